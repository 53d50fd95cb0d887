import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from '../../src/platform/database/sql.js';
import { countRows, runPast } from '../support/app-inside.js';
import { buildTestApp, type TestApp } from '../support/build-test-app.js';
import { databaseKinds } from '../support/databases.js';
import { addPerson } from '../support/people.js';
import { signIn, type Client } from '../support/sign-in.js';

const OPEN = { establishment: 'HMP Nottingham', from: '2014-03-01' };

describe.each(databaseKinds())('custody on %s', (kind) => {
  let test: TestApp;
  let police: Client;
  let probation: Client;
  let id: string;

  beforeAll(async () => {
    test = await buildTestApp(kind, { IOM_TODAY: '2014-06-03' });
    police = await signIn(test.url, 'coordinator.chesterfield');
    probation = await signIn(test.url, 'om.chesterfield');
  });
  afterAll(() => test.close());
  beforeEach(async () => {
    id = (await addPerson(police)).id;
  });

  const record = (body: object = OPEN, client = police) => client.post(`/offenders/${id}/custody`, body);
  const change = (how: string, spellId: string, body: object, client = police) =>
    client.post(`/offenders/${id}/custody/${spellId}/${how}`, body);
  const list = async (query = ''): Promise<Record<string, unknown>[]> =>
    (await police.get(`/offenders/${id}/custody${query}`).expect(200)).body.items;
  const person = async (): Promise<{ inCustody: boolean; version: number }> =>
    (await police.get(`/offenders/${id}`)).body;
  const onList = async (): Promise<boolean> => {
    const { surname } = (await police.get(`/offenders/${id}`)).body as { surname: string };
    const { items } = (await police.get(`/offenders?q=${surname}`)).body;
    return (items as { id: string; inCustody: boolean }[]).find((each) => each.id === id)?.inCustody ?? false;
  };
  const traces = async (): Promise<unknown[]> => [
    await person(),
    await countRows(test, sql`custody_spells`, sql`offender_id = ${id}`),
    await countRows(test, sql`offender_history`, sql`offender_id = ${id}`),
    await countRows(test, sql`eligibility_decisions`, sql`offender_id = ${id}`),
    await countRows(test, sql`events`, sql`subjects like ${`%${id}%`}`),
  ];

  it('is recorded, answered with what changed, and shown on the list at once', async () => {
    expect(await onList()).toBe(false);
    const { seq } = (await police.get('/events')).body as { seq: number };
    const { body } = await record({ ...OPEN, releaseDue: '2014-09-01' }, probation).expect(201);
    expect(body).toMatchObject({
      ...OPEN,
      id: expect.any(String),
      to: null,
      releaseDue: '2014-09-01',
      inCustody: true,
      eligibility: { outcome: expect.any(String) },
      rag: null,
      version: 2,
    });
    expect(await list()).toMatchObject([
      { ...OPEN, id: body.id, to: null, recordedBy: 'Peter Gough', agency: 'probation-crc', corrects: null },
    ]);
    expect(await person()).toMatchObject({ inCustody: true, version: 2 });
    expect(await onList()).toBe(true);
    const events = (await police.get(`/events?since=${seq}`)).body.items as object[];
    expect(events[0]).toMatchObject({ type: 'custody.changed', offenderId: id, version: 2 });
    expect(JSON.stringify(events)).not.toContain('Nottingham');
    const { items } = (await police.get(`/offenders/${id}/timeline`)).body;
    expect(items).toContainEqual(
      expect.objectContaining({
        type: 'custody.changed',
        summary: 'Custody recorded: HMP Nottingham, since 1 March 2014, release due on 1 September 2014',
      }),
    );
  });

  it('that has ended is history, and nobody is in custody by it', async () => {
    const { body } = await record({ ...OPEN, to: '2014-04-01' }).expect(201);
    expect(body).toMatchObject({ to: '2014-04-01', inCustody: false });
    expect(await person()).toMatchObject({ inCustody: false, version: 2 });
  });

  it('ends with a release, recorded as a row of its own', async () => {
    const open = (await record({ ...OPEN, releaseDue: '2014-09-01' }).expect(201)).body.id as string;
    const { body } = await change('release', open, { to: '2014-06-03' }).expect(201);
    expect(body).toMatchObject({ ...OPEN, to: '2014-06-03', releaseDue: '2014-09-01', inCustody: false });
    expect(body.id).not.toBe(open);
    expect(await list()).toMatchObject([{ id: body.id, corrects: open, to: '2014-06-03', reason: null }]);
    expect(await list('?all=true')).toHaveLength(2);
    expect([(await person()).inCustody, await onList()]).toEqual([false, false]);
    await change('release', body.id, { to: '2014-06-03' }).expect(409);
    await change('release', open, { to: '2014-06-03' }).expect(409);
    expect(await list('?all=true')).toHaveLength(2);
  });

  it('may begin again on the day of a release', async () => {
    await record({ ...OPEN, to: '2014-06-03' }).expect(201);
    expect((await record({ ...OPEN, from: '2014-06-03' }).expect(201)).body.inCustody).toBe(true);
    expect(await list()).toHaveLength(2);
  });

  it.each<[string, object, string[]]>([
    ['no establishment', { establishment: ' ' }, ['establishment']],
    ['no real first day', { from: '2014-02-30' }, ['from']],
    ['a first day after twelve months', { from: '2015-06-04' }, ['from']],
    ['a first day before birth', { from: '1979-12-31' }, ['from']],
    ['a release tomorrow', { to: '2014-06-04' }, ['to']],
    ['a release before it began', { to: '2014-02-28' }, ['to']],
    ['a release that is no day', { to: 'soon' }, ['to']],
    ['a release due before it began', { releaseDue: '2014-02-28' }, ['releaseDue']],
    [
      'everything wrong',
      { establishment: 1, from: 1, to: 1, releaseDue: 1 },
      ['establishment', 'from', 'to', 'releaseDue'],
    ],
  ])('with %s is refused with the rule, and nothing changes', async (_, changes, fields) => {
    const before = await traces();
    const { body } = await record({ ...OPEN, ...changes }).expect(400);
    const errors = body.errors as { field: string; rule: string }[];
    expect(errors.map(({ field }) => field)).toEqual(fields);
    expect(new Set(errors.map(({ rule }) => rule))).toEqual(new Set(['EXCL-2']));
    expect(await traces()).toEqual(before);
  });

  it('never overlaps another time in custody', async () => {
    await record({ ...OPEN, to: '2014-04-01' }).expect(201);
    const before = await traces();
    for (const [from, to] of [
      ['2014-03-15', '2014-03-20'],
      ['2014-02-01', '2014-03-02'],
      ['2014-03-31', undefined],
      ['2014-01-01', undefined],
    ]) {
      const { body } = await record({ ...OPEN, from, to }).expect(400);
      expect(body.errors).toMatchObject([{ rule: 'EXCL-2', message: expect.stringMatching(/overlap/) }]);
    }
    expect(await traces()).toEqual(before);
  });

  it('recorded by ten at once is recorded by exactly one', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => record()));
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([201, ...Array.from({ length: 9 }, () => 400)]);
    expect(await list()).toHaveLength(1);
    expect((await person()).version).toBe(2);
  });

  it('released, corrected and withdrawn at once is changed by exactly one', async () => {
    const open = (await record().expect(201)).body.id as string;
    const answers = await Promise.all([
      change('release', open, { to: '2014-06-01' }),
      change('release', open, { to: '2014-06-02' }, probation),
      change('correct', open, { ...OPEN, from: '2014-03-02', reason: 'x' }),
      change('correct', open, { ...OPEN, from: '2014-03-03', reason: 'x' }, probation),
      change('withdraw', open, { reason: 'x' }),
      change('withdraw', open, { reason: 'x' }, probation),
    ]);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(5);
    expect(answers.filter(({ status }) => status < 300)).toHaveLength(1);
    expect(await list('?all=true')).toHaveLength(2);
    const standing = await list();
    expect((await person()).inCustody).toBe(standing.some(({ to }) => to === null));
  });

  it('is corrected: its own old days do not stand in the way, another’s do', async () => {
    await record({ ...OPEN, from: '2014-01-01', to: '2014-02-01' }).expect(201);
    const open = (await record().expect(201)).body.id as string;
    const wrong = { ...OPEN, from: '2014-01-31', reason: 'Began earlier' };
    const { body } = await change('correct', open, wrong).expect(400);
    expect(body.errors).toMatchObject([{ field: 'from', rule: 'EXCL-2' }]);
    const right = { ...OPEN, establishment: 'HMP Ranby', from: '2014-03-02', to: '2014-05-01' };
    const answer = await change('correct', open, { ...right, reason: 'Another prison' }).expect(201);
    expect(answer.body).toMatchObject({ ...right, inCustody: false });
    expect(await list()).toMatchObject([{ ...right, corrects: open, reason: 'Another prison' }, {}]);
    await change('correct', open, { ...right, reason: 'again' }).expect(409);
  });

  it('is withdrawn by a row that says there was nothing', async () => {
    const open = (await record().expect(201)).body.id as string;
    const { body } = await change('withdraw', open, { reason: 'Another person' }).expect(200);
    expect(body).toMatchObject({ id: open, inCustody: false, version: 3 });
    expect([await list(), (await person()).inCustody]).toEqual([[], false]);
    expect(await list('?all=true')).toMatchObject([{ isVoid: true, corrects: open }, { id: open }]);
    await record().expect(201);
  });

  it.each<[string, object, string[]]>([
    ['release', {}, ['to']],
    ['release', { to: '2014-06-04' }, ['to']],
    ['release', { to: '2014-02-28' }, ['to']],
    ['correct', OPEN, ['reason']],
    ['correct', { from: '2015-06-04', reason: '' }, ['establishment', 'from', 'reason']],
    ['withdraw', {}, ['reason']],
  ])('to %s with %j is refused, and nothing changes', async (how, body, fields) => {
    const open = (await record().expect(201)).body.id as string;
    const before = await traces();
    const answer = await change(how, open, body).expect(400);
    expect((answer.body.errors as { field: string }[]).map(({ field }) => field)).toEqual(fields);
    expect(await traces()).toEqual(before);
  });

  it('of somebody else is not found under this person, and stays', async () => {
    const spell = (await record().expect(201)).body.id as string;
    const other = (await addPerson(police)).id;
    const bodies = {
      release: { to: '2014-06-03' },
      correct: { ...OPEN, reason: 'x' },
      withdraw: { reason: 'x' },
    };
    for (const [how, body] of Object.entries(bodies)) {
      const elsewhere = await police.post(`/offenders/${other}/custody/${spell}/${how}`, body).expect(404);
      const invented = await police.post(`/offenders/${other}/custody/nobody/${how}`, body).expect(404);
      expect({ ...elsewhere.body, instance: '' }).toEqual({ ...invented.body, instance: '' });
    }
    expect(await list()).toMatchObject([{ id: spell, to: null }]);
  });

  it('decides whether somebody is at liberty, and when the six months began (EXCL-2)', async () => {
    const given = { mappaLevel: 0, registeredSexOffender: false };
    await police.put(`/offenders/${id}/designations`, given).expect(200);
    await police.post(`/offenders/${id}/scores`, { score: 80, assessedOn: '2014-06-01' }).expect(201);
    const conviction = {
      offenceDate: '2012-12-01',
      category: 'other',
      outcome: 'conviction',
      outcomeDate: '2013-01-01',
    };
    const old = await police.post(`/offenders/${id}/offences`, conviction).expect(201);
    expect(old.body.eligibility.outcome).toBe('excluded');
    const spell = await record({ ...OPEN, from: '2013-01-01' }).expect(201);
    expect(spell.body.eligibility.outcome).toBe('referral');
    const sixMonthsAgo = await change('release', spell.body.id, { to: '2013-12-03' }).expect(201);
    expect(sixMonthsAgo.body.eligibility.outcome).toBe('excluded');
    const later = { ...OPEN, from: '2013-01-01', to: '2013-12-04', reason: 'Wrong day' };
    const corrected = await change('correct', sixMonthsAgo.body.id, later).expect(201);
    expect(corrected.body.eligibility.outcome).toBe('referral');
    const withdrawn = await change('withdraw', corrected.body.id, { reason: 'Another person' }).expect(200);
    expect(withdrawn.body.eligibility.outcome).toBe('excluded');
  });

  it('is recorded by a co-ordinator or offender manager only, of a person who is there', async () => {
    const chair = await signIn(test.url, 'chair.chesterfield');
    await record(OPEN, chair).expect(403);
    await police.post('/offenders/nobody/custody', OPEN).expect(404);
    await chair.get(`/offenders/${id}/custody`).expect(200);
    await chair.get('/offenders/nobody/custody').expect(404);
  });

  it('stays as it is even for whoever holds the database', async () => {
    await record().expect(201);
    for (const statement of [
      "update custody_spells set to_day = '2014-06-01'",
      'delete from custody_spells',
    ]) {
      await expect(runPast(test, [statement])).rejects.toMatchObject({
        message: expect.stringContaining('custody_spells only grows'),
      });
    }
  });
});
