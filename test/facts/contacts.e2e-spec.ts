import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from '../../src/platform/database/sql.js';
import { countRows, readRows } from '../support/app-inside.js';
import { buildTestApp, type TestApp } from '../support/build-test-app.js';
import { databaseKinds } from '../support/databases.js';
import { addPerson } from '../support/people.js';
import { signIn, type Client } from '../support/sign-in.js';

const MANAGER = {
  ...{ contactAgency: 'probation-crc', kind: 'offender-manager', username: 'om.chesterfield' },
  ...{ phone: '01246 496 0123', email: 'peter.gough@example.org', from: '2014-05-01' },
};
const NEXT = {
  contactAgency: 'probation-nps',
  kind: 'offender-manager',
  name: 'Nadia Hussain',
  from: '2014-06-01',
};
const HOUSING = { contactAgency: 'housing', kind: 'worker', name: 'Kevin Frost', from: '2014-05-01' };
const DRUGS = { ...HOUSING, contactAgency: 'drugs-alcohol', name: 'Dawn Allsop' };

describe.each(databaseKinds())('contacts on %s', (kind) => {
  let test: TestApp;
  let police: Client;
  let probation: Client;
  let housing: Client;
  let id: string;

  beforeAll(async () => {
    test = await buildTestApp(kind, { IOM_TODAY: '2014-06-03' });
    police = await signIn(test.url, 'coordinator.chesterfield');
    probation = await signIn(test.url, 'om.chesterfield');
    housing = await signIn(test.url, 'housing.worker');
  });
  afterAll(() => test.close());
  beforeEach(async () => {
    id = (await addPerson(police)).id;
  });

  const record = (body: object = MANAGER, client = police) => client.post(`/offenders/${id}/contacts`, body);
  const add = async (body: object, client = police): Promise<string> =>
    ((await record(body, client).expect(201)).body as { id: string }).id;
  const change = (how: string, contactId: string, body: object, client = police) =>
    client.post(`/offenders/${id}/contacts/${contactId}/${how}`, body);
  const list = async (query = '', client = police): Promise<Record<string, unknown>[]> =>
    (await client.get(`/offenders/${id}/contacts${query}`).expect(200)).body.items;
  const timeline = async (): Promise<{ type: string; summary: string }[]> =>
    (await police.get(`/offenders/${id}/timeline`)).body.items;
  const traces = async (): Promise<unknown[]> => [
    (await police.get(`/offenders/${id}`)).body,
    await countRows(test, sql`contacts`, sql`offender_id = ${id}`),
    await countRows(test, sql`offender_history`, sql`offender_id = ${id}`),
    await countRows(test, sql`audit_entries`, sql`subject_id = ${id} and action = 'contact.changed'`),
    await countRows(test, sql`events`, sql`offender_id = ${id}`),
  ];
  /** The events about this person, with the agency they are for. */
  const told = (): Promise<unknown[]> =>
    readRows(test, sql`select type, agency from events where offender_id = ${id} order by seq`);

  it('are recorded with history, log and event, linked to the user they are', async () => {
    const { body } = await record(MANAGER, probation).expect(201);
    expect(body).toMatchObject({
      ...MANAGER,
      ...{ id: expect.any(String), name: 'Peter Gough', to: null, ended: null, rag: null, version: 2 },
    });
    expect(body).not.toHaveProperty('userId');
    expect(await list()).toMatchObject([
      {
        ...MANAGER,
        id: body.id,
        name: 'Peter Gough',
        to: null,
        recordedBy: 'Peter Gough',
        agency: 'probation-crc',
      },
    ]);
    expect((await timeline())[0]).toMatchObject({
      type: 'contact.changed',
      summary: 'Offender manager recorded: Peter Gough, Community Rehabilitation Company, since 1 May 2014',
    });
    const log = (await police.get(`/offenders/${id}/access-log`)).body.items as { action: string }[];
    expect(log.map(({ action }) => action)).toContain('contact.changed');
  });

  it('tell the agency that gains its part, and the public event says ids only', async () => {
    const { seq } = (await police.get('/events')).body as { seq: number };
    await add(HOUSING);
    await add({ ...HOUSING, name: 'Another Worker' });
    expect((await told()).slice(1)).toEqual([
      { type: 'contact.changed', agency: null },
      { type: 'sharing.changed', agency: 'housing' },
      { type: 'contact.changed', agency: null },
    ]);
    const events = (await police.get(`/events?since=${seq}`)).body.items as object[];
    expect(JSON.stringify(events)).not.toMatch(/housing|Frost/);
  });

  it('of an offender manager take over from the present one, on the day they begin (COH-1)', async () => {
    const first = await add(MANAGER);
    const lead = await add({
      contactAgency: 'police',
      kind: 'police-lead',
      name: 'Ruth Daley',
      from: '2014-05-01',
    });
    const { body } = await record(NEXT).expect(201);
    expect(body.ended).toEqual({ id: expect.any(String), name: 'Peter Gough', to: '2014-06-01' });
    expect(await list()).toMatchObject([
      { id: body.id, kind: 'offender-manager', to: null },
      { id: lead, kind: 'police-lead', to: null },
      {
        id: body.ended.id,
        corrects: first,
        name: 'Peter Gough',
        to: '2014-06-01',
        username: 'om.chesterfield',
      },
    ]);
    expect((await timeline())[0]?.summary).toBe(
      'Offender manager recorded: Nadia Hussain, National Probation Service, since 1 June 2014, in the place of Peter Gough',
    );
    expect((await told()).slice(-3)).toEqual([
      { type: 'contact.changed', agency: null },
      { type: 'sharing.changed', agency: 'probation-nps' },
      { type: 'sharing.changed', agency: 'probation-crc' },
    ]);
  });

  it('of an offender manager recorded by six at once leave one present, and each says whom it ended', async () => {
    const answers = await Promise.all(
      Array.from({ length: 6 }, (_, each) => record({ ...NEXT, name: `Manager ${'ABCDEF'[each]}` })),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 6 }, () => 201));
    const standing = await list();
    expect(standing.filter(({ to }) => to === null)).toHaveLength(1);
    expect(standing).toHaveLength(6);
    expect(answers.filter(({ body }) => body.ended === null)).toHaveLength(1);
  });

  it('sent five times at once are recorded once', async () => {
    const answers = await Promise.all(Array.from({ length: 5 }, () => record(HOUSING)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 400, 400, 400, 400]);
    expect(await list()).toHaveLength(1);
  });

  it.each<[string, object, string[]]>([
    ['since tomorrow', { from: '2014-06-04' }, ['from']],
    ['until tomorrow', { to: '2014-06-04' }, ['to']],
    ['until before it began', { to: '2014-04-30' }, ['to']],
    [
      'an offender manager of housing',
      { contactAgency: 'housing', username: null, name: 'x' },
      ['contactAgency'],
    ],
    ['a police lead of probation', { kind: 'police-lead' }, ['contactAgency']],
    ['of no agency', { contactAgency: 'nobody', username: null, name: 'x' }, ['contactAgency']],
    ['a user of another agency', { username: 'housing.worker', name: 'x' }, ['username']],
    ['a user who is not there', { username: 'nobody', name: 'x' }, ['username']],
    ['on no number and at no address', { phone: 'no', email: 'no' }, ['phone', 'email']],
    ['without a name', { username: null }, ['name']],
  ])('%s are refused with the rule, and nothing changes (COH-1)', async (_, changes, fields) => {
    const before = await traces();
    const { body } = await record({ ...MANAGER, ...changes }).expect(400);
    const errors = body.errors as { field: string; rule: string }[];
    expect(errors.map(({ field }) => field)).toEqual(fields);
    expect(new Set(errors.map(({ rule }) => rule))).toEqual(new Set(['COH-1']));
    expect(await traces()).toEqual(before);
  });

  it('of an offender manager never begin before the present one, and are not corrected to a second', async () => {
    await add(MANAGER);
    const before = await traces();
    const { body } = await record({ ...NEXT, from: '2014-04-30' }).expect(400);
    expect(body.errors).toMatchObject([{ field: 'from', rule: 'COH-1' }]);
    expect(await traces()).toEqual(before);
    const former = await add({ ...NEXT, from: '2014-04-01', to: '2014-05-01' });
    const open = { ...NEXT, from: '2014-04-01', reason: 'Still is' };
    const second = await change('correct', former, open).expect(400);
    expect(second.body.errors).toMatchObject([{ field: 'kind', rule: 'COH-1' }]);
    expect((await list()).filter(({ to }) => to === null)).toHaveLength(1);
  });

  it('end, are corrected and withdrawn by rows of their own (COH-2)', async () => {
    const first = await add(HOUSING);
    const ended = await change('end', first, { to: '2014-06-02' }).expect(201);
    expect(ended.body).toMatchObject({ ...HOUSING, to: '2014-06-02' });
    expect((await timeline())[0]?.summary).toBe('Worker ended on 2 June 2014: Kevin Frost, Housing');
    expect((await told()).slice(-2)).toEqual([
      { type: 'contact.changed', agency: null },
      { type: 'sharing.changed', agency: 'housing' },
    ]);
    const again = await change('end', ended.body.id, { to: '2014-06-03' }).expect(409);
    expect(again.body).toMatchObject({ code: 'CONTACT.ALREADY_ENDED', rule: 'COH-1' });
    await change('end', first, { to: '2014-06-02' }).expect(409);
    const right = { ...HOUSING, name: 'Kevin Frost-Smith', reason: 'Misspelt' };
    const corrected = await change('correct', ended.body.id, right).expect(201);
    expect(corrected.body).toMatchObject({ name: 'Kevin Frost-Smith', to: null });
    await change('withdraw', corrected.body.id, { reason: 'Another person' }).expect(200);
    expect(await list()).toEqual([]);
    expect(await list('?all=true')).toHaveLength(4);
  });

  it.each<[string, object, string[]]>([
    ['end', {}, ['to']],
    ['end', { to: '2014-06-04' }, ['to']],
    ['end', { to: '2014-04-30' }, ['to']],
    ['correct', HOUSING, ['reason']],
    ['correct', { reason: '' }, ['kind', 'contactAgency', 'name', 'from', 'reason']],
    ['withdraw', {}, ['reason']],
  ])('to %s with %j is refused, and nothing changes', async (how, body, fields) => {
    const first = await add(HOUSING);
    const before = await traces();
    const answer = await change(how, first, body).expect(400);
    expect((answer.body.errors as { field: string }[]).map(({ field }) => field)).toEqual(fields);
    expect(await traces()).toEqual(before);
  });

  it('of somebody else are not found under this person, and stay', async () => {
    const first = await add(HOUSING);
    const other = (await addPerson(police)).id;
    const bodies = {
      end: { to: '2014-06-03' },
      correct: { ...HOUSING, reason: 'x' },
      withdraw: { reason: 'x' },
    };
    for (const [how, body] of Object.entries(bodies)) {
      const elsewhere = await police.post(`/offenders/${other}/contacts/${first}/${how}`, body).expect(404);
      const invented = await police.post(`/offenders/${other}/contacts/nobody/${how}`, body).expect(404);
      expect({ ...elsewhere.body, instance: '' }).toEqual({ ...invented.body, instance: '' });
    }
    expect(await list()).toMatchObject([{ id: first, to: null }]);
  });

  describe('of a partner (LAW-4)', () => {
    it('open the record to the agency, and to no other', async () => {
      const stranger = await record(HOUSING, housing).expect(404);
      const nobody = await housing.post('/offenders/nobody/contacts', HOUSING).expect(404);
      expect({ ...stranger.body, instance: '' }).toEqual({ ...nobody.body, instance: '' });
      await housing.get(`/offenders/${id}`).expect(404);
      await add(HOUSING);
      await housing.get(`/offenders/${id}`).expect(200);
      const drugs = await signIn(test.url, 'drugs.worker');
      await drugs.get(`/offenders/${id}`).expect(404);
    });

    it('are recorded, ended and corrected by their own agency; another’s are refused with 403', async () => {
      const own = await add(HOUSING);
      const foreign = await add(DRUGS);
      const before = await traces();
      const refused = [
        await record({ ...DRUGS, name: 'Somebody' }, housing).expect(403),
        await change('end', foreign, { to: '2014-06-03' }, housing).expect(403),
        await change('correct', foreign, { ...HOUSING, reason: 'x' }, housing).expect(403),
        await change('correct', own, { ...DRUGS, name: 'x', reason: 'x' }, housing).expect(403),
        await change('withdraw', foreign, { reason: 'x' }, housing).expect(403),
      ];
      for (const { body } of refused) {
        expect(body).toMatchObject({
          code: 'FORBIDDEN',
          detail: 'You may record contacts of your own agency only.',
        });
      }
      expect(await traces()).toEqual(before);
      const second = await add({ ...HOUSING, name: 'A Colleague' }, housing);
      const ended = await change('end', second, { to: '2014-06-03' }, housing).expect(201);
      await change(
        'correct',
        ended.body.id,
        { ...HOUSING, name: 'C. League', reason: 'Misspelt' },
        housing,
      ).expect(201);
      expect(await list('', housing)).toHaveLength(3);
    });

    it('that end or withdraw the only one close the record to themselves', async () => {
      const own = await add(HOUSING);
      await change('withdraw', own, { reason: 'Never ours' }, housing).expect(200);
      await housing.get(`/offenders/${id}`).expect(404);
      const next = await add(HOUSING);
      await change('end', next, { to: '2014-06-02' }, housing).expect(201);
      await housing.get(`/offenders/${id}`).expect(404);
      expect(
        (await told()).filter((event) => (event as { agency: string | null }).agency === 'housing'),
      ).toHaveLength(4);
    });
  });

  it('are not for a chair to record', async () => {
    const chair = await signIn(test.url, 'chair.chesterfield');
    await record(MANAGER, chair).expect(403);
    await chair.get(`/offenders/${id}/contacts`).expect(200);
    await police.post('/offenders/nobody/contacts', MANAGER).expect(404);
  });
});
