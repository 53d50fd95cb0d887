import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import { Entity } from 'typeorm';
import { databaseKinds, openTestDatabase, type TestDatabase } from '../../../test/support/databases.js';
import { fixedClock } from '../../../test/support/fixed-clock.js';
import {
  findFaults,
  openTrial,
  readTrials,
  trialActor,
  writeState,
  writeTrial,
} from '../../../test/support/trial-work.js';
import { FlagColumn, IdColumn, JsonColumn, TextColumn, WholeColumn } from './columns.js';
import { sql } from './sql.js';
import type { Tx } from './tx.js';
import { NestedUnitOfWorkError, UnitOfWork, UnitOfWorkTimeoutError } from './unit-of-work.js';

@Entity('offenders')
class TrialOffenderEntity {
  @IdColumn() id!: string;
  @FlagColumn('in_custody') inCustody!: boolean;
  @WholeColumn('version') version!: number;
  @TextColumn('rag') rag!: string | null;
  @JsonColumn('notes') notes!: string[] | null;
}

@Entity('sign_in_failures')
class TrialFailuresEntity {
  @IdColumn('username') username!: string;
  @WholeColumn('failures') failures!: number;
  @TextColumn('last_at') lastAt!: string;
  @TextColumn('locked_until') lockedUntil!: string | null;
}

