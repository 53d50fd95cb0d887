import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PointerPage } from '../../src/modules/involvement/index.js';
import { sql } from '../../src/platform/database/sql.js';
import { readRows, runPast } from '../support/app-inside.js';
import { buildTestApp, type TestApp } from '../support/build-test-app.js';
import { databaseKinds } from '../support/databases.js';
import { involve } from '../support/involve.js';
import { addPerson } from '../support/people.js';
import { signIn, type Client } from '../support/sign-in.js';

describe.each(databaseKinds())('pointers to whom a partner does not work with on %s', (kind) => {
  let test: TestApp;
  let police: Client;
  let housing: Client;
  let drugs: Client;
  const ids: Record<string, string> = {};

  beforeAll(async () => {
    test = await buildTestApp(kind, { IOM_TODAY: '2014-06-03' });
    police = await signIn(test.url, 'coordinator.chesterfield');
    housing = await signIn(test.url, 'housing.worker');
    drugs = await signIn(test.url, 'drugs.worker');
    const people: [string, object][] = [
      ['Marsden', { forename: 'Lee', pncId: '79/163001B', aliases: ['NICKLEBY, Nick'] }],
      ["O'Brien-Smith", { forename: 'Dé', panel: 'derby-city' }],
      ['Staniforth', { forename: 'Kay' }],
      ['Yeomans', { forename: 'Kay', panel: 'south-derbyshire' }],
    ];
    for (const [surname, more] of people) ids[surname] = (await addPerson(police, { surname, ...more })).id;
    await involve(police, ids['Staniforth'] as string, 'housing');
    await involve(police, ids['Marsden'] as string, 'drugs-alcohol');
    await involve(police, ids['Marsden'] as string, 'yos');
    const past = { contactAgency: 'ete', kind: 'worker', name: 'Past', from: '2014-01-01', to: '2014-06-02' };
    await police.post(`/offenders/${ids['Marsden']}/contacts`, past).expect(201);
    const { id } = await addPerson(police, { surname: 'Gone' });
    await runPast(test, [`update offenders set status = 'exited' where id = '${id}'`]);
  });
  afterAll(() => test.close());

  const list = async (query = '', client = housing): Promise<PointerPage> =>
    (await client.get(`/offenders/pointers${query}`).expect(200)).body as PointerPage;
  const names = async (query = '', client = housing): Promise<string[]> =>
    (await list(query, client)).items.map(({ surname }) => surname);

  it('say name, panel, whom to ring and which agencies are involved today, and nothing else', async () => {
    const page = await list();
    expect(page).toEqual({
      items: [
        {
          ...{ surname: 'Marsden', forename: 'Lee', panel: 'chesterfield' },
          coordinator: { name: 'Helen Marsh' },
          agencies: ['drugs-alcohol', 'yos'],
        },
        {
          ...{ surname: "O'Brien-Smith", forename: 'Dé', panel: 'derby-city' },
          coordinator: { name: 'Priya Nair' },
          agencies: [],
        },
        {
          ...{ surname: 'Yeomans', forename: 'Kay', panel: 'south-derbyshire' },
          coordinator: { name: 'Mark Yeomans' },
          agencies: [],
        },
      ],
      nextCursor: null,
      total: 3,
    });
    for (const id of Object.values(ids)) expect(JSON.stringify(page)).not.toContain(id);
  });

  it('leave out those who are shared: they are in the reader’s own list, and the other way round', async () => {
    expect(await names()).not.toContain('Staniforth');
    const own = (await housing.get('/offenders').expect(200)).body as {
      items: { surname: string }[];
      total: number;
    };
    expect([own.items.map(({ surname }) => surname), own.total]).toEqual([['Staniforth'], 1]);
    expect(await names('', drugs)).toEqual(["O'Brien-Smith", 'Staniforth', 'Yeomans']);
  });

  it('speak of nobody who has left the scheme (LAW-2)', async () => {
    expect(await names('?q=gone')).toEqual([]);
  });

  it.each([
    ['mars', ['Marsden']],
    ['LEE MARS', ['Marsden']],
    ['marsden, lee', ['Marsden']],
    ['kay', ['Yeomans']],
    ['o’brien', ["O'Brien-Smith"]],
    ['o brien smith', ["O'Brien-Smith"]],
    ['de', ["O'Brien-Smith"]],
    ['arsden', []],
    ['stani', []],
    ['nickleby', []],
    ['79/163001B', []],
    ['1979', []],
    ['%', []],
    ['_', []],
    ['mars yeo', []],
  ])('are found by the beginning of a name and by nothing else: %s', async (q, found) => {
    expect(await names(`?q=${encodeURIComponent(q)}`)).toEqual(found);
  });

  it('keep to one panel', async () => {
    expect(await names('?panel=derby-city')).toEqual(["O'Brien-Smith"]);
    await housing.get('/offenders/pointers?panel=nowhere').expect(400);
  });

  it('are read in pages, with no id in the address, even where several are called the same', async () => {
    for (const forename of ['A', 'A', 'A', 'B']) {
      await addPerson(police, { surname: 'Zed', forename, panel: 'derby-city', confirmedNew: true });
    }
    const seen: string[] = [];
    for (let query = '?limit=2'; query !== '';) {
      const { items, nextCursor, total } = await list(query);
      expect(total).toBe(7);
      seen.push(...items.map(({ surname, forename }) => `${surname} ${forename}`));
      if (nextCursor !== null) for (const id of Object.values(ids)) expect(nextCursor).not.toContain(id);
      query = nextCursor === null ? '' : `?limit=2&cursor=${encodeURIComponent(nextCursor)}`;
    }
    expect(seen).toEqual([
      ...['Marsden Lee', "O'Brien-Smith Dé", 'Yeomans Kay'],
      ...['Zed A', 'Zed A', 'Zed A', 'Zed B'],
    ]);
    for (const cursor of [
      'x',
      '%5B%22name%22%2C%22a%22%2C%22b%22%5D',
      '%5B%22pointers%22%2C%22a%22%2C%22b%22%5D',
    ]) {
      await housing.get(`/offenders/pointers?cursor=${cursor}`).expect(400);
    }
  });

  it('leave the record itself as far as an invented one (LAW-4)', async () => {
    const [real, invented] = [
      await housing.get(`/offenders/${ids['Marsden']}`).expect(404),
      await housing.get('/offenders/1m85nm0tjfytbhjrmy91').expect(404),
    ];
    expect({ ...real.body, instance: '' }).toEqual({ ...invented.body, instance: '' });
  });

  it('are logged with whose names were shown (COH-3)', async () => {
    await list('?q=mars');
    const [entry] = await readRows<{ detail: string }>(
      test,
      sql`select detail from audit_entries where action = 'pointers.viewed' order by seq desc limit 1`,
    );
    expect(JSON.parse(entry?.detail ?? '{}')).toEqual({ filter: { q: 'mars' }, shown: [ids['Marsden']] });
  });

  it.each([
    'coordinator.chesterfield',
    'om.chesterfield',
    'chair.chesterfield',
    'analyst',
    'admin',
    'auditor',
  ])('are not for %s', async (username) => {
    await (await signIn(test.url, username)).get('/offenders/pointers').expect(403);
  });
});
