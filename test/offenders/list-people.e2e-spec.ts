import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildTestApp, type TestApp } from '../support/build-test-app.js';
import { databaseKinds } from '../support/databases.js';
import { addPerson } from '../support/people.js';
import { signIn, type Client } from '../support/sign-in.js';

interface Item {
  id: string;
  surname: string;
  forename: string;
  panel: string;
  tier: number | null;
  ogrsScore: number | null;
  rag: string | null;
  status: string;
  registeredOn: string | null;
  earliestExitOn: string | null;
}
interface Page {
  items: Item[];
  nextCursor: string | null;
  total: number;
}

const SORTS = ['name', 'score', 'registeredOn', 'earliestExitOn', 'rag'];
const PANELS = ['derby-city', 'chesterfield', 'high-peak-and-dales'];
const RAGS = ['red', 'amber-alert', 'amber', 'green'];

describe.each(databaseKinds())('the definitive list on %s', (kind) => {
  let test: TestApp;
  let client: Client;
  const ids: string[] = [];

  /** 48 people: every panel, score band and status, many with equal values, so that ids have to decide. */
  const fill = (): Promise<unknown> => Promise.all(Array.from({ length: 48 }, (_, index) => addOne(index)));

  async function addOne(index: number): Promise<void> {
    const { id } = await addPerson(client, {
      surname: ['Ångström', 'Álvarez', 'Zimmer', 'O’Hara', 'adams', 'Adams', 'Mc Coy', 'McCoy'][index % 8],
      forename: `N${index % 3}`,
      dateOfBirth: `19${50 + (index % 40)}-0${1 + (index % 9)}-1${index % 10}`,
      panel: PANELS[index % 3],
      confirmedNew: true,
    });
    ids.push(id);
    const score = [null, 40, 69, 70, 89, 90, 100][index % 7];
    if (score !== null) {
      await client.post(`/offenders/${id}/scores`, { score, assessedOn: '2014-06-01' }).expect(201);
    }
    const status = RAGS[index % 5];
    if (status) await client.put(`/offenders/${id}/rag`, { status, reason: 'test' }).expect(200);
  }

  beforeAll(async () => {
    test = await buildTestApp(kind, { IOM_TODAY: '2014-06-03' });
    client = await signIn(test.url, 'coordinator.chesterfield');
    await fill();
  });
  afterAll(() => test.close());

  const page = async (query: string): Promise<Page> =>
    (await client.get(`/offenders?${query}`).expect(200)).body as Page;

  async function walk(query: string, limit: number, between: () => Promise<unknown>): Promise<Page[]> {
    const pages: Page[] = [];
    let cursor: string | null = null;
    do {
      const from: string = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`;
      const next = await page(`${query}&limit=${limit}${from}`);
      pages.push(next);
      cursor = next.nextCursor;
      await between();
    } while (cursor !== null);
    return pages;
  }

  it.each(SORTS.flatMap((sort) => [sort, `-${sort}`]))(
    'shows everybody exactly once, page by page by %s, while people are added',
    async (sort) => {
      let added = 0;
      const pages = await walk(`sort=${sort}`, 13, async () => {
        added += 1;
        if (added < 5)
          await addPerson(client, {
            surname: added % 2 ? 'Aaaa' : 'Zzzz',
            panel: 'south-derbyshire',
            confirmedNew: true,
          });
      });
      const seen = pages.flatMap(({ items }) => items.map(({ id }) => id));
      expect(new Set(seen).size).toBe(seen.length);
      expect(ids.filter((id) => !seen.includes(id))).toEqual([]);
    },
  );

  it.each(SORTS)('reads backwards by -%s what it reads forwards', async (sort) => {
    const forwards = (await page(`sort=${sort}&limit=200`)).items.map(({ id }) => id);
    const backwards = (await page(`sort=-${sort}&limit=200`)).items.map(({ id }) => id);
    expect(backwards.reverse()).toEqual(forwards);
  });

  it('is in order, by name when nothing else is asked for', async () => {
    const fold = (text: string): string =>
      text
        .normalize('NFKD')
        .replace(/[^a-z]/gi, '')
        .toLowerCase();
    const names = (await page('limit=200')).items.map(({ surname }) => fold(surname));
    expect(names).toEqual([...names].sort());
    const scores = (await page('sort=-score&limit=200')).items.map(({ ogrsScore }) => ogrsScore ?? -1);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    const statuses = (await page('sort=rag&limit=200')).items.map(({ rag }) => (rag ? RAGS.indexOf(rag) : 4));
    expect(statuses).toEqual([...statuses].sort());
    const exits = (await page('sort=earliestExitOn&limit=200')).items.map(
      (item) => item.earliestExitOn ?? '9',
    );
    expect(exits).toEqual([...exits].sort());
  });

  it.each<[string, (item: Item) => boolean]>([
    ['panel=derby-city', ({ panel }) => panel === 'derby-city'],
    ['rag=red', ({ rag }) => rag === 'red'],
    ['rag=amber-alert', ({ rag }) => rag === 'amber-alert'],
    ['rag=none', ({ rag }) => rag === null],
    ['tier=1', ({ tier }) => tier === 1],
    ['tier=2', ({ tier }) => tier === 2],
    ['tier=none', ({ tier }) => tier === null],
    ['status=registered', ({ status }) => status === 'registered'],
    ['status=not-registered', ({ status }) => status === 'not-registered'],
    ['status=exited', () => false],
    ['panel=nowhere', () => false],
    [
      'panel=chesterfield&tier=1&rag=green',
      ({ panel, tier, rag }) => panel === 'chesterfield' && tier === 1 && rag === 'green',
    ],
  ])('keeps to the filter %s, and counts it', async (query, fits) => {
    const all = (await page('limit=200')).items;
    const filtered = await page(`${query}&limit=200`);
    const expected = all.filter(fits).map(({ id }) => id);
    expect(filtered.items.map(({ id }) => id)).toEqual(expected);
    expect(filtered.total).toBe(expected.length);
    expect((await page(`${query}&limit=1`)).total).toBe(expected.length);
  });

  it('ignores filters that are left blank, as a form sends them', async () => {
    const { total } = await page('limit=1');
    expect((await page('panel=&rag=&tier=&status=&q=&sort=&limit=&cursor=')).total).toBe(total);
  });

  it.each([
    ['limit=0', 'limit'],
    ['limit=201', 'limit'],
    ['limit=-1', 'limit'],
    ['limit=1.5', 'limit'],
    ['limit=ten', 'limit'],
    ['limit=1&limit=2', 'limit'],
    ['sort=surname', 'sort'],
    ['sort=name;drop', 'sort'],
    ['sort=__proto__', 'sort'],
    ['rag=blue', 'rag'],
    ['tier=3', 'tier'],
    ['status=gone', 'status'],
    ['panel=a&panel=b', 'panel'],
    ['colour=red', 'colour'],
    ['asat=2014-06-03', 'asat'],
    ['cursor=hello', 'cursor'],
    ['sort=score&cursor=%5B%22score%22%2C%22a%22%2C%22b%22%5D', 'cursor'],
    ['sort=score&cursor=%5B%22score%22%2C99999999999%2C%22b%22%5D', 'cursor'],
    ['sort=rag&cursor=%5B%22rag%22%2C1.5%2C%22b%22%5D', 'cursor'],
    ['cursor=%5B%22name%22%2C3%2C%22b%22%5D', 'cursor'],
    [`q=${'x'.repeat(201)}`, 'q'],
    ['q=%00', 'q'],
  ])('refuses %s', async (query, field) => {
    const answer = await client.get(`/offenders?${query}`).expect(400);
    expect((answer.body.errors as { field: string }[]).map((error) => error.field)).toEqual([field]);
  });

  it.each(['limit=1', 'limit=200'])('takes %s', async (query) => {
    await client.get(`/offenders?${query}`).expect(200);
  });

  it('refuses the cursor of another order', async () => {
    const { nextCursor } = await page('sort=name&limit=2');
    await client.get(`/offenders?sort=-name&cursor=${encodeURIComponent(nextCursor ?? '')}`).expect(400);
  });

  it('counts right after every change', async () => {
    const [all, red] = [(await page('limit=1')).total, (await page('rag=red&limit=1')).total];
    const { id } = await addPerson(client);
    expect((await page('limit=1')).total).toBe(all + 1);
    expect((await page('rag=red&limit=1')).total).toBe(red);
    await client.put(`/offenders/${id}/rag`, { status: 'red', reason: 'test' }).expect(200);
    expect((await page('rag=red&limit=1')).total).toBe(red + 1);
    await client.put(`/offenders/${id}/rag`, { status: 'green', reason: 'test' }).expect(200);
    expect((await page('rag=red&limit=1')).total).toBe(red);
  });

  it('counts right for many who read while others write', async () => {
    const before = (await page('limit=1')).total;
    await Promise.all(
      Array.from({ length: 12 }, async (_, index) => {
        if (index % 3 === 0) await addPerson(client);
        await page('limit=1');
      }),
    );
    expect((await page('limit=1')).total).toBe(before + 4);
  });

  it('logs what was asked for and who was shown', async () => {
    const { items } = await page('panel=derby-city&limit=3');
    const auditor = await signIn(test.url, 'auditor');
    const [latest] = (await auditor.get('/audit?actor=coordinator.chesterfield')).body.items as object[];
    expect(latest).toMatchObject({
      action: 'cohort.viewed',
      actor: 'Helen Marsh',
      detail: { filter: { panel: 'derby-city', limit: '3' }, shown: items.map(({ id }) => id) },
    });
  });
});
