import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { holdClock } from '../support/app-inside.js';
import { buildTestApp, type TestApp } from '../support/build-test-app.js';
import { databaseKinds } from '../support/databases.js';
import { addPerson } from '../support/people.js';
import { signIn, type Client } from '../support/sign-in.js';
import { handOut, listTasks } from '../support/tasks.js';

describe.each(databaseKinds())('lists of tasks on %s', (kind) => {
  let test: TestApp;
  let police: Client;
  let housing: Client;
  let drugs: Client;
  let ids: Record<string, string>;
  let offenderId: string;

  beforeAll(async () => {
    test = await buildTestApp(kind);
    const clock = holdClock(test);
    police = await signIn(test.url, 'coordinator.chesterfield');
    housing = await signIn(test.url, 'housing.worker');
    drugs = await signIn(test.url, 'drugs.worker');
    clock.set('2014-05-20');
    ({ id: offenderId } = await addPerson(police, { panel: 'derby-city' }));
    const panel = 'south-derbyshire';
    ids = {};
    const tasks: [string, object][] = [
      ['late', { panel, dueOn: '2014-06-01' }],
      ['mine', { panel, dueOn: '2014-06-02', owner: 'housing.worker' }],
      ['today', { panel, dueOn: '2014-06-03' }],
      ['next', { panel, dueOn: '2014-06-20' }],
      ['drugs', { panel, dueOn: '2014-06-01', ownerAgency: 'drugs-alcohol' }],
      ['person', { offenderId, dueOn: '2014-06-04' }],
    ];
    for (const [name, more] of tasks) ids[name] = (await handOut(police, { ...more })).id;
    const done = await handOut(police, { panel });
    await change(police, done, { status: 'done', note: 'Rang' }).expect(200);
    ids['done'] = done.id;
    clock.set('2014-06-03');
  });

  afterAll(() => test.close());

  const change = (client: Client, { id }: { id: string }, body: object): request.Test =>
    request(test.url).patch(`/api/v1/tasks/${id}`).set('authorization', `Bearer ${client.token}`).send(body);
  const names = async (client: Client, query: string): Promise<(string | undefined)[]> =>
    (await listTasks(client, query)).items.map(
      ({ id }) => Object.entries(ids).find(([, known]) => known === id)?.[0],
    );
  const IN_PANEL = '?panel=south-derbyshire';

  it('stand by their due date while they are open', async () => {
    expect(await names(police, `${IN_PANEL}&status=open`)).toEqual([
      'late',
      'drugs',
      'mine',
      'today',
      'next',
    ]);
    expect(await names(police, `${IN_PANEL}&status=done`)).toEqual(['done']);
  });

  it.each([
    ['&overdue=true', ['late', 'drugs', 'mine']],
    ['&overdue=false&status=open', ['today', 'next']],
    ['&agency=housing&status=open', ['late', 'mine', 'today', 'next']],
    ['&agency=drugs-alcohol', ['drugs']],
  ])('are found by %s', async (query, found) => {
    expect((await names(police, IN_PANEL + query)).sort()).toEqual([...found].sort());
  });

  it('are a partner’s own agency’s only, in lists and in counts (LAW-4)', async () => {
    expect(await names(housing, `${IN_PANEL}&status=open`)).toEqual(['late', 'mine', 'today', 'next']);
    expect((await listTasks(housing, IN_PANEL)).total).toBe(5);
    expect(await listTasks(housing, '?agency=drugs-alcohol')).toEqual({
      items: [],
      nextCursor: null,
      total: 0,
    });
    const hidden = await housing.get(`/tasks/${ids['drugs']}`).expect(404);
    const invented = await housing.get('/tasks/1m85nm0tjfytbhjrmy91').expect(404);
    expect({ ...hidden.body, instance: '' }).toEqual({ ...invented.body, instance: '' });
    for (const id of [ids['drugs'], '1m85nm0tjfytbhjrmy91']) {
      const { body } = await change(housing, { id: id ?? '' }, { status: 'done', note: 'x' }).expect(404);
      expect({ ...body, instance: '' }).toEqual({ ...invented.body, instance: '' });
    }
    expect(await names(drugs, IN_PANEL)).toEqual(['drugs']);
  });

  it('are found by person', async () => {
    expect(await names(police, `?offenderId=${offenderId}`)).toEqual(['person']);
    expect(await names(housing, `?offenderId=${offenderId}`)).toEqual(['person']);
    expect(await names(drugs, `?offenderId=${offenderId}`)).toEqual([]);
  });

  it('are mine where they were given to me in person', async () => {
    const all = await names(housing, '?mine=true&status=open');
    expect(all).toContain('mine');
    expect(all).not.toContain('late');
    expect(await names(police, '?mine=true')).toEqual([]);
  });

  it.each([
    ['open', '&status=open', 5],
    ['all', '', 6],
  ])('come in pages without a gap: %s', async (_words, query, total) => {
    const found: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page = await listTasks(police, `${IN_PANEL}${query}&limit=2&cursor=${cursor}`);
      expect(page.total).toBe(total);
      found.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    }
    expect([found.length, new Set(found).size]).toEqual([total, total]);
  });

  it.each(['?status=lost', '?overdue=perhaps', '?limit=0', '?limit=201', '?cursor=x'])('refuse %s', (query) =>
    police.get(`/tasks${query}`).expect(400),
  );
});
