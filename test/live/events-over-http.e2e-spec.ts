import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildTestApp, type TestApp } from '../support/build-test-app.js';
import { databaseKinds } from '../support/databases.js';
import { addPerson } from '../support/people.js';
import { signIn, type Client } from '../support/sign-in.js';

interface Feed {
  items: { seq: number; type: string; panel: string; [more: string]: unknown }[];
  seq: number;
}

describe.each(databaseKinds())('the feed over HTTP on %s', (kind) => {
  let test: TestApp;
  let client: Client;
  let start: number;

  beforeAll(async () => {
    test = await buildTestApp(kind);
    client = await signIn(test.url, 'chair.derby-city');
    const keeper = await signIn(test.url, 'coordinator.chesterfield');
    start = (await read('')).seq;
    const panels = ['chesterfield', 'derby-city', 'chesterfield', 'south-derbyshire', 'chesterfield'];
    for (const panel of panels) await addPerson(keeper, { panel });
  });
  afterAll(() => test.close());

  const read = async (query: string): Promise<Feed> =>
    (await client.get(`/events?${query}`).expect(200)).body;

  it('tells what came after a number, in order and without a hole', async () => {
    const { items, seq } = await read(`since=${start}`);
    expect(items.map((event) => event.seq)).toEqual([1, 2, 3, 4, 5].map((step) => start + step));
    expect(seq).toBe(start + 5);
  });

  it('tells ids and versions, and nothing else', async () => {
    const { items } = await read(`since=${start}`);
    for (const event of items) {
      expect(Object.keys(event).sort()).toEqual(['at', 'offenderId', 'panel', 'seq', 'type', 'version']);
    }
  });

  it('can be followed with the number it gives, in small steps', async () => {
    const seen: number[] = [];
    let since = start;
    for (let step = 0; step < 4; step += 1) {
      const { items, seq } = await read(`since=${since}&limit=2`);
      seen.push(...items.map((event) => event.seq));
      since = seq;
    }
    expect(seen).toEqual([1, 2, 3, 4, 5].map((step) => start + step));
  });

  it('keeps to one panel, and still says how far it has read', async () => {
    const { items, seq } = await read(`since=${start}&panel=chesterfield`);
    expect(items.map(({ panel }) => panel)).toEqual(['chesterfield', 'chesterfield', 'chesterfield']);
    expect(seq).toBe(start + 5);
  });

  it('has nothing after its end', async () => {
    expect(await read(`since=${start + 5}`)).toEqual({ items: [], seq: start + 5 });
    expect((await read('since=2147483647')).items).toEqual([]);
  });

  it('never tells of users and sessions', async () => {
    const { items } = await read('since=0&limit=500');
    expect(items.filter(({ type }) => /^(user|session)\./.test(type))).toEqual([]);
  });

  it('refuses a panel that is not there', async () => {
    await client.get('/events?panel=nowhere').expect(403);
  });

  it.each(['since=-1', 'since=x', 'since=1.5', 'since=99999999999', 'limit=0', 'limit=501', 'panels=all'])(
    'refuses %s',
    async (query) => {
      await client.get(`/events?${query}`).expect(400);
    },
  );
});
