import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import { EventFeed } from '../../src/platform/events/event-feed.js';
import { endAgreement } from '../support/agreements.js';
import { buildTestApp, type TestApp } from '../support/build-test-app.js';
import { databaseKinds } from '../support/databases.js';
import { connectLive, emitted, type LiveClient, type LiveEvent } from '../support/live-client.js';
import { addPerson } from '../support/people.js';
import { signIn, type Client } from '../support/sign-in.js';

const TODAY = '2014-06-03';

describe.each(databaseKinds())('a partner who watches on %s (LAW-4)', (kind) => {
  let test: TestApp;
  let police: Client;
  let admin: Client;
  let chair: LiveClient;
  /** Somebody whom housing works with, and somebody whom it does not. */
  let shared: string;
  let other: string;
  const open: LiveClient[] = [];
  const clients = new Map<string, Client>();

  beforeAll(async () => {
    test = await buildTestApp(kind, { IOM_TODAY: TODAY });
    police = await signIn(test.url, 'coordinator.chesterfield');
    admin = await signIn(test.url, 'admin');
    for (const username of ['housing.worker', 'drugs.worker', 'prison.worker', 'chair.derby-city'])
      clients.set(username, await signIn(test.url, username));
  });
  afterAll(() => test.close());
  beforeEach(async () => {
    shared = (await addPerson(police)).id;
    other = (await addPerson(police)).id;
    await contact(shared, 'housing');
    // What came before is told before: a test hears its own events only.
    await test.app.get(EventFeed).settle();
    chair = await connect('chair.derby-city');
    await chair.watch('all');
  });
  afterEach(() => {
    for (const client of open.splice(0)) client.close();
  });

  const clientOf = (username: string): Client => clients.get(username) as Client;
  async function connect(username: string): Promise<LiveClient> {
    const client = await connectLive(test.url, clientOf(username).token);
    open.push(client);
    return client;
  }
  async function contact(id: string, contactAgency: string): Promise<string> {
    const body = { contactAgency, kind: 'worker', name: 'Kay Worker', from: '2014-05-01' };
    return (await police.post(`/offenders/${id}/contacts`, body).expect(201)).body.id as string;
  }
  const endContact = (id: string, cid: string) =>
    police.post(`/offenders/${id}/contacts/${cid}/end`, { to: '2014-06-02' }).expect(201);
  const setRag = (id: string, status = 'red') =>
    police.put(`/offenders/${id}/rag`, { status, reason: 'As decided' }).expect(200);
  /** Waits until whoever sees the whole cohort has been told of everything, and so everybody has. */
  const settle = async (): Promise<void> => {
    await chair.hear(await test.app.get(EventFeed).newestSeq());
    await pause(50);
  };
  const typesOf = (events: readonly LiveEvent[]): string[] => events.map(({ type }) => type);
  const idsOf = (events: readonly LiveEvent[]): unknown[] => events.map(({ offenderId }) => offenderId);

  it('hears what is about somebody shared with them, and of nobody else', async () => {
    const housing = await connect('housing.worker');
    await housing.watch('all');
    await setRag(other);
    await setRag(shared);
    await settle();
    expect(housing.heard).toMatchObject([{ type: 'rag.changed', offenderId: shared, panel: 'chesterfield' }]);
    expect(Object.keys(housing.heard[0] ?? {}).sort()).toEqual([
      'at',
      'offenderId',
      'panel',
      'seq',
      'type',
      'version',
    ]);
  });

  it('keeps to the panels asked for', async () => {
    const housing = await connect('housing.worker');
    await housing.watch(['derby-city']);
    await setRag(shared);
    await settle();
    expect(housing.heard).toEqual([]);
  });

  it('is not told of a fact that they may not read: housing of no drug test', async () => {
    await contact(shared, 'drugs-alcohol');
    const [housing, drugs] = [await connect('housing.worker'), await connect('drugs.worker')];
    await Promise.all([housing.watch('all'), drugs.watch('all')]);
    const { seq } = await housing.watch('all');
    await police
      .post(`/offenders/${shared}/drug-tests`, { sampleDate: '2014-06-01', result: 'negative' })
      .expect(201);
    await settle();
    expect(typesOf(drugs.heard)).toContain('drug-test.recorded');
    expect(typesOf(housing.heard)).not.toContain('drug-test.recorded');
    const { items } = (await clientOf('housing.worker').get(`/events?since=${seq}`).expect(200)).body;
    expect(typesOf(items as LiveEvent[])).toEqual(typesOf(housing.heard));
  });

  it('hears at once that somebody has become theirs, and of them from then on', async () => {
    const housing = await connect('housing.worker');
    await housing.watch('all');
    const cid = await contact(other, 'housing');
    await setRag(other);
    await settle();
    expect(typesOf(housing.heard)).toEqual(['contact.changed', 'sharing.changed', 'rag.changed']);
    expect(idsOf(housing.heard)).toEqual([other, undefined, other]);
    await endContact(other, cid);
    await setRag(other, 'amber');
    await settle();
    const after = housing.heard.slice(3);
    expect(typesOf(after)).toEqual(['sharing.changed']);
    expect(JSON.stringify(after)).not.toContain(other);
  });

  it('of the prison service hears of those in their own establishment or due to it, and of no other', async () => {
    const prison = await connect('prison.worker');
    await prison.watch('all');
    const custody = (id: string, body: object) => police.post(`/offenders/${id}/custody`, body).expect(201);
    await custody(other, { establishment: 'HMP Ranby', from: '2014-05-01' });
    await setRag(other);
    await settle();
    expect(prison.heard).toEqual([]);
    await custody(shared, { establishment: 'hmp nottingham', from: '2014-06-20' });
    await setRag(shared);
    await settle();
    expect(new Set(idsOf(prison.heard))).toEqual(new Set([shared, undefined]));
    expect(typesOf(prison.heard)).toEqual(
      expect.arrayContaining(['custody.changed', 'sharing.changed', 'rag.changed']),
    );
  });

  it('is handed what was missed about people shared with them now, and the same over HTTP', async () => {
    const since = await test.app.get(EventFeed).newestSeq();
    await setRag(other);
    await setRag(shared);
    const cid = await contact(other, 'housing');
    await setRag(other, 'amber');
    await endContact(other, cid);
    await settle();
    const housing = await connect('housing.worker');
    const { missed, seq, reset } = await housing.watch('all', since);
    expect(idsOf(missed.filter(({ type }) => type !== 'sharing.changed'))).toEqual([shared]);
    expect(missed.filter(({ type }) => type === 'sharing.changed')).toHaveLength(2);
    expect(JSON.stringify(missed)).not.toContain(other);
    expect([seq, reset]).toEqual([await test.app.get(EventFeed).newestSeq(), false]);
    const { body } = await clientOf('housing.worker').get(`/events?since=${since}`).expect(200);
    expect(body).toEqual({ items: missed, seq });
    const elsewhere = await clientOf('housing.worker')
      .get(`/events?since=${since}&panel=derby-city`)
      .expect(200);
    expect(elsewhere.body.items).toEqual([]);
  });

  it('hears every event of theirs once and in order, in a burst, coming and going', async () => {
    const since = await test.app.get(EventFeed).newestSeq();
    let over = false;
    const comeAndGo = async (stay: number): Promise<LiveEvent[]> => {
      const heard: LiveEvent[] = [];
      let from = since;
      for (let last = false; !last;) {
        last = over;
        const client = await connect('housing.worker');
        const { missed, seq, reset } = await client.watch('all', from);
        expect(reset).toBe(false);
        heard.push(...missed);
        await pause(stay);
        client.close();
        heard.push(...client.heard);
        from = Math.max(seq, heard.at(-1)?.seq ?? 0);
      }
      return heard;
    };
    const burst = async (): Promise<void> => {
      for (let round = 0; round < 20; round += 1) {
        await Promise.all([setRag(shared, round % 2 ? 'red' : 'amber'), setRag(other)]);
      }
      over = true;
    };
    const steady = await connect('housing.worker');
    await steady.watch('all');
    const [quick, slow] = await Promise.all([comeAndGo(3), comeAndGo(40), burst()]);
    await settle();
    const { items } = (await clientOf('housing.worker').get(`/events?since=${since}&limit=500`)).body as {
      items: LiveEvent[];
    };
    expect(new Set(idsOf(items))).toEqual(new Set([shared]));
    expect(items.length).toBeGreaterThanOrEqual(20);
    expect(steady.heard).toEqual(items);
    expect(quick).toEqual(items);
    expect(slow).toEqual(items);
  });

  it('hears nothing from the moment their agreement ends', async () => {
    const drugs = await connect('drugs.worker');
    await contact(shared, 'drugs-alcohol');
    await drugs.watch('all');
    const gone = emitted(drugs.socket, 'disconnect');
    const { seq: before } = (await police.get('/events?since=0&limit=500').expect(200)).body as {
      seq: number;
    };
    await endAgreement(admin, 'drugs-alcohol', '2014-06-02');
    await setRag(shared, 'green');
    await gone;
    await settle();
    // What was committed before the end may be told late; nothing whatever from then on is told.
    expect(drugs.heard.filter(({ seq }) => seq > before)).toEqual([]);
    await expect(connect('drugs.worker')).rejects.toThrow('no sharing agreement');
    await clientOf('drugs.worker').get('/events').expect(403);
  });
});
