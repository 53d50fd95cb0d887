import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from '../../src/platform/database/sql.js';
import { countRows, runPast } from '../support/app-inside.js';
import { buildTestApp, type TestApp } from '../support/build-test-app.js';
import { databaseKinds } from '../support/databases.js';
import { addPerson } from '../support/people.js';
import { signIn, type Client } from '../support/sign-in.js';

const POSITIVE = { sampleDate: '2014-05-20', result: 'positive', substance: 'Heroin' };
const WORKER = { contactAgency: 'drugs-alcohol', kind: 'worker', name: 'Dawn Allsop', from: '2014-05-01' };

describe.each(databaseKinds())('drug tests on %s', (kind) => {
  let test: TestApp;
  let police: Client;
  let drugs: Client;
  let housing: Client;
  let id: string;

  beforeAll(async () => {
    test = await buildTestApp(kind, { IOM_TODAY: '2014-06-03' });
    police = await signIn(test.url, 'coordinator.chesterfield');
    drugs = await signIn(test.url, 'drugs.worker');
    housing = await signIn(test.url, 'housing.worker');
  });
  afterAll(() => test.close());
  beforeEach(async () => {
    id = (await addPerson(police)).id;
  });

  const record = (body: object = POSITIVE, client = police) =>
    client.post(`/offenders/${id}/drug-tests`, body);
  const change = (how: string, testId: string, body: object, client = police) =>
    client.post(`/offenders/${id}/drug-tests/${testId}/${how}`, body);
  const list = async (query = '', client = police): Promise<Record<string, unknown>[]> =>
    (await client.get(`/offenders/${id}/drug-tests${query}`).expect(200)).body.items;
  const traces = async (): Promise<unknown[]> => [
    (await police.get(`/offenders/${id}`)).body,
    await countRows(test, sql`drug_tests`, sql`offender_id = ${id}`),
    await countRows(test, sql`offender_history`, sql`offender_id = ${id}`),
    await countRows(test, sql`audit_entries`, sql`subject_id = ${id} and action like 'drug-test.%d'`),
    await countRows(test, sql`events`, sql`offender_id = ${id}`),
  ];

  it('are recorded with history, log and event, and decide nothing about eligibility', async () => {
    const { seq } = (await police.get('/events')).body as { seq: number };
    const decisions = await countRows(test, sql`eligibility_decisions`, sql`offender_id = ${id}`);
    const { body } = await record().expect(201);
    expect(body).toMatchObject({
      ...POSITIVE,
      id: expect.any(String),
      eligibility: { outcome: expect.any(String) },
      registration: null,
      rag: null,
      version: 2,
    });
    expect(await list()).toMatchObject([
      {
        ...POSITIVE,
        id: body.id,
        recordedBy: 'Helen Marsh',
        agency: 'police',
        corrects: null,
        correctedBy: null,
      },
    ]);
    const { items } = (await police.get(`/offenders/${id}/timeline`)).body;
    expect(items[0]).toMatchObject({
      type: 'drug-test.recorded',
      summary: 'Drug test recorded: positive for Heroin, sample of 20 May 2014',
    });
    const log = (await police.get(`/offenders/${id}/access-log`)).body.items as { action: string }[];
    expect(log.map(({ action }) => action)).toContain('drug-test.recorded');
    const events = (await police.get(`/events?since=${seq}`)).body.items as object[];
    expect(events).toMatchObject([{ type: 'drug-test.recorded', offenderId: id, version: 2 }]);
    expect(JSON.stringify(events)).not.toContain('Heroin');
    expect(await countRows(test, sql`eligibility_decisions`, sql`offender_id = ${id}`)).toBe(decisions);
  });

  it('may be negative, and be of something or of nothing named', async () => {
    await record({ ...POSITIVE, result: 'negative' }).expect(201);
    await record({ sampleDate: '2014-06-03', result: 'negative' }).expect(201);
    expect(await list()).toMatchObject([{ substance: null }, { substance: 'Heroin', result: 'negative' }]);
  });

  it.each<[string, object, [string, string][]]>([
    ['a sample of tomorrow', { sampleDate: '2014-06-04' }, [['sampleDate', 'EXIT-2']]],
    ['a sample before birth', { sampleDate: '1979-12-31' }, [['sampleDate', 'EXIT-2']]],
    ['a sample of no real day', { sampleDate: '2014-02-30' }, [['sampleDate', 'EXIT-2']]],
    ['another result', { result: 'unclear' }, [['result', 'EXIT-1']]],
    ['a substance that is no text', { substance: ['x'] }, [['substance', 'EXIT-1']]],
    [
      'everything wrong',
      { sampleDate: 1, result: 1, substance: 1 },
      [
        ['sampleDate', 'EXIT-2'],
        ['result', 'EXIT-1'],
        ['substance', 'EXIT-1'],
      ],
    ],
  ])('with %s are refused with the rule, and nothing changes (EXIT-2)', async (_, changes, expected) => {
    const before = await traces();
    const { body } = await record({ ...POSITIVE, ...changes }).expect(400);
    const errors = body.errors as { field: string; rule: string }[];
    expect(errors.map(({ field, rule }) => [field, rule])).toEqual(expected);
    expect(await traces()).toEqual(before);
  });

  it('sent five times at once are recorded once', async () => {
    const answers = await Promise.all(Array.from({ length: 5 }, () => record()));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 400, 400, 400, 400]);
    expect(await list()).toHaveLength(1);
  });

  it('are corrected and withdrawn by rows of their own; the first stay (COH-2)', async () => {
    const first = (await record().expect(201)).body.id as string;
    const right = { ...POSITIVE, substance: 'Crack cocaine', reason: 'Misread' };
    const second = (await change('correct', first, right).expect(201)).body.id as string;
    expect(await list()).toMatchObject([{ id: second, corrects: first, reason: 'Misread' }]);
    await change('correct', first, right).expect(409);
    await change('withdraw', second, { reason: 'Another person' }).expect(200);
    expect(await list()).toEqual([]);
    expect(await list('?all=true')).toMatchObject([
      { isVoid: true, corrects: second },
      { id: second, isVoid: false },
      { id: first, correctedBy: second },
    ]);
    await record().expect(201);
    const { items } = (await police.get(`/offenders/${id}/timeline`)).body;
    expect(items).toContainEqual(
      expect.objectContaining({ type: 'drug-test.corrected', reason: 'Another person' }),
    );
  });

  it.each<[string, object, string[]]>([
    ['correct', POSITIVE, ['reason']],
    ['correct', { reason: ' ' }, ['sampleDate', 'result', 'reason']],
    ['withdraw', {}, ['reason']],
  ])('to %s with %j is refused, and nothing changes', async (how, body, fields) => {
    const first = (await record().expect(201)).body.id as string;
    const before = await traces();
    const answer = await change(how, first, body).expect(400);
    expect((answer.body.errors as { field: string }[]).map(({ field }) => field)).toEqual(fields);
    expect(await traces()).toEqual(before);
  });

  it('of somebody else are not found under this person, and stay', async () => {
    const first = (await record().expect(201)).body.id as string;
    const other = (await addPerson(police)).id;
    for (const [how, body] of Object.entries({
      correct: { ...POSITIVE, reason: 'x' },
      withdraw: { reason: 'x' },
    })) {
      const elsewhere = await police.post(`/offenders/${other}/drug-tests/${first}/${how}`, body).expect(404);
      const invented = await police.post(`/offenders/${other}/drug-tests/nobody/${how}`, body).expect(404);
      expect({ ...elsewhere.body, instance: '' }).toEqual({ ...invented.body, instance: '' });
    }
    expect(await list()).toMatchObject([{ id: first }]);
  });

  it('are for those who treat, of the partners, of people they are involved with (LAW-4)', async () => {
    const strangers = [
      await record(POSITIVE, drugs).expect(404),
      await drugs.post('/offenders/nobody/drug-tests', POSITIVE).expect(404),
      await drugs.get(`/offenders/${id}/drug-tests`).expect(404),
    ];
    for (const { body } of strangers)
      expect({ ...body, instance: '' }).toEqual({ ...strangers[0]?.body, instance: '' });
    await police.post(`/offenders/${id}/contacts`, WORKER).expect(201);
    await police.post(`/offenders/${id}/contacts`, { ...WORKER, contactAgency: 'housing' }).expect(201);
    const { body } = await record(POSITIVE, drugs).expect(201);
    expect(body).toMatchObject({ ...POSITIVE, eligibility: null });
    expect(await list('', drugs)).toHaveLength(1);
    await record(POSITIVE, housing).expect(403);
    await housing.get(`/offenders/${id}/drug-tests`).expect(403);
    const seen = await housing.get(`/offenders/${id}/timeline`).expect(200);
    expect(JSON.stringify(seen.body)).not.toMatch(/drug.?test/i);
    const chair = await signIn(test.url, 'chair.chesterfield');
    await record(POSITIVE, chair).expect(403);
    await chair.get(`/offenders/${id}/drug-tests`).expect(200);
  });

  it('stay as they are even for whoever holds the database', async () => {
    await record().expect(201);
    for (const statement of ["update drug_tests set result = 'negative'", 'delete from drug_tests']) {
      await expect(runPast(test, [statement])).rejects.toMatchObject({
        message: expect.stringContaining('drug_tests only grows'),
      });
    }
  });
});
