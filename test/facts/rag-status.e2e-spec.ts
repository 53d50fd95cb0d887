import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from '../../src/platform/database/sql.js';
import { countRows } from '../support/app-inside.js';
import { buildTestApp, type TestApp } from '../support/build-test-app.js';
import { databaseKinds } from '../support/databases.js';
import { addPerson } from '../support/people.js';
import { signIn, type Client } from '../support/sign-in.js';

describe.each(databaseKinds())('the RAG status on %s', (kind) => {
  let test: TestApp;
  let client: Client;
  let id: string;

  beforeAll(async () => {
    test = await buildTestApp(kind, { IOM_TODAY: '2014-06-03' });
    client = await signIn(test.url, 'coordinator.chesterfield');
  });
  afterAll(() => test.close());
  beforeEach(async () => {
    id = (await addPerson(client)).id;
  });

  const set = (status: unknown, reason: unknown, by = client) =>
    by.put(`/offenders/${id}/rag`, { status, reason });

  it('is nothing until somebody sets it', async () => {
    expect((await client.get(`/offenders/${id}/rag`).expect(200)).body).toEqual({
      status: null,
      proposed: null,
      proposedBecause: 'Engagement with supervision and treatment is not recorded',
      rule: null,
      response: null,
      since: null,
      confirmedAt: null,
      confirmedBy: null,
      isStale: false,
      missing: ['supervision', 'treatment'],
      facts: { wanted: null, intelligence: false, supervision: null, treatment: null },
      history: [],
    });
  });

  it.each([
    ['red', 'RAG-RED', 'Enforcement activity'],
    ['amber-alert', 'RAG-ALERT', 'Proactive outreach and targeting'],
    ['amber', 'RAG-AMBER', 'Prioritisation of resources and joint working'],
    ['green', 'RAG-GREEN', 'Offender and case management'],
  ])('can be set to %s by a person with a reason', async (status, rule, response) => {
    const answer = await set(status, '  Recalled to prison  ').expect(200);
    expect(answer.body).toMatchObject({
      status,
      rag: status,
      rule,
      response,
      eligibility: { outcome: 'needs-information' },
      version: 2,
      history: [
        { status, previous: null, by: 'Helen Marsh', agency: 'police', reason: 'Recalled to prison', rule },
      ],
    });
    expect(answer.body.since).toBe(answer.body.history[0].from);
    expect((await client.get(`/offenders/${id}`)).body).toMatchObject({
      rag: status,
      ragSince: answer.body.since,
    });
  });

  it('keeps every status as history, the latest first, with who and why', async () => {
    const manager = await signIn(test.url, 'om.chesterfield');
    await set('amber', 'Missed two appointments').expect(200);
    await set('red', 'Warrant issued', manager).expect(200);
    const { body } = await client.get(`/offenders/${id}/rag`);
    expect(body.history).toMatchObject([
      { status: 'red', previous: 'amber', by: 'Peter Gough', reason: 'Warrant issued' },
      { status: 'amber', previous: null, by: 'Helen Marsh', reason: 'Missed two appointments' },
    ]);
    const [latest] = (await client.get(`/offenders/${id}/timeline`)).body.items as object[];
    expect(latest).toMatchObject({
      type: 'rag.changed',
      summary: 'RAG status changed from Amber to Red',
      rule: 'RAG-RED',
      reason: 'Warrant issued',
    });
  });

  it('confirmed again says so, and keeps since when it holds', async () => {
    const first = await set('amber', 'Missed two appointments').expect(200);
    const { seq } = (await client.get('/events')).body as { seq: number };
    const again = await set('amber', 'Still missing them').expect(200);
    expect(again.body).toMatchObject({ since: first.body.since, version: 3 });
    expect(again.body.history).toHaveLength(2);
    expect((await client.get(`/events?since=${seq}`)).body.items).toMatchObject([{ type: 'rag.confirmed' }]);
  });

  it.each([
    ['no reason', 'red', undefined, [['reason', 'RAG-6']]],
    ['a blank reason', 'red', '   ', [['reason', 'RAG-6']]],
    ['a reason that is no text', 'red', 3, [['reason', 'RAG-6']]],
    ['a reason too long', 'red', 'x'.repeat(2001), [['reason', 'RAG-6']]],
    ['no status', undefined, 'why', [['status', 'RAG-5']]],
    ['another colour', 'blue', 'why', [['status', 'RAG-5']]],
    ['capitals', 'RED', 'why', [['status', 'RAG-5']]],
    ['a list', ['red'], 'why', [['status', 'RAG-5']]],
    [
      'nothing at all',
      null,
      null,
      [
        ['status', 'RAG-5'],
        ['reason', 'RAG-6'],
      ],
    ],
  ])('refuses %s with the rule, and changes nothing', async (_, status, reason, expected) => {
    const answer = await set(status, reason).expect(400);
    const errors = answer.body.errors as { field: string; rule: string }[];
    expect(errors.map(({ field, rule }) => [field, rule])).toEqual(expected);
    expect(await countRows(test, sql`rag_statuses`, sql`offender_id = ${id}`)).toBe(0);
    expect((await client.get(`/offenders/${id}`)).body).toMatchObject({ rag: null, version: 1 });
  });

  it('set by ten at once keeps every one, each after the other', async () => {
    const statuses = ['red', 'amber', 'green', 'amber-alert'];
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) => set(statuses[index % 4], `reason ${index}`)),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    const { body } = await client.get(`/offenders/${id}/rag`);
    const history = body.history as { status: string; previous: string | null; reason: string }[];
    expect(new Set(history.map(({ reason }) => reason)).size).toBe(10);
    expect((await client.get(`/offenders/${id}`)).body.version).toBe(11);
    expect(history.filter(({ previous }) => previous === null)).toHaveLength(1);
  });
});
