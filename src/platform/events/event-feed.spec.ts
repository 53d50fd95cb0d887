import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { bundleChildProgram, type ChildProgram } from '../../../test/support/child-program.js';
import { databaseKinds, openTestDatabase, type TestDatabase } from '../../../test/support/databases.js';
import { openTrial, trialActor, writeTrial } from '../../../test/support/trial-work.js';
import { sql } from '../database/sql.js';
import type { UnitOfWork } from '../database/unit-of-work.js';
import type { CommittedEvent } from './event.js';
import { EventFeed } from './event-feed.js';
import { PostgresWake } from './postgres-wake.js';

const upTo = (last: number): number[] => Array.from({ length: last }, (_, index) => index + 1);

/** Waits until something is so, for ten seconds at the most. */
async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 10_000;
  while (!(await isSo())) {
    if (Date.now() > deadline) throw new Error('it did not happen within ten seconds');
    await pause(10);
  }
}

describe.each(databaseKinds())('the event feed on %s', (kind) => {
  let program: ChildProgram;
  let test: TestDatabase;
  let unitOfWork: UnitOfWork;
  let feed: EventFeed;
  let told: number[];
  let faults: unknown[];
  let wake: PostgresWake | null;

  beforeAll(async () => {
    program = await bundleChildProgram('trial-writer');
  });
  afterAll(() => program.remove());
  beforeEach(async () => {
    test = await openTestDatabase(kind);
    unitOfWork = await openTrial(test.database);
    told = [];
    faults = [];
    wake = null;
    feed = new EventFeed(test.database, (error) => faults.push(error));
    feed.listen((event) => told.push(event.seq));
    unitOfWork.onCommit(() => feed.wake());
  });
  afterEach(async () => {
    await wake?.stop();
    feed.stop();
    await feed.settle();
    await test.close();
  });

  const write = (key: string): Promise<void> => unitOfWork.run(trialActor, (tx) => writeTrial(tx, key));
  const writeMany = (prefix: string, count: number): Promise<unknown> =>
    Promise.all(Array.from({ length: count }, (_, index) => write(`${prefix}-${index}`)));
  const writeElsewhere = async (prefix: string, count: number): Promise<void> => {
    const other = program.start(test.url, prefix, '4', String(count));
    other.stdout.resume();
    other.stdin.write('go\n');
    expect(await once(other, 'close')).toEqual([0, null]);
  };

  it('tells every event once and in order, in bursts as well', async () => {
    await feed.start();
    for (const burst of [1, 60, 3, 60]) {
      await writeMany(`burst-${burst}-${told.length}`, burst);
      await feed.settle();
    }
    expect(told).toEqual(upTo(124));
    expect(feed.lastSeq).toBe(124);
  });

  it('tells more events than one read brings', async () => {
    await feed.start();
    await unitOfWork.run(trialActor, async (tx) => {
      for (let index = 0; index < 1_234; index += 1) tx.announce({ type: 'trial.written', panel: null });
    });
    await feed.settle();
    expect(told).toEqual(upTo(1_234));
  });

  it('tells nothing of what was there before it started, even when woken before', async () => {
    await write('before');
    feed.wake();
    await feed.settle();
    await feed.start();
    await write('after');
    await feed.settle();
    expect(told).toEqual([2]);
  });

  it('tells nothing once stopped', async () => {
    await feed.start();
    feed.stop();
    await write('one');
    await feed.settle();
    expect(told).toEqual([]);
  });

  it('keeps a listener that throws from harming the others, and the later events', async () => {
    const alsoTold: CommittedEvent[] = [];
    feed.listen(() => {
      throw new Error('a listener failed');
    });
    feed.listen((event) => alsoTold.push(event));
    await feed.start();
    await write('one');
    await write('two');
    await feed.settle();
    expect(told).toEqual([1, 2]);
    expect(alsoTold).toMatchObject([
      { seq: 1, type: 'trial.written', panel: 'trial', offenderId: 'one' },
      { seq: 2, type: 'trial.written', panel: 'trial', offenderId: 'two' },
    ]);
    expect(faults).toEqual([new Error('a listener failed'), new Error('a listener failed')]);
  });

  it('tells what another process has committed, without being woken', async () => {
    await feed.start();
    await Promise.all([writeElsewhere('other', 40), writeMany('here', 20)]);
    await until(() => told.length >= 60);
    expect(told).toEqual(upTo(60));
  });

  it('has something read of every batch before it tells the first of it', async () => {
    const read: number[][] = [];
    feed.prepare(async (events) => {
      await pause(5);
      read.push(events.map(({ seq }) => seq));
    });
    feed.listen((event) => expect(read.flat()).toContain(event.seq));
    await feed.start();
    await writeMany('prepared', 20);
    await feed.settle();
    expect(read.flat()).toEqual(upTo(20));
    expect([told, faults]).toEqual([upTo(20), []]);
  });

  it('tells a batch later when what has to be known of it could not be read', async () => {
    let failures = 2;
    feed.prepare(() => {
      failures -= 1;
      return failures < 0 ? Promise.resolve() : Promise.reject(new Error('connection lost'));
    });
    await feed.start();
    await write('one');
    await until(() => told.length > 0);
    await write('two');
    await feed.settle();
    expect(told).toEqual([1, 2]);
    expect(faults).toEqual([new Error('connection lost'), new Error('connection lost')]);
  });

  it('reads what came after a number, all of it or what meets a condition', async () => {
    await writeMany('here', 5);
    await unitOfWork.run(trialActor, async (tx) => tx.announce({ type: 'trial.ended', panel: null }));
    const seqs = (events: CommittedEvent[]): number[] => events.map((event) => event.seq);
    expect(seqs(await feed.after(2, 2))).toEqual([3, 4]);
    expect(seqs(await feed.after(3, 10))).toEqual([4, 5, 6]);
    expect(seqs(await feed.after(3, 10, sql`e.panel in ('trial', 'other')`))).toEqual([4, 5]);
    expect(seqs(await feed.after(0, 10, sql`1 = 0`))).toEqual([]);
  });

  if (kind === 'postgres') {
    describe('woken by the server', () => {
      let woken: number;

      beforeEach(async () => {
        woken = 0;
        const { settings } = test;
        const url = settings.kind === 'postgres' ? settings.url : '';
        wake = new PostgresWake(
          url,
          () => ((woken += 1), feed.wake()),
          (error) => faults.push(error),
        );
        await feed.start();
        await wake.start();
      });

      const listeners = (): Promise<{ pid: number }[]> =>
        test.database.read(
          sql`select pid from pg_stat_activity where datname = current_database() and query = 'listen iom_events'`,
        );

      it('hears at once of what another process has committed', async () => {
        const before = woken;
        await writeElsewhere('other', 40);
        await until(() => told.length >= 40);
        expect(told).toEqual(upTo(40));
        expect(woken).toBeGreaterThan(before);
      });

      it('listens again after its connection was cut, and has missed nothing', async () => {
        for (const round of [1, 2]) {
          const [cut] = await listeners();
          await test.database.read(sql`select pg_terminate_backend(${cut?.pid})`);
          await writeElsewhere(`other-${round}`, 10);
          await until(async () => (await listeners()).some(({ pid }) => pid !== cut?.pid));
          const before = woken;
          await write(`here-${round}`);
          await until(() => woken > before && told.length >= 11 * round);
          expect(told).toEqual(upTo(11 * round));
        }
      });
    });
  }
});
