import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildTestApp, type TestApp } from '../support/build-test-app.js';
import { databaseKinds } from '../support/databases.js';
import { addPerson } from '../support/people.js';
import { signIn, type Client } from '../support/sign-in.js';

interface Entry {
  id: string;
  type: string;
  fact: string;
}
interface Page {
  items: Entry[];
  nextCursor: string | null;
}

describe.each(databaseKinds())('the timeline of a record on %s', (kind) => {
  let test: TestApp;
  let police: Client;
  let prison: Client;
  let id: string;

  beforeAll(async () => {
    test = await buildTestApp(kind, { IOM_TODAY: '2014-06-03' });
    police = await signIn(test.url, 'coordinator.chesterfield');
    prison = await signIn(test.url, 'prison.worker');
    id = (await addPerson(police)).id;
    const record = `/offenders/${id}`;
    await police
      .post(`${record}/custody`, { establishment: 'HMP Nottingham', from: '2014-03-01' })
      .expect(201);
    await police.post(`${record}/scores`, { score: 93, assessedOn: '2014-06-02' }).expect(201);
    await police.put(`${record}/rag`, { status: 'red', reason: 'Wanted on warrant' }).expect(200);
    const intelligence = { date: '2014-06-01', text: 'Seen', source: 1, assessment: 'B', handling: 'P' };
    await police.post(`${record}/intelligence`, intelligence).expect(201);
    // The first assessment decides; this one decides otherwise, and is told.
    await police.put(`${record}/designations`, { mappaLevel: 2 }).expect(200);
    await police.put(`${record}/designations`, { mappaLevel: 0 }).expect(200);
    await police.get(record).expect(200);
  });
  afterAll(() => test.close());

  const read = async (query = '', client = police): Promise<Page> =>
    (await client.get(`/offenders/${id}/timeline?${query}`).expect(200)).body as Page;
  const factsOf = ({ items }: Page): string[] => [...new Set(items.map(({ fact }) => fact))].sort();

  it('merges all facts, each with its kind, and holds no views of the record', async () => {
    const { items } = await read();
    expect(items.map(({ type, fact }) => [type, fact])).toEqual(
      expect.arrayContaining([
        ['offender.created', 'particulars'],
        ['custody.changed', 'custody'],
        ['score.recorded', 'scores'],
        ['rag.changed', 'rag'],
        ['intelligence.recorded', 'intelligence'],
        ['designations.changed', 'designations'],
      ]),
    );
    expect(items.filter(({ type }) => type.endsWith('-viewed') || type.endsWith('.viewed'))).toEqual([]);
  });

  it.each([
    ['kind=rag', ['rag']],
    ['kind=rag&kind=custody', ['custody', 'rag']],
    ['kind=rag,custody', ['custody', 'rag']],
    ['kind=particulars', ['particulars']],
    ['kind=particulars,scores', ['particulars', 'scores']],
    ['kind=pathways', []],
  ])('keeps to %s', async (query, facts) => {
    expect(factsOf(await read(query))).toEqual(facts);
  });

  it('takes a kind that is left blank for all kinds, as a form sends it', async () => {
    expect((await read('kind=')).items).toEqual((await read()).items);
  });

  it.each(['kind=views', 'kind=rag,views', 'kind=rag&kind=views'])('refuses %s', async (query) => {
    const { body } = await police.get(`/offenders/${id}/timeline?${query}`).expect(400);
    expect(body.errors).toMatchObject([{ field: 'kind' }]);
  });

  it('LAW-4: leaves out entries of what the reader may not read, as if they were not there', async () => {
    const all = (await read()).items;
    const shown = await read('', prison);
    const isHidden = ({ type, fact }: Entry): boolean => fact === 'decisions' || type.startsWith('agenda.');
    expect(shown.items).toEqual(all.filter((entry) => !isHidden(entry)));
    expect(all.length).toBeGreaterThan(shown.items.length);
    expect(await read('kind=decisions', prison)).toEqual({ items: [], nextCursor: null });
    const home = await read('kind=decisions,rag', prison);
    expect(factsOf(home)).toEqual(['rag']);
  });

  it('LAW-4: fills a partner’s pages without what they may not read', async () => {
    for (let round = 0; round < 50; round += 1) {
      await police.put(`/offenders/${id}/designations`, { mappaLevel: round % 2 === 0 ? 2 : 0 }).expect(200);
    }
    const first = await read('', prison);
    expect(first.items).toHaveLength(50);
    const rest = await read(`cursor=${encodeURIComponent(first.nextCursor ?? '')}`, prison);
    const seen = [...first.items, ...rest.items];
    expect(new Set(seen.map((entry) => entry.id)).size).toBe(seen.length);
    expect(seen.filter(({ fact }) => fact === 'decisions')).toEqual([]);
  });
});
