import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from '../../src/platform/database/sql.js';
import { countRows } from '../support/app-inside.js';
import { buildTestApp, type TestApp } from '../support/build-test-app.js';
import { databaseKinds } from '../support/databases.js';
import { addPerson } from '../support/people.js';
import { signIn, type Client } from '../support/sign-in.js';

describe.each(databaseKinds())('designations and eligibility on %s', (kind) => {
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

  const set = (body: object, client = police) => client.put(`/offenders/${id}/designations`, body);
  const eligibility = async (query = ''): Promise<unknown> =>
    (await police.get(`/offenders/${id}/eligibility${query}`).expect(200)).body;

  it.each([
    ['ppo', 'ppo', 'ROUTE-PPO'],
    ['yosHighRisk', 'yos', 'ROUTE-YOS'],
    ['outOfAreaTransfer', 'out-of-area', 'ROUTE-OOA'],
  ])('registers somebody designated %s, whatever the score', async (field, route, rule) => {
    const answer = await set({ [field]: true }).expect(200);
    expect(answer.body).toMatchObject({
      [field]: true,
      eligibility: { outcome: 'automatic', route },
      registration: { route, rule, registeredOn: '2014-06-03' },
      rag: null,
      version: 3,
    });
    expect((await police.get(`/offenders/${id}`)).body).toMatchObject({
      status: 'registered',
      route,
      [field]: true,
    });
  });

  it('keeps out somebody under MAPPA Level 2 whose score is 95, and removes nobody who is on the scheme', async () => {
    await set({ mappaLevel: 2 }).expect(200);
    const score = await police
      .post(`/offenders/${id}/scores`, { score: 95, assessedOn: '2014-06-01' })
      .expect(201);
    expect(score.body).toMatchObject({ eligibility: { outcome: 'excluded' }, registration: null });
    const lifted = await set({ mappaLevel: 1 }).expect(200);
    expect(lifted.body.registration).toMatchObject({ rule: 'TIER-1' });
    const again = await set({ mappaLevel: 3 }).expect(200);
    expect(again.body.eligibility).toMatchObject({ outcome: 'excluded' });
    expect((await police.get(`/offenders/${id}`)).body.status).toBe('registered');
  });

  it('says every reason with its rule, in the shape of the contract', async () => {
    await set({ registeredSexOffender: true, yosHighRisk: true }).expect(200);
    expect(await eligibility()).toEqual({
      outcome: 'excluded',
      tier: null,
      route: null,
      reasons: [
        {
          rule: 'EXCL-SEX',
          text: 'Registered sex offender: managed by MAPPA or sex offender management instead',
        },
        {
          rule: 'ROUTE-YOS',
          text: 'Youth Offending Service case posing a high risk of re-offending: allocated at 18',
        },
      ],
      missing: [],
      policyVersion: 1,
      on: '2014-06-03',
    });
  });

  it('answers for another day, and asks for what is missing', async () => {
    expect(await eligibility('?on=2014-09-01')).toMatchObject({
      outcome: 'needs-information',
      missing: ['score'],
      on: '2014-09-01',
    });
    for (const on of ['yesterday', '2014-02-30', '', '2014-06-03&on=2014-06-04']) {
      const answer = await police.get(`/offenders/${id}/eligibility?on=${on}`).expect(400);
      expect(answer.body.errors).toMatchObject([{ field: 'on' }]);
    }
  });

  it('turns somebody eligible on the 18th birthday', async () => {
    const young = await addPerson(police, { dateOfBirth: '1996-06-10' });
    await police.put(`/offenders/${young.id}/designations`, { yosHighRisk: true }).expect(200);
    const on = async (day: string): Promise<string> =>
      (await police.get(`/offenders/${young.id}/eligibility?on=${day}`)).body.outcome;
    expect([await on('2014-06-09'), await on('2014-06-10')]).toEqual(['excluded', 'automatic']);
    expect((await police.get(`/offenders/${young.id}`)).body.status).toBe('not-registered');
  });

  it('leaves what is not sent as it is', async () => {
    await set({ mappaLevel: 1, yosHighRisk: false }).expect(200);
    const answer = await set({ registeredSexOffender: false }).expect(200);
    expect(answer.body).toMatchObject({
      ppo: false,
      mappaLevel: 1,
      registeredSexOffender: false,
      yosHighRisk: false,
      outOfAreaTransfer: null,
    });
    expect((await set({ mappaLevel: null }).expect(200)).body.mappaLevel).toBeNull();
  });

  it('writes down from what to what, and tells the panel', async () => {
    await set({ mappaLevel: 0 }).expect(200);
    const { seq } = (await police.get('/events')).body as { seq: number };
    await set({ mappaLevel: 1 }, probation).expect(200);
    const [latest] = (await police.get(`/offenders/${id}/timeline`)).body.items as object[];
    expect(latest).toMatchObject({
      type: 'designations.changed',
      by: 'Peter Gough',
      detail: { before: { mappaLevel: 0 }, after: { mappaLevel: 1 } },
    });
    expect((await police.get(`/events?since=${seq}`)).body.items).toMatchObject([
      { type: 'designations.changed', panel: 'chesterfield', offenderId: id, version: 3 },
    ]);
  });

  it('changes nothing when nothing differs, and logs that the record was shown', async () => {
    await set({ mappaLevel: 1 }).expect(200);
    const viewed = sql`subject_id = ${id} and action = 'offender.viewed'`;
    const before = await countRows(test, sql`audit_entries`, viewed);
    for (const body of [{ mappaLevel: 1 }, {}]) {
      expect((await set(body).expect(200)).body).toMatchObject({ version: 2, registration: null });
    }
    expect(await countRows(test, sql`audit_entries`, viewed)).toBe(before + 2);
  });

  it.each([
    [{ mappaLevel: 4 }, 'mappaLevel'],
    [{ mappaLevel: -1 }, 'mappaLevel'],
    [{ mappaLevel: 1.5 }, 'mappaLevel'],
    [{ mappaLevel: '2' }, 'mappaLevel'],
    [{ ppo: 'yes' }, 'ppo'],
    [{ ppo: null }, 'ppo'],
    [{ registeredSexOffender: null }, 'registeredSexOffender'],
    [{ yosHighRisk: 1 }, 'yosHighRisk'],
    [{ tier: 1 }, 'tier'],
  ])('refuses %j', async (body, field) => {
    const answer = await set(body).expect(400);
    expect(answer.body.errors).toMatchObject([{ field }]);
    expect((await police.get(`/offenders/${id}`)).body.version).toBe(1);
  });

  it('lets the police co-ordinator alone say who is a PPO', async () => {
    await set({ ppo: true }, probation).expect(403);
    await set({ ppo: true }).expect(200);
  });

  it('takes PPO status away from nobody here (EXIT-6)', async () => {
    await set({ ppo: true }).expect(200);
    const answer = await set({ ppo: false }).expect(422);
    expect(answer.body).toMatchObject({ code: 'EXIT.PPO_AFTER_EXIT', rule: 'EXIT-6' });
    expect((await police.get(`/offenders/${id}`)).body.ppo).toBe(true);
  });

  it.each([
    ['the day before the 18th birthday', '1996-06-04', 422],
    ['on the 18th birthday', '1996-06-03', 200],
  ])('makes a PPO of nobody under 18: %s → %s', async (_, dateOfBirth, status) => {
    const young = await addPerson(police, { dateOfBirth });
    const answer = await police.put(`/offenders/${young.id}/designations`, { ppo: true }).expect(status);
    if (status === 422) expect(answer.body).toMatchObject({ rule: 'ROUTE-PPO', errors: [{ field: 'ppo' }] });
  });
});
