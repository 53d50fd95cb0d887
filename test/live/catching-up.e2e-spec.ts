import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { Sql } from '../../src/platform/database/sql.js';
import { EventFeed } from '../../src/platform/events/event-feed.js';
import { systemActor } from '../../src/shared/system-actor.js';
import { buildTestApp, type TestApp } from '../support/build-test-app.js';
import { databaseKinds } from '../support/databases.js';
import { connectLive, type LiveClient } from '../support/live-client.js';
import { signIn, type Client } from '../support/sign-in.js';

/** The moments between reading what was missed and joining the rooms, each brought about on purpose. */
describe.each(databaseKinds())('catching up on %s', (kind) => {
  let test: TestApp;
  let chair: Client;
  let feed: EventFeed;
  let after: EventFeed['after'];
  const open: LiveClient[] = [];

  beforeAll(async () => {
    test = await buildTestApp(kind);
    chair = await signIn(test.url, 'chair.derby-city');
    feed = test.app.get(EventFeed);
    after = feed.after.bind(feed);
  });
  afterAll(() => test.close());
  afterEach(() => {
    feed.after = after;
    for (const client of open.splice(0)) client.close();
  });

  async function connect(): Promise<LiveClient> {
    const client = await connectLive(test.url, chair.token);
    open.push(client);
    return client;
  }
  const change = (count = 1): Promise<void> =>
    test.app.get(UnitOfWork).run(systemActor('Test'), async (tx) => {
      for (let index = 0; index < count; index += 1) {
        tx.announce({ type: 'rag.changed', panel: 'chesterfield', offenderId: 'somebody', version: 1 });
      }
    });
  const seqs = (events: { seq: number }[]): number[] => events.map(({ seq }) => seq);
  /** The feed itself reads everything; who catches up reads what they may hear of. */
  const isCatchingUp = (condition: Sql | null | undefined): boolean => condition instanceof Sql;

  it('takes in what is told to others while it reads', async () => {
    const since = await feed.newestSeq();
    let changes = 3;
    feed.after = async (seq, limit, condition) => {
      const events = await after(seq, limit, condition);
      if (isCatchingUp(condition) && changes > 0) {
        changes -= 1;
        await change();
        while (feed.lastSeq < (await feed.newestSeq())) await pause(5);
      }
      return events;
    };
    const client = await connect();
    const { missed, seq } = await client.watch('all', since);
    await change();
    await client.hear(since + 4);
    expect([seqs(missed), seq]).toEqual([[since + 1, since + 2, since + 3], since + 3]);
    expect(seqs(client.heard)).toEqual([since + 4]);
  });

  it('does not tell twice what it reads before the others are told', async () => {
    const since = await feed.newestSeq();
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    feed.after = async (seq, limit, condition) => {
      if (!isCatchingUp(condition)) await held;
      return after(seq, limit, condition);
    };
    await change(3);
    const client = await connect();
    const { missed, seq } = await client.watch('all', since);
    release();
    await client.hear(since + 3);
    await pause(50);
    expect([...seqs(missed), ...seqs(client.heard)]).toEqual([since + 1, since + 2, since + 3]);
    expect(seq).toBe(since + missed.length);
  });

  it('does not tell twice what somebody has heard from a node that was ahead', async () => {
    const since = await feed.newestSeq();
    feed.after = async (seq, limit, condition) => {
      if (!isCatchingUp(condition)) await pause(100);
      return after(seq, limit, condition);
    };
    await change(3);
    expect(feed.lastSeq).toBe(since);
    const client = await connect();
    const { missed, seq, reset } = await client.watch('all', since + 2);
    expect([seqs(missed), seq, reset]).toEqual([[since + 3], since + 3, false]);
    await change();
    await client.hear(since + 4);
    expect(seqs(client.heard)).toEqual([since + 4]);
  });

  it('does not tell twice what comes while a client that watches already asks again', async () => {
    const client = await connect();
    const since = await feed.newestSeq();
    await client.watch('all', since);
    feed.after = async (seq, limit, condition) => {
      if (isCatchingUp(condition)) await pause(60);
      return after(seq, limit, condition);
    };
    const asking = client.watch('all', since);
    await pause(20);
    await change(2);
    const { missed } = await asking;
    await change();
    await client.hear(since + 3);
    expect([...seqs(missed), ...seqs(client.heard)]).toEqual([since + 1, since + 2, since + 3]);
  });

  it('says so when the database does not answer, and takes up again when it does', async () => {
    const client = await connect();
    const since = await feed.newestSeq();
    await change();
    feed.after = async (seq, limit, condition) => {
      if (isCatchingUp(condition)) throw new Error('connection lost');
      return after(seq, limit, condition);
    };
    expect((await client.watch('all', since)).error?.code).toBe('UNAVAILABLE');
    feed.after = after;
    while (feed.lastSeq <= since) await pause(5);
    expect(seqs((await client.watch('all', since)).missed)).toEqual([since + 1]);
  });
});