describe.each(databaseKinds())('the unit of work on %s', (kind) => {
  let test: TestDatabase;
  let unitOfWork: UnitOfWork;
  let commits: number;

  beforeEach(async () => {
    test = await openTestDatabase(kind);
    unitOfWork = await openTrial(test.database);
    commits = 0;
    unitOfWork.onCommit(() => (commits += 1));
  });
  afterEach(() => test.close());

  const run = <T>(work: (tx: Tx) => Promise<T>, timeout?: number): Promise<T> =>
    unitOfWork.run(trialActor, work, timeout === undefined ? {} : { timeout });
  const keys = async (): Promise<string[]> => (await readTrials(test.database)).map((trial) => trial.key);

  it('writes state, history, audit entry and event together, at one instant, under the name of who acted', async () => {
    const clock = fixedClock();
    await new UnitOfWork(test.database, clock).run(trialActor, (tx) => writeTrial(tx, 'one'));

    expect(findFaults(await readTrials(test.database))).toEqual([]);
    const at = '2014-06-03T09:30:00.000Z';
    expect(await test.database.read(sql`select recorded_at as at from registrations`)).toEqual([{ at }]);
    expect(await test.database.read(sql`select at, actor_name as who from audit_entries`)).toEqual([
      { at, who: trialActor.name },
    ]);
    expect(await test.database.read(sql`select seq, at from events`)).toEqual([{ seq: 1, at }]);
  });

  it('writes down as of an earlier instant what is begun inside that, and nothing else', async () => {
    const clock = fixedClock();
    const works = new UnitOfWork(test.database, clock);
    const earlier = '2014-05-01T08:00:00.000Z';
    await Promise.all([
      works.asOf(new Date(earlier), async () => {
        await works.run(trialActor, (tx) => writeTrial(tx, 'one'));
        await works.run(trialActor, (tx) => writeTrial(tx, 'two'));
      }),
      works.run(trialActor, (tx) => writeTrial(tx, 'three')),
    ]);
    await works.run(trialActor, (tx) => writeTrial(tx, 'four'));
    expect(findFaults(await readTrials(test.database))).toEqual([]);
    const rows = await test.database.read<{ at: string }>(sql`select at from audit_entries order by at`);
    const now = '2014-06-03T09:30:00.000Z';
    expect(rows.map(({ at }) => at)).toEqual([earlier, earlier, now, now]);
  });

  it('keeps whom an event is about, and whose workers it concerns, where both can be asked for', async () => {
    await run((tx) => {
      tx.announce({ type: 'sharing.changed', panel: 'chesterfield', offenderId: 'one', agency: 'housing' });
      tx.announce({ type: 'cohort.reassessed', panel: null });
      return Promise.resolve();
    });
    expect(
      await test.database.read(sql`select offender_id as "offenderId", agency from events order by seq`),
    ).toEqual([
      { offenderId: 'one', agency: 'housing' },
      { offenderId: null, agency: null },
    ]);
  });

  it('tells its listeners after the commit, and only then', async () => {
    const seen: string[][] = [];
    let visible: Promise<unknown> = Promise.resolve();
    unitOfWork.onCommit(() => {
      visible = keys().then((found) => seen.push(found));
    });
    await run(async (tx) => {
      await writeTrial(tx, 'one');
      expect(commits).toBe(0);
    });
    await visible;
    expect(commits).toBe(1);
    expect(seen).toEqual([['one']]);
  });

  it('tells nobody of a unit that failed', async () => {
    await expect(
      run((tx) => writeTrial(tx, 'one').then(() => Promise.reject(new Error('refused')))),
    ).rejects.toThrow('refused');
    expect(commits).toBe(0);
    expect(await keys()).toEqual([]);
  });

  it('is done although a listener throws, and the other listeners hear of it', async () => {
    const faults: unknown[] = [];
    const guarded = new UnitOfWork(test.database, fixedClock(), (error) => faults.push(error));
    guarded.onCommit(() => {
      throw new Error('a listener failed');
    });
    guarded.onCommit(() => (commits += 1));
    await expect(guarded.run(trialActor, (tx) => writeTrial(tx, 'one'))).resolves.toBeUndefined();
    expect(commits).toBe(1);
    expect(faults).toEqual([new Error('a listener failed')]);
  });

  it('keeps a thrower from harming the units that commit together with it', async () => {
    const outcomes = await Promise.allSettled([
      run((tx) => writeTrial(tx, 'one')),
      run((tx) => writeTrial(tx, 'two').then(() => Promise.reject(new Error('refused')))),
      run((tx) => writeTrial(tx, 'three')),
    ]);
    expect(outcomes.map((outcome) => outcome.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect((await keys()).sort()).toEqual(['one', 'three']);
  });

  describe('inside another', () => {
    it.each([
      ['at once', () => Promise.resolve()],
      ['after waiting for the database', (tx: Tx) => tx.query(sql`select 1 as one`)],
      ['after waiting for something else', () => pause(5)],
    ])('throws %s and undoes both', async (_, before: (tx: Tx) => Promise<unknown>) => {
      const failure = run(async (tx) => {
        await writeTrial(tx, 'outer');
        await before(tx);
        await run((inner) => writeTrial(inner, 'inner'));
      });
      await expect(failure).rejects.toBeInstanceOf(NestedUnitOfWorkError);
      expect(await keys()).toEqual([]);
      await run((tx) => writeTrial(tx, 'later'));
      expect(await keys()).toEqual(['later']);
    });

    it('is not mistaken for one that another caller starts meanwhile', async () => {
      await Promise.all([
        run((tx) => writeTrial(tx, 'one', () => pause(2))),
        pause(3).then(() => run((tx) => writeTrial(tx, 'two'))),
      ]);
      expect((await keys()).sort()).toEqual(['one', 'two']);
    });
  });

  describe('that takes too long', () => {
    it('is undone, and whatever it writes later is refused', async () => {
      let late: Promise<unknown> = Promise.resolve();
      const failure = run((tx) => {
        late = writeTrial(tx, 'slow', (point) => (point === 1 ? pause(150) : Promise.resolve()));
        return late;
      }, 40);
      await expect(failure).rejects.toBeInstanceOf(UnitOfWorkTimeoutError);
      await expect(late).rejects.toThrow('has ended');
      expect(await keys()).toEqual([]);
      await run((tx) => writeTrial(tx, 'next'));
      expect(await keys()).toEqual(['next']);
    });

    it('does not wait for a statement that hangs', async () => {
      if (kind === 'sqlite') return; // A statement on SQLite runs within its call and waits for nobody.
      const began = Date.now();
      await expect(run((tx) => tx.query(sql`select pg_sleep(5)`), 100)).rejects.toThrow();
      expect(Date.now() - began).toBeLessThan(2_000);
    });
  });

  it('refuses everything through a Tx that has ended', async () => {
    let kept: Tx | undefined;
    await run(async (tx) => {
      kept = tx;
      await writeTrial(tx, 'one');
    });
    const ended = kept as Tx;
    await expect(writeState(ended, 'two')).rejects.toThrow('has ended');
    await expect(ended.query(sql`select 1 as one`)).rejects.toThrow('has ended');
    expect(() => ended.announce({ type: 'trial.late', panel: null })).toThrow('has ended');
    expect(() => ended.record({ action: 'trial.late', subjectType: 'trial', subjectId: null })).toThrow(
      'has ended',
    );
  });

  it('fails as a whole when one of its statements failed, even if the work went on regardless', async () => {
    await run((tx) => writeTrial(tx, 'one'));
    const failure = run(async (tx) => {
      await writeState(tx, 'two');
      await writeState(tx, 'one').catch(() => undefined);
    });
    await expect(failure).rejects.toMatchObject({
      code: kind === 'sqlite' ? 'SQLITE_CONSTRAINT_PRIMARYKEY' : '23505',
    });
    expect(await keys()).toEqual(['one']);
  });

  it('may read what is committed, however many do so at once', async () => {
    const found = await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        run(async (tx) => {
          await writeState(tx, `unit-${index}`);
          return test.database.readOne<{ found: number }>(sql`select 1 as found`);
        }, 3_000),
      ),
    );
    expect(found).toHaveLength(40);
  });

  it('is waited for when the product closes', async () => {
    const unfinished = [1, 2, 3].map((index) => run((tx) => writeTrial(tx, `unit-${index}`, () => pause(5))));
    await unitOfWork.settle();
    expect(await keys()).toHaveLength(3);
    await Promise.all(unfinished);
  });

  describe('writes entities', () => {
    const id = 'offender-trial';
    const find = (): Promise<unknown> =>
      test.database.readOne(sql`select in_custody, version, rag, notes from offenders where id = ${id}`);

    it('with flags and structures as the columns store them', async () => {
      const changed = await run((tx) =>
        tx.update(
          TrialOffenderEntity,
          { id, version: 1 },
          { inCustody: true, version: 2, notes: ['a', 'b'] },
        ),
      );
      expect(changed).toBe(1);
      expect(await find()).toEqual({ in_custody: 1, version: 2, rag: null, notes: '["a","b"]' });
    });

    it('and says that nothing matched when somebody else was first', async () => {
      expect(await run((tx) => tx.update(TrialOffenderEntity, { id, version: 7 }, { rag: 'red' }))).toBe(0);
    });

    it('and finds what is empty by null', async () => {
      expect(await run((tx) => tx.update(TrialOffenderEntity, { id, rag: null }, { rag: 'red' }))).toBe(1);
      expect(await run((tx) => tx.update(TrialOffenderEntity, { id, rag: null }, { rag: 'green' }))).toBe(0);
    });

    it('and refuses to change more rows than were meant because a value is missing', async () => {
      const absent = undefined as unknown as string;
      const widened = run((tx) => tx.update(TrialOffenderEntity, { id: absent, version: 1 }, { rag: 'red' }));
      await expect(widened).rejects.toThrow('An update of offenders needs a value for id.');
      await expect(run((tx) => tx.update(TrialOffenderEntity, {}, { rag: 'red' }))).rejects.toThrow(
        TypeError,
      );
      expect(await find()).toMatchObject({ rag: null });
    });

    it('and adds a row, with null for what is not there', async () => {
      const row = {
        username: 'a.user',
        failures: 2,
        lastAt: '2014-06-03T09:30:00.000Z',
      } as TrialFailuresEntity;
      await run((tx) => tx.insert(TrialFailuresEntity, row));
      expect(await test.database.read(sql`select * from sign_in_failures`)).toEqual([
        { username: 'a.user', failures: 2, last_at: '2014-06-03T09:30:00.000Z', locked_until: null },
      ]);
    });

    it('and gives back what an update returns, as rows', async () => {
      const update = sql`update offenders set rag = 'red' where id = ${id} returning rag`;
      expect(await run((tx) => tx.query(update))).toEqual([{ rag: 'red' }]);
      expect(await run((tx) => tx.execute(update))).toBe(1);
    });
  });
});
