import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from '../../src/platform/database/sql.js';
import { countRows, readRows } from '../support/app-inside.js';
import { buildTestApp, type TestApp } from '../support/build-test-app.js';
import { databaseKinds } from '../support/databases.js';
import { addPerson } from '../support/people.js';
import { signIn, type Client } from '../support/sign-in.js';

const ROOM = {
  ...{ pathway: 'accommodation', need: 'being-met', status: 'active', from: '2014-05-01' },
  ...{ providerAgency: 'housing', provider: 'Derby Homes' },
};
const DRUGS = { ...ROOM, pathway: 'drugs', providerAgency: 'drugs-alcohol', provider: null };
const TAG = { pathway: 'gps-tag', need: 'none', status: 'active', from: '2014-05-01', to: '2014-08-01' };

describe.each(databaseKinds())('pathways on %s', (kind) => {
  let test: TestApp;
  let police: Client;
  let housing: Client;
  let id: string;

  beforeAll(async () => {
    test = await buildTestApp(kind, { IOM_TODAY: '2014-06-03' });
    police = await signIn(test.url, 'coordinator.chesterfield');
    housing = await signIn(test.url, 'housing.worker');
  });
  afterAll(() => test.close());
  beforeEach(async () => {
    id = (await addPerson(police)).id;
  });

  const record = (body: object = ROOM, client = police) => client.post(`/offenders/${id}/pathways`, body);
  const add = async (body: object = ROOM, client = police): Promise<string> =>
    ((await record(body, client).expect(201)).body as { id: string }).id;
  const change = (how: string, pathwayId: string, body: object, client = police) =>
    client.post(`/offenders/${id}/pathways/${pathwayId}/${how}`, body);
  const list = async (query = '', client = police): Promise<Record<string, unknown>[]> =>
    (await client.get(`/offenders/${id}/pathways${query}`).expect(200)).body.items;
  const latest = async (): Promise<unknown> => (await police.get(`/offenders/${id}/timeline`)).body.items[0];
  const traces = async (): Promise<unknown[]> => [
    (await police.get(`/offenders/${id}`)).body,
    await countRows(test, sql`pathways`, sql`offender_id = ${id}`),
    await countRows(test, sql`offender_history`, sql`offender_id = ${id}`),
    await countRows(test, sql`audit_entries`, sql`subject_id = ${id} and action = 'pathway.changed'`),
    await countRows(test, sql`events`, sql`offender_id = ${id}`),
  ];
  const told = (): Promise<unknown[]> =>
    readRows(test, sql`select type, agency from events where offender_id = ${id} order by seq`);

  it('are recorded with history, log and event, and involve the agency that provides', async () => {
    const { body } = await record({ ...ROOM, details: { note: 'Sofa surfing' } }).expect(201);
    expect(body).toMatchObject({ ...ROOM, to: null, details: { note: 'Sofa surfing' }, version: 2 });
    expect(await list()).toMatchObject([
      { ...ROOM, id: body.id, recordedBy: 'Helen Marsh', agency: 'police' },
    ]);
    expect(await latest()).toMatchObject({
      type: 'pathway.changed',
      summary:
        'Pathway recorded: Accommodation, need being met, active, Derby Homes (Housing), since 1 May 2014',
    });
    expect((await told()).slice(1)).toEqual([
      { type: 'pathway.changed', agency: null },
      { type: 'sharing.changed', agency: 'housing' },
    ]);
    await housing.get(`/offenders/${id}`).expect(200);
  });

  it('are changed by what is named; the rest stays, and so does the row before (COH-2)', async () => {
    const first = await add({ ...ROOM, details: { note: 'Sofa surfing' } });
    const done = { status: 'completed', need: 'met', to: '2014-06-02', reason: 'Moved in' };
    const { body } = await change('change', first, done).expect(201);
    const expected = {
      ...ROOM,
      need: 'met',
      status: 'completed',
      to: '2014-06-02',
      details: { note: 'Sofa surfing' },
    };
    expect(body).toMatchObject(expected);
    expect(await list()).toMatchObject([{ ...expected, corrects: first, reason: 'Moved in' }]);
    expect(await list('?all=true')).toHaveLength(2);
    expect(await latest()).toMatchObject({
      summary:
        'Pathway changed: Accommodation, need met, completed, Derby Homes (Housing), from 1 May 2014 to 2 June 2014',
      reason: 'Moved in',
    });
    expect((await told()).slice(-2)).toEqual([
      { type: 'pathway.changed', agency: null },
      { type: 'sharing.changed', agency: 'housing' },
    ]);
    await housing.get(`/offenders/${id}`).expect(404);
    await change('change', first, done).expect(409);
    const cleared = await change('change', body.id, { provider: null, details: {}, reason: 'x' }).expect(201);
    expect(cleared.body).toMatchObject({ provider: null, providerAgency: 'housing', details: {} });
  });

  it('to another provider end the one’s part and begin the other’s', async () => {
    const first = await add();
    await change('change', first, { ...DRUGS, reason: 'Another need' }).expect(201);
    expect((await told()).slice(-3)).toEqual(
      expect.arrayContaining([
        { type: 'sharing.changed', agency: 'housing' },
        { type: 'sharing.changed', agency: 'drugs-alcohol' },
        { type: 'pathway.changed', agency: null },
      ]),
    );
    await housing.get(`/offenders/${id}`).expect(404);
  });

  it('are withdrawn by a row that says there was nothing', async () => {
    const first = await add();
    await change('withdraw', first, { reason: 'Another person' }).expect(200);
    expect(await list()).toEqual([]);
    expect(await list('?all=true')).toMatchObject([{ isVoid: true, corrects: first }, { id: first }]);
    await add();
  });

  it.each<[string, object, [string, string][]]>([
    ['of no pathway', { pathway: 'sport' }, [['pathway', 'REF-3']]],
    [
      'of no need and no status',
      { need: 'x', status: 'x' },
      [
        ['need', 'COH-2'],
        ['status', 'COH-2'],
      ],
    ],
    ['of no agency', { providerAgency: 'nobody' }, [['providerAgency', 'COH-2']]],
    ['since tomorrow', { from: '2014-06-04' }, [['from', 'COH-2']]],
    ['until before it began', { to: '2014-04-30' }, [['to', 'COH-2']]],
    ['completed, without its day', { status: 'completed' }, [['to', 'COH-2']]],
    ['a GPS tag without consent', { pathway: 'gps-tag' }, [['consentOn', 'LAW-1']]],
    [
      'a GPS tag with consent to come',
      { pathway: 'gps-tag', details: { consentOn: '2014-06-04' } },
      [['consentOn', 'LAW-1']],
    ],
    [
      'domestic abuse with nothing said',
      { pathway: 'domestic-abuse' },
      [
        ['dvds', 'COH-2'],
        ['dvpo', 'COH-2'],
      ],
    ],
    ['a family programme with nothing said', { pathway: 'family-programme' }, [['linked', 'COH-2']]],
  ])('%s are refused with the rule, and nothing changes', async (_, changes, expected) => {
    const before = await traces();
    const { body } = await record({ ...ROOM, ...changes }).expect(400);
    const errors = body.errors as { field: string; rule: string }[];
    expect(errors.map(({ field, rule }) => [field, rule])).toEqual(expected);
    expect(await traces()).toEqual(before);
  });

  it('of a GPS tag, domestic abuse and the family programme keep what belongs to them', async () => {
    await add({ ...TAG, details: { consentOn: '2014-04-30' } });
    const order = { dvds: 'made', dvpo: true, dvpoFrom: '2014-05-20', dvpoTo: '2014-06-17' };
    await add({ ...TAG, pathway: 'domestic-abuse', details: order });
    await add({ ...TAG, pathway: 'family-programme', details: { linked: true, reference: 'FP 12' } });
    const details = new Map((await list()).map(({ pathway, details: own }) => [pathway, own]));
    expect(details).toEqual(
      new Map<unknown, unknown>([
        ['gps-tag', { consentOn: '2014-04-30' }],
        ['domestic-abuse', order],
        ['family-programme', { linked: true, reference: 'FP 12' }],
      ]),
    );
  });

  it('are open once with each provider, however many send it at once (COH-1)', async () => {
    const answers = await Promise.all(Array.from({ length: 5 }, () => record()));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 400, 400, 400, 400]);
    const refused = answers.find(({ status }) => status === 400);
    expect(refused?.body.errors).toMatchObject([{ field: 'pathway', rule: 'COH-1' }]);
    await add({ ...ROOM, provider: 'A refuge' });
    expect(await list()).toHaveLength(2);
  });

  it.each<[string, object, string[]]>([
    ['change', { status: 'active' }, ['reason']],
    ['change', { from: '2014-06-04', reason: '' }, ['from', 'reason']],
    ['withdraw', {}, ['reason']],
  ])('to %s with %j is refused, and nothing changes', async (how, body, fields) => {
    const first = await add();
    const before = await traces();
    const answer = await change(how, first, body).expect(400);
    expect((answer.body.errors as { field: string }[]).map(({ field }) => field)).toEqual(fields);
    expect(await traces()).toEqual(before);
  });

  it('of somebody else are not found under this person, and stay', async () => {
    const first = await add();
    const other = (await addPerson(police)).id;
    for (const [how, body] of Object.entries({
      change: { need: 'met', reason: 'x' },
      withdraw: { reason: 'x' },
    })) {
      const elsewhere = await police.post(`/offenders/${other}/pathways/${first}/${how}`, body).expect(404);
      const invented = await police.post(`/offenders/${other}/pathways/nobody/${how}`, body).expect(404);
      expect({ ...elsewhere.body, instance: '' }).toEqual({ ...invented.body, instance: '' });
    }
    expect(await list()).toMatchObject([{ id: first }]);
  });

  it('are written by a partner where their own agency provides; another’s are refused with 403 (LAW-4)', async () => {
    const stranger = await record(ROOM, housing).expect(404);
    const nobody = await housing.post('/offenders/nobody/pathways', ROOM).expect(404);
    expect({ ...stranger.body, instance: '' }).toEqual({ ...nobody.body, instance: '' });
    const foreign = await add(DRUGS);
    const own = await add();
    const before = await traces();
    for (const answer of [
      await record({ ...DRUGS, pathway: 'alcohol' }, housing),
      await record({ ...ROOM, providerAgency: null, provider: 'A charity' }, housing),
      await change('change', foreign, { providerAgency: 'housing', reason: 'x' }, housing),
      await change('change', own, { providerAgency: 'ete', reason: 'x' }, housing),
      await change('withdraw', foreign, { reason: 'x' }, housing),
    ]) {
      expect([answer.status, answer.body.code]).toEqual([403, 'FORBIDDEN']);
    }
    expect(await traces()).toEqual(before);
    await add({ ...ROOM, pathway: 'finance' }, housing);
    const ended = { status: 'ended', to: '2014-06-03', reason: 'Moved away' };
    expect((await change('change', own, ended, housing).expect(201)).body).toMatchObject({
      status: 'ended',
      eligibility: null,
    });
    expect(await list('', housing)).toHaveLength(3);
    const chair = await signIn(test.url, 'chair.chesterfield');
    await record(ROOM, chair).expect(403);
    await chair.get(`/offenders/${id}/pathways`).expect(200);
  });
});
