import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { EventFeed } from '../../src/platform/events/event-feed.js';
import { systemActor } from '../../src/shared/system-actor.js';
import { buildTestApp, type TestApp } from '../support/build-test-app.js';
import { databaseKinds } from '../support/databases.js';
import { connectLive, type LiveClient } from '../support/live-client.js';
import { addPerson } from '../support/people.js';
import { signIn, type Client } from '../support/sign-in.js';

const PANELS = [
  'derby-city',
  'chesterfield',
  'high-peak-and-dales',
  'erewash-and-amber-valley',
  'south-derbyshire',
];

describe.each(databaseKinds())('watching on %s', (kind) => {
  let test: TestApp;
  let keeper: Client;
  let chair: Client;
  const open: LiveClient[] = [];

  beforeAll(async () => {
    test = await buildTestApp(kind);
    keeper = await signIn(test.url, 'coordinator.chesterfield');
    chair = await signIn(test.url, 'chair.derby-city');
  });
  afterAll(() => test.close());
  afterEach(() => {
    for (const client of open.splice(0)) client.close();
  });

  async function connect(token = chair.token): Promise<LiveClient> {
    const client = await connectLive(test.url, token);
    open.push(client);
    return client;
  }
  const head = (): Promise<number> => test.app.get(EventFeed).newestSeq();
  const announce = (panel: string, count = 1): Promise<void> =>
    test.app.get(UnitOfWork).run(systemActor('Test'), async (tx) => {
      for (let index = 0; index < count; index += 1) {
        tx.announce({ type: 'rag.changed', panel, offenderId: 'somebody', version: 1 });
      }
    });
  /** A change that the feed has told: whoever watches from now on stands behind it. */
  const change = async (panel: string, count = 1): Promise<void> => {
    await announce(panel, count);
    await test.app.get(EventFeed).settle();
  };
  const seqs = (events: { seq: number }[]): number[] => events.map(({ seq }) => seq);

  it('begins where the feed stands', async () => {
    const client = await connect();
    expect(await client.watch('all')).toEqual({ seq: await head(), missed: [], reset: false });
  });

  it('tells of a change to a person, as ids and versions and nothing else', async () => {
    const client = await connect();
    const { seq } = await client.watch('all');
    const { id } = await addPerson(keeper, {
      surname: 'Confidential',
      notes: 'secret',
      address: '1 Hidden Lane',
    });
    await keeper.put(`/offenders/${id}/rag`, { status: 'red', reason: 'whispered reason' }).expect(200);
    await client.hear(seq + 2);
    const at = expect.any(String);
    expect(client.heard).toEqual([
      { seq: seq + 1, type: 'offender.created', panel: 'chesterfield', offenderId: id, version: 1, at },
      { seq: seq + 2, type: 'rag.changed', panel: 'chesterfield', offenderId: id, version: 2, at },
    ]);
  });

  it('keeps to the panels asked for', async () => {
    const [some, one] = [await connect(), await connect()];
    const { seq } = await some.watch(['chesterfield', 'derby-city']);
    await one.watch(['south-derbyshire']);
    for (const panel of PANELS) await change(panel);
    await Promise.all([some.hear(seq + 2), one.hear(seq + 5)]);
    expect(seqs(some.heard)).toEqual([seq + 1, seq + 2]);
    expect(seqs(one.heard)).toEqual([seq + 5]);
  });

  it('watches other panels when asked again, and no longer the first', async () => {
    const client = await connect();
    await client.watch(['chesterfield']);
    const { seq } = await client.watch(['derby-city']);
    await change('chesterfield');
    await change('derby-city');
    await client.hear(seq + 2);
    expect(seqs(client.heard)).toEqual([seq + 2]);
  });

  it.each([
    ['a panel that is not there', { panels: ['chesterfield', 'nowhere'] }, 'FORBIDDEN', ['nowhere']],
    ['no panel', { panels: [] }, 'BAD_INPUT', undefined],
    ['nothing', undefined, 'BAD_INPUT', undefined],
    ['text', 'all', 'BAD_INPUT', undefined],
    ['a number before the first', { panels: 'all', since: -1 }, 'BAD_INPUT', undefined],
    ['a panel named like a room', { panels: ['session:x'] }, 'FORBIDDEN', ['session:x']],
    ['__proto__', { panels: ['__proto__'] }, 'FORBIDDEN', ['__proto__']],
  ])('answers %s with an error, and goes on as before', async (_, sent, code, panels) => {
    const client = await connect();
    const { seq } = await client.watch(['chesterfield']);
    const { error } = await client.ask(sent);
    expect(error).toEqual({ code, message: expect.any(String), ...(panels ? { panels } : {}) });
    await change('chesterfield');
    await client.hear(seq + 1);
  });

  it('does not fall over a request without an acknowledgement, or with a message too large', async () => {
    const client = await connect();
    client.socket.emit('watch', { panels: 'all' });
    client.socket.emit('watch');
    client.socket.emit('unheard-of', {});
    const large = await connect();
    large.socket.emit('watch', { panels: ['x'.repeat(20_000)] });
    expect((await client.watch('all')).reset).toBe(false);
  });

  it.each(['analyst', 'admin', 'auditor'])('tells %s nothing', async (username) => {
    const { token } = await signIn(test.url, username);
    const client = await connect(token);
    for (const panels of ['all', ['chesterfield']]) {
      const answer = await client.watch(panels, 0);
      expect(answer.error?.code).toBe('FORBIDDEN');
      expect(answer).not.toHaveProperty('missed');
      expect(answer).not.toHaveProperty('seq');
    }
    const watcher = await connect();
    const { seq } = await watcher.watch('all');
    await change('chesterfield');
    await watcher.hear(seq + 1);
    await pause(50);
    expect(client.heard).toEqual([]);
  });

  it('hands over what was missed, of the panels asked for', async () => {
    const since = await head();
    for (const panel of PANELS) await change(panel);
    const client = await connect();
    const { missed, seq, reset } = await client.watch(['chesterfield', 'south-derbyshire'], since);
    expect([seqs(missed), seq, reset]).toEqual([[since + 2, since + 5], since + 5, false]);
  });

  it('hands over five hundred missed events, and asks to start anew for more', async () => {
    const since = await head();
    await change('chesterfield', 500);
    const client = await connect();
    const answer = await client.watch('all', since);
    expect([answer.missed.length, answer.reset]).toEqual([500, false]);
    await change('chesterfield');
    expect(await client.watch('all', since)).toMatchObject({ missed: [], reset: true, seq: since + 501 });
    expect(await client.watch('all', 0)).toMatchObject({ missed: [], reset: true });
  });

  it('asks somebody who is ahead of the feed to start anew, and tells what follows', async () => {
    const client = await connect();
    const answer = await client.watch('all', (await head()) + 1000);
    expect(answer).toMatchObject({ missed: [], reset: true, seq: await head() });
    await change('derby-city');
    await client.hear(answer.seq + 1);
  });

  it('tells every event once and in order, in a burst, to clients who come and go', async () => {
    const start = await head();
    const steady = await connect();
    await steady.watch('all');
    let over = false;
    const all = Array.from({ length: 300 }, (_, index) => start + 1 + index);

    /** Loses its connection again and again, and takes up where it was. */
    const comeAndGo = async (panels: 'all' | string[], stay: number): Promise<number[]> => {
      const heard: number[] = [];
      let since = start;
      for (let last = false; !last;) {
        last = over;
        const client = await connect();
        const { missed, seq, reset } = await client.watch(panels, since);
        expect(reset).toBe(false);
        heard.push(...seqs(missed));
        await pause(stay);
        client.close();
        heard.push(...seqs(client.heard));
        since = Math.max(seq, heard.at(-1) ?? 0);
      }
      return heard;
    };
    const burst = async (): Promise<void> => {
      for (let round = 0; round < 10; round += 1) {
        await Promise.all(Array.from({ length: 30 }, (_, index) => announce(PANELS[index % 5] as string)));
        await pause(10);
      }
      over = true;
    };
    const [quick, slow, one] = await Promise.all([
      comeAndGo('all', 3),
      comeAndGo('all', 40),
      comeAndGo(['chesterfield'], 15),
      burst(),
    ]);
    await steady.hear(start + 300);
    expect(seqs(steady.heard)).toEqual(all);
    expect(quick).toEqual(all);
    expect(slow).toEqual(all);
    const { items } = (await chair.get(`/events?since=${start}&panel=chesterfield&limit=500`)).body;
    expect(one).toEqual(seqs(items as { seq: number }[]));
    expect(one).toHaveLength(60);
  });
});
