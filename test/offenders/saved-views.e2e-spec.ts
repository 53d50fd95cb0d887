import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from '../../src/platform/database/sql.js';
import { readRows, runPast } from '../support/app-inside.js';
import { buildTestApp, type TestApp } from '../support/build-test-app.js';
import { databaseKinds } from '../support/databases.js';
import { addPerson } from '../support/people.js';
import { signIn, type Client } from '../support/sign-in.js';

interface View {
  id: string;
  name: string;
  filter: Record<string, string>;
  count: number | null;
  refused: { field: string }[];
}

describe.each(databaseKinds())('saved views of the list on %s', (kind) => {
  let test: TestApp;
  let police: Client;
  let chair: Client;

  beforeAll(async () => {
    test = await buildTestApp(kind, { IOM_TODAY: '2014-06-03' });
    police = await signIn(test.url, 'coordinator.chesterfield');
    chair = await signIn(test.url, 'chair.chesterfield');
    const { id } = await addPerson(police);
    await police.put(`/offenders/${id}/rag`, { status: 'red', reason: 'Wanted on warrant' }).expect(200);
    await addPerson(police);
  });
  afterAll(() => test.close());
  beforeEach(async () => {
    for (const client of [police, chair]) {
      for (const { id } of await list(client)) await client.delete(`/saved-views/${id}`).expect(204);
    }
  });

  const list = async (client = police): Promise<View[]> =>
    (await client.get('/saved-views').expect(200)).body.items as View[];
  const save = (body: object, client = police) => client.post('/saved-views', body);
  const red = { name: 'Reds', filter: { rag: 'red', sort: '-score' } };

  it('keeps a filter under a name, and counts whom it shows now', async () => {
    const { body } = await save({
      name: '  All   reds ',
      filter: { ...red.filter, cursor: 'x', q: '' },
    }).expect(201);
    expect(body).toMatchObject({ name: 'All reds', filter: red.filter, count: 1, refused: [] });
    const { id } = await addPerson(police);
    await police.put(`/offenders/${id}/rag`, { status: 'red', reason: 'Wanted' }).expect(200);
    expect(await list()).toMatchObject([{ id: body.id, count: 2 }]);
    await police.put(`/offenders/${id}/rag`, { status: 'green', reason: 'Arrested' }).expect(200);
    expect(await list()).toMatchObject([{ count: 1 }]);
  });

  it('stands in the order of the names, and takes the present list without a filter too', async () => {
    for (const name of ['b', 'C', 'a']) await save({ name }).expect(201);
    expect((await list()).map(({ name }) => name)).toEqual(['a', 'b', 'C']);
  });

  it('has one view of a name, which can be replaced', async () => {
    const { id } = (await save(red).expect(201)).body as View;
    const { body } = await save({ name: 'REDS', filter: { rag: 'amber' } }).expect(409);
    expect(body).toMatchObject({ code: 'SAVED_VIEW.NAME_TAKEN', errors: [{ field: 'name' }] });
    await save({ name: 'REDS', filter: { rag: 'amber' }, replace: true }).expect(201);
    expect(await list()).toMatchObject([{ id, name: 'REDS', filter: { rag: 'amber' }, count: 0 }]);
  });

  it('is renamed, given another filter, and deleted', async () => {
    const { id } = (await save(red).expect(201)).body as View;
    await save({ name: 'Other' }).expect(201);
    const change = (body: object) => police.patch(`/saved-views/${id}`, body, 1);
    expect((await change({ name: 'Most urgent' }).expect(200)).body).toMatchObject(
      red.filter && { filter: red.filter },
    );
    expect((await change({ filter: { tier: '1' } }).expect(200)).body).toMatchObject({
      name: 'Most urgent',
      filter: { tier: '1' },
    });
    await change({ name: 'other' }).expect(409);
    await change({ name: 'MOST URGENT' }).expect(200);
    await police.delete(`/saved-views/${id}`).expect(204);
    await police.delete(`/saved-views/${id}`).expect(404);
    expect((await list()).map(({ name }) => name)).toEqual(['Other']);
  });

  it('is its owner’s alone: to anybody else it is not there (LAW-4)', async () => {
    const { id } = (await save(red).expect(201)).body as View;
    await save(red, chair).expect(201);
    expect(await list(chair)).toMatchObject([{ name: 'Reds' }]);
    const invented = await chair.delete('/saved-views/invented').expect(404);
    const anothers = await chair.delete(`/saved-views/${id}`).expect(404);
    expect({ ...anothers.body, instance: '' }).toEqual({ ...invented.body, instance: '' });
    await chair.patch(`/saved-views/${id}`, { name: 'Mine' }, 1).expect(404);
    expect(await list()).toMatchObject([{ id, name: 'Reds' }]);
  });

  it('is kept 30 times at most', async () => {
    for (let index = 1; index <= 30; index += 1) await save({ name: `View ${index}` }).expect(201);
    expect((await save(red).expect(422)).body).toMatchObject({ code: 'SAVED_VIEW.FULL' });
    await save({ name: 'View 7', filter: red.filter, replace: true }).expect(201);
    expect(await list()).toHaveLength(30);
  });

  it('keeps one of two that are saved at once under one name', async () => {
    const answers = await Promise.all([save(red), save(red), save(red)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    expect(await list()).toHaveLength(1);
  });

  it.each([
    [{ name: '' }, ['name']],
    [{ name: '   ' }, ['name']],
    [{ filter: {} }, ['name']],
    [{ name: 7 }, ['name']],
    [{ name: 'x'.repeat(61) }, ['name']],
    [{ name: 'x', filter: 'rag=red' }, ['filter']],
    [{ name: 'x', filter: [] }, ['filter']],
    [{ name: 'x', filter: { rag: 'blue', need: 'sleep' } }, ['filter.rag', 'filter.need']],
    [{ name: 'x', filter: { colour: 'red' } }, ['filter.colour']],
    [{ name: 'x', filter: { rag: { is: 'red' } } }, ['filter.rag']],
    [{ name: 'x', filter: { asAt: '2014-06-01', mine: 'true' } }, ['filter.mine']],
    [{ name: 'x', replace: 'yes' }, ['replace']],
  ])('refuses %j', async (body, fields) => {
    const answer = await save(body).expect(400);
    expect((answer.body.errors as { field: string }[]).map(({ field }) => field).sort()).toEqual(
      fields.sort(),
    );
    expect(await list()).toEqual([]);
  });

  it('says what of it can no longer be used, and counts nobody by half a filter', async () => {
    const { id } = (await save(red).expect(201)).body as View;
    const query = JSON.stringify({ rag: 'purple', panel: 'chesterfield' });
    await runPast(test, [`update saved_views set query = '${query}' where id = '${id}'`]);
    expect(await list()).toMatchObject([{ count: null, refused: [{ field: 'rag' }] }]);
  });

  it('is not for a partner by what they may not read, nor for whoever has no list at all', async () => {
    const housing = await signIn(test.url, 'housing.worker');
    const answer = await save({ name: 'x', filter: { eligibility: 'excluded' } }, housing).expect(400);
    expect(answer.body.errors).toMatchObject([{ field: 'filter.eligibility' }]);
    await save({ name: 'x', filter: { rag: 'red' } }, housing).expect(201);
    expect(await list(housing)).toMatchObject([{ count: 0 }]);
    const analyst = await signIn(test.url, 'analyst');
    await analyst.get('/saved-views').expect(403);
    await save({ name: 'x' }, analyst).expect(403);
  });

  it('leaves its entry in the log with every change', async () => {
    const { id } = (await save(red).expect(201)).body as View;
    await police.delete(`/saved-views/${id}`).expect(204);
    const entries = await readRows<{ action: string }>(
      test,
      sql`select action from audit_entries where subject_id = ${id} order by seq`,
    );
    expect(entries.map(({ action }) => action)).toEqual(['saved-view.saved', 'saved-view.removed']);
  });
});
