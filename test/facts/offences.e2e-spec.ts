import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from '../../src/platform/database/sql.js';
import { countRows, readRows, runPast } from '../support/app-inside.js';
import { buildTestApp, type TestApp } from '../support/build-test-app.js';
import { databaseKinds } from '../support/databases.js';
import { addPerson } from '../support/people.js';
import { signIn, type Client } from '../support/sign-in.js';

const BURGLARY = {
  offenceDate: '2014-01-10',
  category: 'burglary-domestic',
  outcome: 'conviction',
  outcomeDate: '2014-03-01',
};

describe.each(databaseKinds())('offences on %s', (kind) => {
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

  const record = (body: object = BURGLARY, client = police) => client.post(`/offenders/${id}/offences`, body);
  const change = (how: string, offenceId: string, body: object, client = police) =>
    client.post(`/offenders/${id}/offences/${offenceId}/${how}`, body);
  const list = async (query = '', client = police): Promise<Record<string, unknown>[]> =>
    (await client.get(`/offenders/${id}/offences${query}`).expect(200)).body.items;
  const version = async (): Promise<number> => (await police.get(`/offenders/${id}`)).body.version;
  const rows = (): Promise<number> => countRows(test, sql`offences`, sql`offender_id = ${id}`);
  const timeline = async (): Promise<Record<string, unknown>[]> =>
    (await police.get(`/offenders/${id}/timeline`)).body.items;
  const traces = async (): Promise<number[]> => [
    await rows(),
    await version(),
    await countRows(test, sql`offender_history`, sql`offender_id = ${id}`),
    await countRows(test, sql`eligibility_decisions`, sql`offender_id = ${id}`),
    await countRows(
      test,
      sql`audit_entries`,
      sql`subject_id = ${id} and action like 'offence.%ed' and action <> 'offence.viewed'`,
    ),
    await countRows(test, sql`events`, sql`subjects like ${`%${id}%`}`),
  ];

  it('are recorded, answered with what changed, and stand on the list', async () => {
    const { body } = await record().expect(201);
    expect(body).toMatchObject({ ...BURGLARY, id: expect.any(String), rag: null, version: 2 });
    expect(body.eligibility).toMatchObject({ on: '2014-06-03', outcome: expect.any(String) });
    expect(body).toHaveProperty('registration');
    expect(await list()).toEqual([
      {
        ...BURGLARY,
        id: body.id,
        isVoid: false,
        corrects: null,
        correctedBy: null,
        reason: null,
        agency: 'police',
        recordedBy: 'Helen Marsh',
        recordedAt: expect.stringMatching(/^2014-06-03T/),
      },
    ]);
    expect((await police.get(`/offenders/${id}`)).body.version).toBe(2);
  });

  it('leave history, a log entry, an event and a decision, all in the person’s own words and ids', async () => {
    const { seq } = (await police.get('/events')).body as { seq: number };
    const { body } = await record(BURGLARY, probation).expect(201);
    const entry = (await timeline()).find(({ type }) => type === 'offence.recorded');
    expect(entry).toMatchObject({
      summary:
        'Conviction recorded: burglary of a home, convicted on 1 March 2014, offence on 10 January 2014',
      by: 'Peter Gough',
      detail: { before: null, after: { id: body.id, category: 'burglary-domestic' } },
    });
    const events = (await police.get(`/events?since=${seq}`)).body.items as object[];
    expect(events[0]).toMatchObject({
      type: 'offence.recorded',
      panel: 'chesterfield',
      offenderId: id,
      version: 2,
    });
    expect(JSON.stringify(events)).not.toMatch(/burglary|2014-01-10/);
    const [decision] = await readRows<{ cause: string; policy: number }>(
      test,
      sql`select cause, policy_version as policy from eligibility_decisions where offender_id = ${id}
        order by decided_at desc`,
    );
    expect(decision?.cause).toContain('Conviction recorded');
    const actions = (await police.get(`/offenders/${id}/access-log`)).body.items as { action: string }[];
    expect(actions.map(({ action }) => action)).toContain('offence.recorded');
  });

  it('come with the latest conviction first', async () => {
    await record({ ...BURGLARY, outcomeDate: '2014-02-01' }).expect(201);
    await record({ ...BURGLARY, outcomeDate: '2014-05-01', outcome: 'charge' }).expect(201);
    await record({ ...BURGLARY, outcomeDate: '2014-03-01', category: 'other' }).expect(201);
    expect((await list()).map(({ outcomeDate }) => outcomeDate)).toEqual([
      '2014-05-01',
      '2014-03-01',
      '2014-02-01',
    ]);
  });

  it.each<[string, object, [string, string][]]>([
    ['no real offence date', { offenceDate: '2014-02-29' }, [['offenceDate', 'EXCL-2']]],
    [
      'an offence tomorrow',
      { offenceDate: '2014-06-04' },
      [
        ['offenceDate', 'EXCL-2'],
        ['outcomeDate', 'EXCL-2'],
      ],
    ],
    ['an offence before birth', { offenceDate: '1979-12-31' }, [['offenceDate', 'EXCL-2']]],
    ['an offence at nine', { offenceDate: '1989-12-31' }, [['offenceDate', 'EXCL-2']]],
    ['a conviction tomorrow', { outcomeDate: '2014-06-04' }, [['outcomeDate', 'EXCL-2']]],
    ['a conviction before the offence', { outcomeDate: '2014-01-09' }, [['outcomeDate', 'EXCL-2']]],
    ['an unknown category', { category: 'arson' }, [['category', 'OGRS3']]],
    ['an unknown outcome', { outcome: 'caution' }, [['outcome', 'EXCL-2']]],
    ['a field nobody knows', { verdict: 'guilty' }, [['verdict', 'undefined']]],
  ])('with %s are refused with the rule, and nothing changes', async (_, changes, expected) => {
    const before = await traces();
    const { body } = await record({ ...BURGLARY, ...changes }).expect(400);
    const errors = body.errors as { field: string; rule?: string }[];
    expect(errors.map(({ field, rule }) => [field, String(rule)])).toEqual(expected);
    expect(await traces()).toEqual(before);
  });

  it('with nothing sent are refused for each field', async () => {
    const { body } = await record({}).expect(400);
    expect((body.errors as { field: string }[]).map(({ field }) => field)).toEqual([
      'offenceDate',
      'category',
      'outcome',
      'outcomeDate',
    ]);
    expect(await rows()).toBe(0);
  });

  describe('that were recorded wrongly', () => {
    let wrong: string;
    beforeEach(async () => {
      wrong = (await record().expect(201)).body.id;
    });

    it('are corrected by a row of its own, and both stay', async () => {
      const right = { ...BURGLARY, outcomeDate: '2014-04-01' };
      const { body } = await change('correct', wrong, { ...right, reason: ' Wrong month ' }).expect(201);
      expect(body).toMatchObject({ ...right, id: expect.any(String), version: 3 });
      expect(body.id).not.toBe(wrong);
      expect(await list()).toMatchObject([{ ...right, id: body.id, corrects: wrong, reason: 'Wrong month' }]);
      expect(await list('?all=true')).toMatchObject([
        { id: body.id, corrects: wrong, correctedBy: null },
        { ...BURGLARY, id: wrong, corrects: null, correctedBy: body.id, reason: null },
      ]);
      const [, entry] = (await timeline()).filter(({ type }) => /^offence/.test(String(type))).reverse();
      expect(entry).toMatchObject({ type: 'offence.corrected', reason: 'Wrong month' });
    });

    it('are withdrawn by a row that says there was nothing', async () => {
      const { body } = await change('withdraw', wrong, { reason: 'Another person' }, probation).expect(200);
      expect(body).toMatchObject({ id: wrong, version: 3, eligibility: { outcome: expect.any(String) } });
      expect(await list()).toEqual([]);
      expect(await list('?all=true')).toMatchObject([
        { isVoid: true, corrects: wrong, reason: 'Another person', recordedBy: 'Peter Gough' },
        { id: wrong, isVoid: false },
      ]);
    });

    it('may be corrected again where the correction was wrong too, and then withdrawn', async () => {
      const second = await change('correct', wrong, { ...BURGLARY, category: 'burglary-other', reason: 'a' });
      const third = await change('correct', second.body.id, { ...BURGLARY, category: 'other', reason: 'b' });
      expect(await list()).toMatchObject([{ id: third.body.id, category: 'other' }]);
      await change('withdraw', third.body.id, { reason: 'c' }).expect(200);
      expect(await list()).toEqual([]);
      expect(await list('?all=true')).toHaveLength(4);
    });

    it.each(['correct', 'withdraw'])('cannot be changed twice: %s is a conflict', async (how) => {
      await change('withdraw', wrong, { reason: 'first' }).expect(200);
      const before = await traces();
      const { body } = await change(how, wrong, {
        ...(how === 'correct' ? BURGLARY : {}),
        reason: 'x',
      }).expect(409);
      expect(body.code).toBe('FACT.ALREADY_SETTLED');
      const [voidRow] = await list('?all=true');
      await change('withdraw', String(voidRow?.['id']), { reason: 'the void row' }).expect(409);
      expect(await traces()).toEqual(before);
    });

    it('by ten people at once are changed by exactly one', async () => {
      const answers = await Promise.all(
        Array.from({ length: 10 }, (_, index) =>
          index % 2
            ? change('correct', wrong, { ...BURGLARY, reason: `reason ${index}` }, probation)
            : change('withdraw', wrong, { reason: `reason ${index}` }),
        ),
      );
      const statuses = answers.map(({ status }) => status).sort();
      expect(statuses.slice(1)).toEqual(Array.from({ length: 9 }, () => 409));
      expect([200, 201]).toContain(statuses[0]);
      expect([await rows(), await version()]).toEqual([2, 3]);
    });

    it.each<[string, string, object, string[]]>([
      ['correct', 'no reason', BURGLARY, ['reason']],
      ['correct', 'a blank reason', { ...BURGLARY, reason: '  ' }, ['reason']],
      ['correct', 'a reason too long', { ...BURGLARY, reason: 'x'.repeat(2_001) }, ['reason']],
      [
        'correct',
        'a category and a reason that are wrong',
        { ...BURGLARY, category: 'x' },
        ['category', 'reason'],
      ],
      ['withdraw', 'no reason', {}, ['reason']],
      ['withdraw', 'a reason that is no text', { reason: 3 }, ['reason']],
      ['withdraw', 'a reason too long', { reason: 'x'.repeat(2_001) }, ['reason']],
      ['withdraw', 'a field nobody knows', { reason: 'x', category: 'other' }, ['category']],
    ])('to %s with %s is refused, and nothing changes', async (how, _, body, fields) => {
      const before = await traces();
      const answer = await change(how, wrong, body).expect(400);
      expect((answer.body.errors as { field: string }[]).map(({ field }) => field)).toEqual(fields);
      expect(await traces()).toEqual(before);
    });

    it('of somebody else are not found under this person, and stay', async () => {
      const other = (await addPerson(police)).id;
      for (const how of ['correct', 'withdraw']) {
        const body = { ...(how === 'correct' ? BURGLARY : {}), reason: 'x' };
        const elsewhere = await police.post(`/offenders/${other}/offences/${wrong}/${how}`, body).expect(404);
        const invented = await police.post(`/offenders/${other}/offences/nobody/${how}`, body).expect(404);
        expect({ ...elsewhere.body, instance: '' }).toEqual({ ...invented.body, instance: '' });
      }
      expect(await list()).toMatchObject([{ id: wrong, correctedBy: null }]);
    });

    it('stay as they are even for whoever holds the database', async () => {
      for (const statement of [
        `update offences set category = 'other' where id = '${wrong}'`,
        `delete from offences where id = '${wrong}'`,
      ]) {
        await expect(runPast(test, [statement])).rejects.toMatchObject({
          message: expect.stringContaining('offences only grows'),
        });
      }
      expect(await list()).toMatchObject([{ category: 'burglary-domestic' }]);
    });
  });

  it('are recorded by a co-ordinator or offender manager only, of a person who is there', async () => {
    const chair = await signIn(test.url, 'chair.chesterfield');
    await record(BURGLARY, chair).expect(403);
    await police.post('/offenders/nobody/offences', BURGLARY).expect(404);
    expect(await list('', chair)).toEqual([]);
    await police.get('/offenders/nobody/offences').expect(404);
    await police.get(`/offenders/${id}/offences?all=yes`).expect(400);
  });

  describe('behind a score of 93, MAPPA and registration being known (EXCL-3, EXCL-NO-CONVICTION)', () => {
    beforeEach(async () => {
      const given = { mappaLevel: 0, registeredSexOffender: false };
      await police.put(`/offenders/${id}/designations`, given).expect(200);
      const score = { score: 93, assessedOn: '2014-06-01' };
      const { body } = await police.post(`/offenders/${id}/scores`, score).expect(201);
      expect(body.eligibility).toMatchObject({ outcome: 'needs-information', missing: ['lastConvictionOn'] });
    });
    const status = async (): Promise<string> => (await police.get(`/offenders/${id}`)).body.status;

    it('register with a conviction of the last six months, in the same answer', async () => {
      const { body } = await record({ ...BURGLARY, outcomeDate: '2014-01-10' }, probation).expect(201);
      expect(body.eligibility).toMatchObject({ outcome: 'automatic', route: 'tier-1' });
      expect(body.registration).toMatchObject({ rule: 'TIER-1', registeredOn: '2014-06-03' });
      expect(await status()).toBe('registered');
      const { version } = (await police.get(`/offenders/${id}`)).body as { version: number };
      expect(body.version).toBe(version);
    });

    it('exclude with an older conviction, and leave a charge out of account', async () => {
      const old = { ...BURGLARY, offenceDate: '2013-01-01', outcomeDate: '2013-12-03' };
      const { body } = await record(old).expect(201);
      expect(body).toMatchObject({ eligibility: { outcome: 'excluded' }, registration: null });
      const charge = await record({ ...BURGLARY, outcome: 'charge' }).expect(201);
      expect(charge.body).toMatchObject({ eligibility: { outcome: 'excluded' }, registration: null });
      expect(await status()).toBe('not-registered');
    });

    it('register when the date that excluded somebody was wrong by a day', async () => {
      const old = { ...BURGLARY, offenceDate: '2013-01-01', outcomeDate: '2013-12-03' };
      const wrong = (await record(old).expect(201)).body.id as string;
      const right = { ...old, outcomeDate: '2013-12-04', reason: 'Wrong day' };
      const { body } = await change('correct', wrong, right).expect(201);
      expect(body.registration).toMatchObject({ rule: 'TIER-1' });
    });

    it('never take somebody off the scheme again when the conviction is withdrawn', async () => {
      const offence = (await record().expect(201)).body.id as string;
      const { body } = await change('withdraw', offence, { reason: 'Another person' }).expect(200);
      expect(body).toMatchObject({ eligibility: { outcome: 'needs-information' }, registration: null });
      expect(await status()).toBe('registered');
    });
  });

  it('recorded by ten at once are all there, each with a version of its own', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => record()));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(answers.map(({ body }) => body.version)).size).toBe(10);
    expect(await list()).toHaveLength(10);
  });
});
