import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from '../../src/platform/database/sql.js';
import { countRows, runPast } from '../support/app-inside.js';
import { buildTestApp, type TestApp } from '../support/build-test-app.js';
import { addContact } from '../support/contacts.js';
import { databaseKinds } from '../support/databases.js';
import { addPerson } from '../support/people.js';
import { signIn, type Client } from '../support/sign-in.js';

const ENGAGED = { supervision: 'engaging', treatment: 'engaging' };

describe.each(databaseKinds())('wanted and engagement on %s', (kind) => {
  let test: TestApp;
  let police: Client;
  let manager: Client;
  let chair: Client;
  let drugs: Client;
  let housing: Client;
  let id: string;

  beforeAll(async () => {
    test = await buildTestApp(kind, { IOM_TODAY: '2014-06-03' });
    police = await signIn(test.url, 'coordinator.chesterfield');
    manager = await signIn(test.url, 'om.chesterfield');
    chair = await signIn(test.url, 'chair.chesterfield');
    drugs = await signIn(test.url, 'drugs.worker');
    housing = await signIn(test.url, 'housing.worker');
  });
  afterAll(() => test.close());
  beforeEach(async () => {
    id = (await addPerson(police)).id;
  });

  const wanted = (status: unknown, client = police) => client.put(`/offenders/${id}/wanted`, { status });
  const engagement = (body: object, client = manager) => client.put(`/offenders/${id}/engagement`, body);
  const traces = async (): Promise<number[]> => [
    (await police.get(`/offenders/${id}`)).body.version,
    await countRows(test, sql`wanted_statuses`, sql`offender_id = ${id}`),
    await countRows(test, sql`engagements`, sql`offender_id = ${id}`),
    await countRows(test, sql`rag_statuses`, sql`offender_id = ${id}`),
    await countRows(test, sql`offender_history`, sql`offender_id = ${id}`),
    await countRows(test, sql`eligibility_decisions`, sql`offender_id = ${id}`),
    await countRows(test, sql`audit_entries`, sql`subject_id = ${id} and action not like '%viewed'`),
    await countRows(test, sql`events`, sql`subjects like ${`%${id}%`}`),
  ];
  const timeline = async (): Promise<Record<string, unknown>[]> =>
    (await police.get(`/offenders/${id}/timeline`)).body.items;

  it('wanted is a row with its history, log entry and event, each with who and when (COH-2)', async () => {
    const { seq } = (await police.get('/events')).body as { seq: number };
    const answer = await wanted('wanted-for-arrest').expect(200);
    expect(answer.body).toMatchObject({
      ...{ status: 'wanted-for-arrest', changed: true, rag: 'red', version: 3, registration: null },
      eligibility: { outcome: expect.any(String) },
    });
    await wanted('none').expect(200);
    expect((await chair.get(`/offenders/${id}/wanted`).expect(200)).body).toEqual({
      status: 'none',
      history: [
        {
          id: expect.any(String),
          status: 'none',
          recordedBy: 'Helen Marsh',
          agency: 'police',
          recordedAt: expect.any(String),
        },
        {
          id: expect.any(String),
          status: 'wanted-for-arrest',
          recordedBy: 'Helen Marsh',
          agency: 'police',
          recordedAt: expect.any(String),
        },
      ],
    });
    const told = (await timeline()).filter(({ type }) => type === 'wanted.changed');
    expect(told).toMatchObject([
      { summary: 'Not wanted', detail: { before: 'wanted-for-arrest', after: 'none' } },
      { summary: 'Wanted for arrest, not yet on PNC', detail: { before: null, after: 'wanted-for-arrest' } },
    ]);
    const events = (await chair.get(`/events?since=${seq}`)).body.items as { type: string }[];
    expect(events.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['wanted.changed', 'rag.changed', 'wanted.changed']),
    );
    expect(
      await countRows(test, sql`audit_entries`, sql`subject_id = ${id} and action = 'wanted.changed'`),
    ).toBe(2);
  });

  it('engagement is a row with its history, log entry and event', async () => {
    const { body } = await engagement({ supervision: 'not-complying', treatment: 'not-required' }).expect(
      200,
    );
    expect(body).toMatchObject({
      ...{ supervision: 'not-complying', treatment: 'not-required', changed: true, rag: 'amber', version: 3 },
      eligibility: { outcome: expect.any(String) },
    });
    await engagement({ supervision: 'engaging' }, police).expect(200);
    expect((await chair.get(`/offenders/${id}/engagement`).expect(200)).body).toMatchObject({
      ...{ supervision: 'engaging', treatment: 'not-required' },
      history: [
        { supervision: 'engaging', treatment: 'not-required', recordedBy: 'Helen Marsh', agency: 'police' },
        { supervision: 'not-complying', treatment: 'not-required', recordedBy: 'Peter Gough' },
      ],
    });
    expect((await timeline()).find(({ type }) => type === 'engagement.changed')).toMatchObject({
      summary: 'Engagement recorded: supervision engaging; treatment not required',
    });
  });

  it('recorded as it was recorded already, nothing is written and the answer says so', async () => {
    await wanted('pnc-crime').expect(200);
    await engagement(ENGAGED).expect(200);
    const before = await traces();
    expect((await wanted('pnc-crime').expect(200)).body).toMatchObject({
      ...{ status: 'pnc-crime', changed: false, rag: 'red', version: before[0], registration: null },
      eligibility: { outcome: expect.any(String) },
    });
    for (const body of [ENGAGED, { supervision: 'engaging' }, { treatment: 'engaging' }, {}]) {
      expect((await engagement(body).expect(200)).body).toMatchObject({ ...ENGAGED, changed: false });
    }
    expect(await traces()).toEqual(before);
  });

  it.each<[string, object, [string, string][]]>([
    ['another word', { status: 'recalled' }, [['status', 'RAG-5']]],
    ['capitals', { status: 'NONE' }, [['status', 'RAG-5']]],
    ['nothing', {}, [['status', 'RAG-5']]],
    ['null', { status: null }, [['status', 'RAG-5']]],
    ['a list', { status: ['none'] }, [['status', 'RAG-5']]],
    ['a field nobody knows', { status: 'none', since: '2014-06-01' }, [['since', 'undefined']]],
  ])('wanted: refuses %s with the rule, and changes nothing', async (_, body, expected) => {
    const before = await traces();
    const answer = await police.put(`/offenders/${id}/wanted`, body).expect(400);
    const errors = answer.body.errors as { field: string; rule?: string }[];
    expect(errors.map(({ field, rule }) => [field, String(rule)])).toEqual(expected);
    expect(await traces()).toEqual(before);
  });

  it.each<[string, object, [string, string][]]>([
    [
      'other words',
      { supervision: 'good', treatment: 'yes' },
      [
        ['supervision', 'RAG-5'],
        ['treatment', 'RAG-5'],
      ],
    ],
    ['one of the two, while nothing is recorded', { supervision: 'engaging' }, [['treatment', 'RAG-5']]],
    ['the other one', { treatment: 'engaging' }, [['supervision', 'RAG-5']]],
    [
      'nothing',
      {},
      [
        ['supervision', 'RAG-5'],
        ['treatment', 'RAG-5'],
      ],
    ],
    [
      'numbers',
      { supervision: 1, treatment: true },
      [
        ['supervision', 'RAG-5'],
        ['treatment', 'RAG-5'],
      ],
    ],
    ['a field nobody knows', { ...ENGAGED, on: '2014-06-01' }, [['on', 'undefined']]],
  ])('engagement: refuses %s with the rule, and changes nothing', async (_, body, expected) => {
    const before = await traces();
    const answer = await engagement(body).expect(400);
    const errors = answer.body.errors as { field: string; rule?: string }[];
    expect(errors.map(({ field, rule }) => [field, String(rule)])).toEqual(expected);
    expect(await traces()).toEqual(before);
  });

  it('of whom nobody supervises any more takes no engagement with supervision (RAG-5)', async () => {
    await engagement(ENGAGED).expect(200);
    const ends = (to: string | null) =>
      addContact(test, id, { agency: 'probation-nps', kind: 'offender-manager', to });
    await addContact(test, id, { agency: 'housing', kind: 'worker', to: '2014-05-01' });
    await engagement({ ...ENGAGED, treatment: 'not-complying' }).expect(200);
    await ends('2014-05-31');
    const before = await traces();
    for (const supervision of ['engaging', 'not-complying', 'not-engaging', undefined]) {
      const { body } = await engagement({ supervision, treatment: 'engaging' }).expect(400);
      expect(body.errors).toEqual([
        {
          field: 'supervision',
          rule: 'RAG-5',
          message:
            'Nobody has supervised them since 1 June 2014: choose not required, or record their offender manager first',
        },
      ]);
    }
    expect(await traces()).toEqual(before);
    await engagement({ supervision: 'not-required', treatment: 'engaging' }).expect(200);
    await ends('2014-06-03');
    await engagement(ENGAGED).expect(200);
    await ends(null);
    await engagement({ supervision: 'not-engaging', treatment: 'engaging' }).expect(200);
  });

  it('a treatment service records treatment, of whom it works with, and nothing of supervision', async () => {
    await wanted('none', drugs).expect(403);
    await engagement({ treatment: 'not-engaging' }, drugs).expect(404);
    await addContact(test, id, { agency: 'drugs-alcohol', kind: 'worker' });
    await addContact(test, id, { agency: 'housing', kind: 'worker' });
    const refused = await engagement({ supervision: 'engaging', treatment: 'engaging' }, drugs).expect(400);
    expect(refused.body.errors).toMatchObject([{ field: 'supervision', rule: 'RAG-5' }]);
    const first = await engagement({ treatment: 'not-engaging' }, drugs).expect(200);
    expect(first.body).toMatchObject({
      ...{ supervision: null, treatment: 'not-engaging', rag: 'amber', eligibility: null },
    });
    await engagement({ supervision: 'engaging' }).expect(200);
    const second = await engagement({ supervision: 'engaging', treatment: 'engaging' }, drugs).expect(200);
    expect(second.body).toMatchObject({ ...ENGAGED, changed: true });
    await engagement({ supervision: 'not-engaging', treatment: 'engaging' }, drugs).expect(400);
    expect((await housing.get(`/offenders/${id}/engagement`).expect(200)).body.history).toMatchObject([
      { ...ENGAGED, recordedBy: 'Dawn Allsop', agency: 'drugs-alcohol' },
      { supervision: 'engaging', treatment: 'not-engaging', recordedBy: 'Peter Gough' },
      { supervision: null, treatment: 'not-engaging', recordedBy: 'Dawn Allsop' },
    ]);
  });

  it('are recorded by those who may, and nobody else finds out whether there is anybody', async () => {
    for (const client of [manager, chair, drugs, housing]) await wanted('none', client).expect(403);
    for (const client of [chair, housing]) await engagement(ENGAGED, client).expect(403);
    const hidden = await drugs.get(`/offenders/${id}/engagement`).expect(404);
    const invented = await drugs.get('/offenders/nobody/engagement').expect(404);
    expect({ ...hidden.body, instance: '' }).toEqual({ ...invented.body, instance: '' });
    await police.put('/offenders/nobody/wanted', { status: 'none' }).expect(404);
    await police.get('/offenders/nobody/wanted').expect(404);
  });

  it('by ten at once are ten rows, each after the other', async () => {
    const words = ['engaging', 'not-complying', 'not-engaging', 'not-required'];
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        engagement({ supervision: words[index % 4], treatment: words[(index + 1) % 4] }),
      ),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    const changed = answers.filter(({ body }) => (body as { changed: boolean }).changed).length;
    expect(await countRows(test, sql`engagements`, sql`offender_id = ${id}`)).toBe(changed);
    expect((await police.get(`/offenders/${id}`)).body.rag).toBe('amber');
  });

  it('stay as they are even for whoever holds the database', async () => {
    await wanted('pnc-crime').expect(200);
    await engagement(ENGAGED).expect(200);
    for (const table of ['wanted_statuses', 'engagements']) {
      for (const statement of [`update ${table} set recorded_by = 'x'`, `delete from ${table}`]) {
        await expect(runPast(test, [statement])).rejects.toMatchObject({
          message: expect.stringContaining(`${table} only grows`),
        });
      }
    }
  });
});
