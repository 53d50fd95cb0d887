import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from '../../src/platform/database/sql.js';
import { countRows, readRows } from '../support/app-inside.js';
import { buildTestApp, type TestApp } from '../support/build-test-app.js';
import { databaseKinds } from '../support/databases.js';
import { addPerson, clearForDecision } from '../support/people.js';
import { signIn, type Client } from '../support/sign-in.js';

describe.each(databaseKinds())('recording scores on %s', (kind) => {
  let test: TestApp;
  let client: Client;
  let id: string;
  /** The version of somebody about whom the rules know enough to decide. */
  let cleared: number;

  beforeAll(async () => {
    test = await buildTestApp(kind, { IOM_TODAY: '2014-06-03' });
    client = await signIn(test.url, 'om.chesterfield');
  });
  afterAll(() => test.close());
  beforeEach(async () => {
    id = (await addPerson(client)).id;
    cleared = await clearForDecision(client, id, '2014-05-01');
  });

  const record = (score: unknown, assessedOn: unknown = '2014-06-01') =>
    client.post(`/offenders/${id}/scores`, { score, assessedOn });
  const person = async (): Promise<Record<string, unknown>> => (await client.get(`/offenders/${id}`)).body;
  const timeline = async (): Promise<{ type: string; summary: string; rule: string }[]> =>
    (await client.get(`/offenders/${id}/timeline`)).body.items;
  const rowsAbout = async (): Promise<number[]> => {
    const tables = [sql`ogrs_scores`, sql`eligibility_decisions`, sql`registrations`, sql`offender_history`];
    return Promise.all(tables.map((table) => countRows(test, table, sql`offender_id = ${id}`)));
  };

  it('of 91 registers in the same transaction, with score, decision, history, log and events', async () => {
    const { seq } = (await client.get('/events')).body as { seq: number };
    const answer = await record(91).expect(201);
    expect(answer.body).toEqual({
      score: 91,
      tier: 1,
      currentScore: 91,
      eligibility: {
        outcome: 'automatic',
        tier: 1,
        route: 'tier-1',
        reasons: [
          { rule: 'TIER-1', text: 'Score 91 is 90 or more: automatic registration', facts: { score: 91 } },
        ],
        missing: [],
        policyVersion: 2,
        on: '2014-06-03',
      },
      registration: {
        id: expect.any(String),
        route: 'tier-1',
        rule: 'TIER-1',
        reason: 'Score 91 is 90 or more: automatic registration',
        registeredOn: '2014-06-03',
      },
      rag: null,
      version: cleared + 2,
    });
    expect(await person()).toMatchObject({
      status: 'registered',
      route: 'tier-1',
      tier: 1,
      ogrsScore: 91,
      registeredOn: '2014-06-03',
      earliestExitOn: '2014-12-03',
      version: cleared + 2,
      registrations: [{ id: answer.body.registration.id, rule: 'TIER-1', recordedBy: expect.any(String) }],
    });
    expect(await rowsAbout()).toEqual([1, 3, 1, 6]);
    const events = (await client.get(`/events?since=${seq}`)).body.items as object[];
    expect(events).toMatchObject([
      { seq: seq + 1, type: 'score.recorded', offenderId: id, version: cleared + 1 },
      { seq: seq + 2, type: 'offender.registered', offenderId: id, version: cleared + 2 },
      { seq: seq + 3, type: 'notice.raised', offenderId: id },
      { seq: seq + 4, type: 'agenda.changed', offenderId: id },
    ]);
    const written = await readRows<{ action: string; at: string }>(
      test,
      sql`select distinct action, at from audit_entries
        where subject_id = ${id} and action in ('score.recorded', 'offender.registered')`,
    );
    expect(written).toHaveLength(2);
    expect(new Set(written.map(({ at }) => at)).size).toBe(1);
  });

  it('tells the timeline in the order in which it happened', async () => {
    await record(91).expect(201);
    expect((await timeline()).map(({ type, rule }) => [type, rule])).toEqual([
      ['agenda.changed', 'TIER-1'],
      ['offender.registered', 'TIER-1'],
      ['score.recorded', 'TIER-1'],
      ['designations.changed', null],
      ['offence.recorded', null],
      ['offender.created', null],
    ]);
  });

  it.each([
    ['69.5', 69.5, undefined, [['score', 'TIER-4']]],
    ['"90" as text', '90', undefined, [['score', 'TIER-4']]],
    ['"90%"', '90%', undefined, [['score', 'TIER-4']]],
    ['-1', -1, undefined, [['score', 'TIER-4']]],
    ['101', 101, undefined, [['score', 'TIER-4']]],
    ['null', null, undefined, [['score', 'TIER-4']]],
    ['true', true, undefined, [['score', 'TIER-4']]],
    ['an assessment tomorrow', 91, '2014-06-04', [['assessedOn', 'TIER-5']]],
    ['an assessment before birth', 91, '1979-12-31', [['assessedOn', 'TIER-5']]],
    ['an assessment on 31 June', 91, '2014-06-31', [['assessedOn', 'TIER-5']]],
    ['no day of assessment', 91, null, [['assessedOn', 'TIER-5']]],
    [
      'both wrong',
      'x',
      'y',
      [
        ['score', 'TIER-4'],
        ['assessedOn', 'TIER-5'],
      ],
    ],
  ])('refuses %s with the rule, and changes nothing', async (_, score, assessedOn, expected) => {
    const before = await rowsAbout();
    const { seq } = (await client.get('/events')).body as { seq: number };
    const answer = await record(score, assessedOn).expect(400);
    const errors = answer.body.errors as { field: string; rule: string; message: string }[];
    expect(errors.map(({ field, rule }) => [field, rule])).toEqual(expected);
    expect(answer.body).toMatchObject({ status: 400, code: 'BAD_INPUT', rule: expected[0]?.[1] });
    expect(await rowsAbout()).toEqual(before);
    expect((await client.get('/events')).body.seq).toBe(seq);
    expect((await person()).version).toBe(cleared);
  });

  it('refuses a body without score or day, and one with anything else in it', async () => {
    const empty = await client.post(`/offenders/${id}/scores`, {}).expect(400);
    expect((empty.body.errors as { field: string }[]).map(({ field }) => field)).toEqual([
      'score',
      'assessedOn',
    ]);
    const more = { score: 91, assessedOn: '2014-06-01', tier: 1 };
    const answer = await client.post(`/offenders/${id}/scores`, more).expect(400);
    expect(answer.body.errors).toMatchObject([{ field: 'tier' }]);
    expect((await person()).status).toBe('not-registered');
  });

  it.each([[[]], [[{ score: 91, assessedOn: '2014-06-01' }]]])(
    'refuses a list in place of a score: %j',
    async (body) => {
      const answer = await client.post(`/offenders/${id}/scores`, body).expect(400);
      expect(answer.body.errors).toEqual([
        { field: 'body', message: 'Send one JSON object with named fields' },
      ]);
      expect((await person()).version).toBe(cleared);
    },
  );

  it.each([
    [69, null, 'not-eligible', null],
    [70, 2, 'referral', 'tier-2'],
    [89, 2, 'referral', 'tier-2'],
  ])('of %s registers nobody', async (score, tier, outcome, route) => {
    const answer = await record(score).expect(201);
    expect(answer.body).toMatchObject({ tier, eligibility: { outcome, route }, registration: null });
    expect(await person()).toMatchObject({
      status: 'not-registered',
      tier,
      ogrsScore: score,
      registrations: [],
    });
  });

  it('of 95 twice registers once', async () => {
    const [first, second] = [await record(95).expect(201), await record(95).expect(201)];
    expect(first.body.registration).not.toBeNull();
    expect(second.body.registration).toBeNull();
    expect((await person()).registrations).toHaveLength(1);
  });

  it('that rises to 90 registers, and one that falls never removes', async () => {
    await record(75, '2014-01-01').expect(201);
    const risen = await record(90, '2014-02-01').expect(201);
    expect(risen.body.registration).toMatchObject({ rule: 'TIER-1' });
    const fallen = await record(60, '2014-03-01').expect(201);
    expect(fallen.body).toMatchObject({ tier: null, registration: null });
    expect(await person()).toMatchObject({
      status: 'registered',
      tier: null,
      ogrsScore: 60,
      registeredOn: '2014-06-03',
    });
    const [latest] = await timeline();
    expect(latest?.summary).toContain('Tier changed from tier 1 to no tier');
  });

  it('from an older assessment becomes history and not the current one', async () => {
    await record(60, '2014-03-01').expect(201);
    const older = await record(95, '2014-02-01').expect(201);
    expect(older.body).toMatchObject({ score: 95, tier: 1, currentScore: 60, registration: null });
    expect(older.body.eligibility).toMatchObject({ outcome: 'not-eligible' });
    expect(await person()).toMatchObject({ status: 'not-registered', ogrsScore: 60 });
    const scores = (await client.get(`/offenders/${id}/scores`)).body.items as { score: number }[];
    expect(scores.map(({ score }) => score)).toEqual([60, 95]);
  });

  it('of the same day leaves the one recorded last current', async () => {
    for (const score of [60, 75, 71]) await record(score).expect(201);
    expect(await person()).toMatchObject({ ogrsScore: 71 });
    const scores = (await client.get(`/offenders/${id}/scores`)).body.items as { score: number }[];
    expect(scores.map(({ score }) => score)).toEqual([71, 75, 60]);
  });

  it('at once, twelve of them, keeps every one and registers once', async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, (_, index) => record(89 + index)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(answers.filter(({ body }) => body.registration !== null)).toHaveLength(1);
    expect(await rowsAbout()).toEqual([12, 14, 1, 17]);
    const [current] = (await client.get(`/offenders/${id}/scores`)).body.items as { score: number }[];
    expect(await person()).toMatchObject({ version: cleared + 13, ogrsScore: current?.score });
    const versions = answers.map(({ body }) => body.version as number);
    expect(new Set(versions).size).toBe(12);
  });

  it('is not for somebody who is not there', async () => {
    await client.post('/offenders/nobody/scores', { score: 91, assessedOn: '2014-06-01' }).expect(404);
  });
});
