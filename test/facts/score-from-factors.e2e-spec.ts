import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from '../../src/platform/database/sql.js';
import { countRows, readRows } from '../support/app-inside.js';
import { buildTestApp, type TestApp } from '../support/build-test-app.js';
import { databaseKinds } from '../support/databases.js';
import { addPerson } from '../support/people.js';
import { signIn, type Client } from '../support/sign-in.js';

/** A man of 22 with 30 sanctions: the model gives 87 over a year and 93 over two. */
const factors = {
  gender: 'male',
  dateOfBirth: '1991-07-17',
  dateOfCurrentConviction: '2014-05-01',
  dateAtStartOfFollowUp: '2014-06-01',
  totalNumberOfSanctions: 30,
  ageAtFirstSanction: 13,
  offenceCategory: 'theft-non-motor',
};
const { gender: _, dateOfBirth: __, ...rest } = factors;

describe.each(databaseKinds())('recording a score from its factors on %s', (kind) => {
  let test: TestApp;
  let client: Client;
  let id: string;

  beforeAll(async () => {
    test = await buildTestApp(kind, { IOM_TODAY: '2014-06-03' });
    client = await signIn(test.url, 'om.chesterfield');
  });
  afterAll(() => test.close());
  beforeEach(async () => {
    id = (await addPerson(client, { dateOfBirth: '1991-07-17', gender: 'male' })).id;
  });

  const post = (body: object) => client.post(`/offenders/${id}/scores`, body);
  const record = (sent: object = factors, assessedOn: unknown = '2014-06-02') =>
    post({ instrument: 'ogrs3', factors: sent, assessedOn });
  const listed = async () =>
    (await client.get(`/offenders/${id}/scores`)).body.items as Record<string, unknown>[];
  const rowsAbout = async (): Promise<number[]> => {
    const tables = [sql`ogrs_scores`, sql`eligibility_decisions`, sql`registrations`, sql`offender_history`];
    return Promise.all(tables.map((table) => countRows(test, table, sql`offender_id = ${id}`)));
  };

  it('stores the score with instrument, version, factors, result and conviction', async () => {
    const { body: model } = await client.post('/ogrs3', factors).expect(200);
    const answer = await record().expect(201);
    expect(answer.body).toMatchObject({ score: model.twoYear, tier: 1, currentScore: model.twoYear });
    const [score] = await listed();
    expect(score).toEqual({
      id: expect.any(String),
      score: model.twoYear,
      tier: 1,
      instrument: 'ogrs3',
      instrumentTitle: 'OGRS 3',
      instrumentVersion: model.instrumentVersion,
      factors,
      oneYear: model.oneYear,
      band: model.band,
      contributions: model.contributions,
      explanation: model.explanation,
      convictedOn: '2014-05-01',
      assessedOn: '2014-06-02',
      source: 'calculated',
      recordedAt: expect.any(String),
      recordedBy: expect.any(String),
    });
    const [row] = await readRows<Record<string, string>>(
      test,
      sql`select instrument, instrument_version, factors, convicted_on from ogrs_scores where offender_id = ${id}`,
    );
    expect(row).toMatchObject({ instrument: 'ogrs3', instrument_version: '3.0', convicted_on: '2014-05-01' });
    expect(JSON.parse(row?.['factors'] ?? 'null')).toEqual(factors);
    const person = (await client.get(`/offenders/${id}`)).body;
    expect(person).toMatchObject({ ogrsScore: model.twoYear, tier: 1 });
  });

  it('says in the history and in the log which instrument gave it, and the log holds no factor', async () => {
    const { body } = await record().expect(201);
    const { items } = (await client.get(`/offenders/${id}/timeline`)).body as {
      items: { type: string; summary: string; rule: string }[];
    };
    const words = `OGRS 3 score ${body.score} calculated and recorded, assessed on 2 June 2014`;
    expect(items.find(({ type }) => type === 'score.recorded')).toMatchObject({
      summary: words,
      rule: 'TIER-1',
    });
    const [entry] = await readRows<{ detail: string }>(
      test,
      sql`select detail from audit_entries where subject_id = ${id} and action = 'score.recorded'`,
    );
    expect(JSON.parse(entry?.detail ?? '{}')).toMatchObject({
      instrument: 'ogrs3',
      instrumentVersion: '3.0',
    });
    expect(entry?.detail).not.toMatch(/1991|theft|male/);
  });

  it('takes date of birth and gender from the record when they are left out', async () => {
    const { body } = await record(rest).expect(201);
    const [score] = await listed();
    expect(score).toMatchObject({ score: body.score, factors });
  });

  it('answers null for what only a calculation knows, when the score was entered by hand', async () => {
    await post({ score: 75, assessedOn: '2014-06-02' }).expect(201);
    expect(await listed()).toMatchObject([
      {
        instrument: 'ogrs3',
        instrumentVersion: null,
        factors: null,
        oneYear: null,
        band: null,
        contributions: null,
        explanation: null,
        convictedOn: null,
        source: 'entered',
      },
    ]);
  });

  it('keeps "tier changed" when a calculated score falls (TIER-6), and removes nobody', async () => {
    await post({ score: 90, assessedOn: '2014-05-30' }).expect(201);
    const fallen = { ...factors, totalNumberOfSanctions: 1, ageAtFirstSanction: 22 };
    const { body } = await record(fallen).expect(201);
    expect(body).toMatchObject({ tier: null, registration: null });
    const { items } = (await client.get(`/offenders/${id}/timeline`)).body as {
      items: { type: string; summary: string }[];
    };
    expect(items.find(({ type }) => type === 'score.recorded')?.summary).toMatch(
      /^OGRS 3 score \d+ calculated and recorded, .*Tier changed from tier 1 to no tier$/,
    );
  });

  it('becomes history when it was assessed earlier than another (TIER-5)', async () => {
    await post({ score: 60, assessedOn: '2014-06-03' }).expect(201);
    const { body } = await record().expect(201);
    expect(body).toMatchObject({ tier: 1, currentScore: 60, registration: null });
  });

  const changed = (change: object) => ({ instrument: 'ogrs3', factors: { ...factors, ...change } });
  it.each<[string, object, [string, string][]]>([
    ['a score and factors', { ...changed({}), score: 90 }, [['score', 'TIER-4']]],
    ['an unknown instrument', { instrument: 'ogrs4', factors }, [['instrument', 'OGRS3']]],
    ['an instrument that is no name', { instrument: 3, factors }, [['instrument', 'OGRS3']]],
    ['factors without an instrument', { factors }, [['instrument', 'OGRS3']]],
    ['an instrument without factors', { instrument: 'ogrs3' }, [['factors', 'OGRS3']]],
    ['factors that are a list', { instrument: 'ogrs3', factors: [] }, [['factors', 'OGRS3']]],
    [
      'somebody else’s date of birth',
      changed({ dateOfBirth: '1991-07-18' }),
      [['factors.dateOfBirth', 'OGRS3']],
    ],
    ['another gender', changed({ gender: 'female' }), [['factors.gender', 'OGRS3']]],
    [
      '"30" as text',
      changed({ totalNumberOfSanctions: '30' }),
      [['factors.totalNumberOfSanctions', 'OGRS3']],
    ],
    [
      'half a sanction',
      changed({ totalNumberOfSanctions: 69.5 }),
      [['factors.totalNumberOfSanctions', 'OGRS3']],
    ],
    ['no age', changed({ ageAtFirstSanction: null }), [['factors.ageAtFirstSanction', 'OGRS3']]],
    ['an unknown category', changed({ offenceCategory: 'arson' }), [['factors.offenceCategory', 'OGRS3']]],
    ['what is no factor', changed({ shoeSize: 43 }), [['factors.shoeSize', 'OGRS3']]],
    [
      'a conviction tomorrow',
      changed({ dateOfCurrentConviction: '2014-06-04', dateAtStartOfFollowUp: '2014-06-04' }),
      [['factors.dateOfCurrentConviction', 'OGRS3']],
    ],
    [
      'a conviction before birth',
      changed({ dateOfCurrentConviction: '1991-07-16' }),
      [['factors.dateOfCurrentConviction', 'OGRS3']],
    ],
    [
      'an assessment tomorrow and no category',
      { ...changed({ offenceCategory: undefined }), assessedOn: '2014-06-04' },
      [
        ['factors.offenceCategory', 'OGRS3'],
        ['assessedOn', 'TIER-5'],
      ],
    ],
  ])('refuses %s with field and rule, and changes nothing', async (_case, body, expected) => {
    const before = await rowsAbout();
    const { seq } = (await client.get('/events')).body as { seq: number };
    const answer = await post({ assessedOn: '2014-06-02', ...body }).expect(400);
    const errors = answer.body.errors as { field: string; rule: string }[];
    expect(errors.map(({ field, rule }) => [field, rule])).toEqual(expected);
    expect(await rowsAbout()).toEqual(before);
    expect((await client.get('/events')).body.seq).toBe(seq);
    expect((await client.get(`/offenders/${id}`)).body.version).toBe(1);
  });

  it('names both values when the date of birth sent is not the record’s', async () => {
    const { body } = await record({ ...factors, dateOfBirth: '1991-07-18' }).expect(400);
    expect(body.errors[0].message).toBe(
      'Date of birth sent, 18 July 1991, is not the one on the record, 17 July 1991',
    );
  });

  it('asks for the gender of somebody whose record has none', async () => {
    id = (await addPerson(client, { dateOfBirth: '1991-07-17' })).id;
    const { body } = await record(rest).expect(400);
    expect(body.errors).toMatchObject([{ field: 'factors.gender' }]);
    await record({ ...rest, gender: 'female' }).expect(201);
    expect((await listed())[0]).toMatchObject({ factors: { gender: 'female' } });
  });

  it('takes a conviction of today', async () => {
    const today = { dateOfCurrentConviction: '2014-06-03', dateAtStartOfFollowUp: '2014-06-03' };
    await record({ ...factors, ...today }).expect(201);
  });
});
