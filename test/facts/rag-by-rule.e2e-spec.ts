import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from '../../src/platform/database/sql.js';
import { countRows, holdClock, readRows } from '../support/app-inside.js';
import { buildTestApp, type TestApp } from '../support/build-test-app.js';
import { databaseKinds } from '../support/databases.js';
import { addPerson } from '../support/people.js';
import { signIn, type Client } from '../support/sign-in.js';

const SIGHTING = {
  date: '2014-06-01',
  text: 'Seen near the yard',
  source: 1,
  assessment: 'B',
  handling: 'P',
};
const SECRET = { ...SIGHTING, text: 'Mardle says so', handling: 'C', conditions: 'Police eyes' };
const ENGAGED = { supervision: 'engaging', treatment: 'engaging' };

describe.each(databaseKinds())('the RAG status by rule on %s', (kind) => {
  let test: TestApp;
  let police: Client;
  let manager: Client;
  let id: string;

  beforeAll(async () => {
    test = await buildTestApp(kind, { IOM_TODAY: '2014-06-03' });
    police = await signIn(test.url, 'coordinator.chesterfield');
    manager = await signIn(test.url, 'om.chesterfield');
  });
  afterAll(() => test.close());
  beforeEach(async () => {
    id = (await addPerson(police)).id;
  });

  const at = (path: string): string => `/offenders/${id}/${path}`;
  const wanted = async (status: string) => (await police.put(at('wanted'), { status }).expect(200)).body;
  const engagement = async (body: object) => (await manager.put(at('engagement'), body).expect(200)).body;
  const intelligence = async (body: object = SIGHTING): Promise<{ id: string; rag: string }> =>
    (await police.post(at('intelligence'), body).expect(201)).body;
  const close = async (item: string) =>
    (await police.post(at(`intelligence/${item}/close`), { reason: 'Overtaken' }).expect(200)).body;
  const set = (status: string, reason = 'A person says so') =>
    manager.put(at('rag'), { status, reason }).expect(200);
  const rag = async (client = manager) => (await client.get(at('rag')).expect(200)).body;

  it('an escalation takes effect at once, with the rule as its reason (RAG-6, RAG-7)', async () => {
    const { seq } = (await police.get('/events')).body as { seq: number };
    await set('green');
    const answer = await wanted('pnc-licence-recall');
    expect(answer).toMatchObject({ status: 'pnc-licence-recall', rag: 'red' });
    const shown = await rag();
    expect(shown).toMatchObject({
      ...{
        status: 'red',
        proposed: 'red',
        rule: 'RAG-RED',
        response: 'Enforcement activity',
        isStale: false,
      },
      ...{ confirmedBy: 'Helen Marsh', missing: ['supervision', 'treatment'] },
      facts: { wanted: 'pnc-licence-recall', intelligence: false, supervision: null, treatment: null },
    });
    expect(shown.confirmedAt).toBe(shown.since);
    expect(shown.history[0]).toMatchObject({
      ...{ status: 'red', previous: 'green', by: 'Helen Marsh', agency: 'police', rule: 'RAG-RED' },
      reason: expect.stringMatching(/^By rule RAG-RED: Circulated on PNC as wanted on licence recall/),
      facts: { wanted: 'pnc-licence-recall', supervision: null, treatment: null, setByRule: true },
    });
    expect((await police.get(`/offenders/${id}`)).body).toMatchObject({
      rag: 'red',
      version: answer.version,
    });
    const events = (await manager.get(`/events?since=${seq}`)).body.items as {
      type: string;
      version: number;
    }[];
    expect(events.slice(-2)).toMatchObject([
      { type: 'wanted.changed' },
      { type: 'rag.changed', version: answer.version },
    ]);
    const [latest] = (await manager.get(at('timeline'))).body.items as object[];
    expect(latest).toMatchObject({
      ...{ type: 'rag.changed', summary: 'RAG status changed from Green to Red', rule: 'RAG-RED' },
    });
    expect(
      await countRows(test, sql`audit_entries`, sql`subject_id = ${id} and action = 'rag.changed'`),
    ).toBe(2);
  });

  it('intelligence 1-B-P and not engaging with treatment make AMBER ALERT (RAG-ALERT)', async () => {
    expect((await intelligence()).rag).toBe('amber');
    const answer = await engagement({ supervision: 'engaging', treatment: 'not-engaging' });
    expect(answer.rag).toBe('amber-alert');
    expect(await rag()).toMatchObject({
      ...{ status: 'amber-alert', rule: 'RAG-ALERT', response: 'Proactive outreach and targeting' },
      missing: [],
    });
  });

  it('from nothing, amber or worse takes effect by itself; green is set by a person', async () => {
    expect((await engagement(ENGAGED)).rag).toBe(null);
    expect(await rag()).toMatchObject({ status: null, proposed: 'green', missing: [], history: [] });
    expect((await engagement({ supervision: 'not-complying' })).rag).toBe('amber');
  });

  it('a less severe proposal changes nothing until a person sets it with a reason (RAG-6)', async () => {
    await engagement(ENGAGED);
    await wanted('wanted-for-arrest');
    const before = (await rag()).history.length;
    expect((await wanted('none')).rag).toBe('red');
    expect(await rag()).toMatchObject({ status: 'red', proposed: 'green', isStale: false });
    expect((await rag()).history).toHaveLength(before);
    expect((await manager.put(at('rag'), { status: 'green' }).expect(400)).body.errors).toMatchObject([
      { field: 'reason', rule: 'RAG-6' },
    ]);
    await set('green', 'Arrested and bailed; keeps every appointment');
    const shown = await rag();
    expect(shown).toMatchObject({ status: 'green', proposed: 'green', rule: 'RAG-GREEN' });
    expect(shown.history[0]).toMatchObject({
      ...{
        status: 'green',
        previous: 'red',
        by: 'Peter Gough',
        reason: 'Arrested and bailed; keeps every appointment',
      },
      facts: { wanted: 'none', intelligence: false, ...ENGAGED, proposed: 'green', setByHand: true },
    });
  });

  it('what a person decided against the facts stands while the facts only become better', async () => {
    const item = await intelligence();
    await engagement({ supervision: 'engaging', treatment: 'not-engaging' });
    await set('green', 'Known to be abroad');
    expect((await engagement({ treatment: 'engaging' })).rag).toBe('green');
    expect(await rag()).toMatchObject({ status: 'green', proposed: 'amber' });
    await set('green', 'Still abroad');
    expect((await intelligence(SECRET)).rag).toBe('amber');
    await set('green', 'Not credible');
    expect((await close(item.id)).rag).toBe('green');
    expect((await engagement({ supervision: 'not-complying' })).rag).toBe('amber');
  });

  it('another fact than those of RAG-5 proposes nothing anew', async () => {
    await intelligence();
    await set('green', 'Not credible');
    const conviction = { category: 'robbery', outcome: 'conviction', outcomeDate: '2014-05-02' };
    const answer = await police
      .post(at('offences'), { offenceDate: '2014-05-01', ...conviction })
      .expect(201);
    expect(answer.body).toMatchObject({ rag: 'green' });
  });

  it('its facts say of intelligence only that it bears on the status (INT-4)', async () => {
    await set('green');
    await intelligence(SECRET);
    const shown = await rag();
    expect(shown.history[0]).toMatchObject({
      reason:
        'By rule RAG-AMBER: Police intelligence bears on the status; engagement with supervision and treatment is not recorded',
      facts: { wanted: null, intelligence: true, supervision: null, treatment: null, setByRule: true },
    });
    const rows = await readRows<Record<string, unknown>>(
      test,
      sql`select * from rag_statuses where offender_id = ${id}`,
    );
    expect(JSON.stringify([shown, rows])).not.toMatch(/Mardle|Police eyes/);
  });

  it('“still right” is a line of the history, and since when it holds stays (LAW-5)', async () => {
    await manager.post(at('rag/confirm')).expect(409);
    const { body: first } = await set('amber');
    const { body } = await police.post(at('rag/confirm')).expect(200);
    expect(body).toMatchObject({
      ...{ status: 'amber', rag: 'amber', since: first.since, confirmedBy: 'Helen Marsh', version: 3 },
      history: [
        { status: 'amber', previous: 'amber', reason: 'Still right', by: 'Helen Marsh' },
        { status: 'amber', previous: null, by: 'Peter Gough' },
      ],
    });
    const given = await manager.post(at('rag/confirm'), { reason: '  Seen today ' }).expect(200);
    expect(given.body.history[0]).toMatchObject({ reason: 'Seen today' });
    for (const reason of [3, 'x'.repeat(2_001), ['a']]) {
      const { body: refused } = await manager.post(at('rag/confirm'), { reason }).expect(400);
      expect(refused.errors).toMatchObject([{ field: 'reason', rule: 'LAW-5' }]);
    }
    const [latest] = (await manager.get(at('timeline'))).body.items as object[];
    expect(latest).toMatchObject({ type: 'rag.confirmed', summary: 'RAG status confirmed as Amber' });
    const chair = await signIn(test.url, 'chair.chesterfield');
    await chair.post(at('rag/confirm')).expect(403);
    await police.post('/offenders/nobody/rag/confirm').expect(404);
    expect((await rag()).history).toHaveLength(3);
  });
});

describe.each(databaseKinds())('the RAG status as days pass on %s', (kind) => {
  let test: TestApp;
  let clock: ReturnType<typeof holdClock>;

  beforeAll(async () => {
    test = await buildTestApp(kind);
    clock = holdClock(test, '2014-06-03T10:00:00.000Z');
  });
  afterAll(() => test.close());

  /** Sessions end meanwhile: everybody signs in anew. */
  const on = async (instant: string): Promise<{ police: Client; manager: Client }> => {
    clock.set(instant);
    return {
      police: await signIn(test.url, 'coordinator.chesterfield'),
      manager: await signIn(test.url, 'om.chesterfield'),
    };
  };

  it('says so when nobody has confirmed it for the days of the policy (LAW-5)', async () => {
    const first = await on('2014-06-03T10:00:00.000Z');
    const { id } = await addPerson(first.police);
    const rag = async (client: Client) => (await client.get(`/offenders/${id}/rag`).expect(200)).body;
    await first.manager.put(`/offenders/${id}/rag`, { status: 'red', reason: 'Recalled' }).expect(200);
    expect(await rag((await on('2014-06-16T22:59:00.000Z')).police)).toMatchObject({ isStale: false });
    const { police, manager } = await on('2014-06-16T23:00:00.000Z');
    expect(await rag(police)).toMatchObject({
      ...{ isStale: true, confirmedAt: '2014-06-03T10:00:00.000Z', confirmedBy: 'Peter Gough' },
    });
    await police.post(`/offenders/${id}/rag/confirm`).expect(200);
    expect(await rag(manager)).toMatchObject({ isStale: false, since: '2014-06-03T10:00:00.000Z' });
    const { items } = (await manager.get('/offenders?limit=200')).body as {
      items: { id: string; ragConfirmedAt: string | null }[];
    };
    expect(items.find((each) => each.id === id)?.ragConfirmedAt).toBe('2014-06-16T23:00:00.000Z');
  });

  it('has intelligence bear on it up to its review date, and then waits for a person (INT-2)', async () => {
    const { police, manager } = await on('2014-07-03T10:00:00.000Z');
    const { id } = await addPerson(police);
    await manager.put(`/offenders/${id}/engagement`, ENGAGED).expect(200);
    const sighting = { ...SIGHTING, reviewOn: '2014-07-10' };
    const recorded = await police.post(`/offenders/${id}/intelligence`, sighting).expect(201);
    expect(recorded.body).toMatchObject({ rag: 'amber' });
    const readOn = async (instant: string) =>
      (await (await on(instant)).manager.get(`/offenders/${id}/rag`)).body;
    expect(await readOn('2014-07-10T12:00:00.000Z')).toMatchObject({ status: 'amber', proposed: 'amber' });
    expect(await readOn('2014-07-11T12:00:00.000Z')).toMatchObject({
      ...{ status: 'amber', proposed: 'green', facts: { intelligence: false } },
    });
  });
});
