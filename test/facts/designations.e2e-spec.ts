import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from '../../src/platform/database/sql.js';
import { countRows, readRows } from '../support/app-inside.js';
import { buildTestApp, type TestApp } from '../support/build-test-app.js';
import { databaseKinds } from '../support/databases.js';
import { addPerson, clearForDecision } from '../support/people.js';
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
  const exclusions = async (): Promise<object[]> => {
    const { body } = await police.get('/panels/chesterfield/agenda?meeting=panel').expect(200);
    return (body.items as { offenderId: string }[]).filter(({ offenderId }) => offenderId === id);
  };
  const eligibility = async (query = ''): Promise<unknown> =>
    (await police.get(`/offenders/${id}/eligibility${query}`).expect(200)).body;

  it.each([
    ['yosHighRisk', 'yos', 'ROUTE-YOS'],
    ['outOfAreaTransfer', 'out-of-area', 'ROUTE-OOA'],
  ])('registers somebody designated %s, whatever the score', async (field, route, rule) => {
    const version = await clearForDecision(police, id, '2014-05-01');
    const answer = await set({ [field]: true }).expect(200);
    expect(answer.body).toMatchObject({
      [field]: true,
      eligibility: { outcome: 'automatic', route },
      registration: { route, rule, registeredOn: '2014-06-03' },
      rag: null,
    });
    expect(answer.body.version).toBeGreaterThan(version);
    expect((await police.get(`/offenders/${id}`)).body).toMatchObject({
      status: 'registered',
      route,
      [field]: true,
    });
  });

  it.each([['yosHighRisk'], ['outOfAreaTransfer']])(
    'guesses nobody in who is designated %s while an exclusion could hold (EXCL-3)',
    async (field) => {
      const answer = await set({ [field]: true }).expect(200);
      expect(answer.body).toMatchObject({
        registration: null,
        eligibility: {
          outcome: 'needs-information',
          missing: ['mappaLevel', 'registeredSexOffender', 'lastConvictionOn'],
        },
      });
      expect((await police.get(`/offenders/${id}`)).body.status).toBe('not-registered');
    },
  );

  it('keeps out somebody under MAPPA Level 2 whose score is 95, until the level is lifted', async () => {
    await clearForDecision(police, id, '2014-05-01');
    await set({ mappaLevel: 2 }).expect(200);
    const score = await police
      .post(`/offenders/${id}/scores`, { score: 95, assessedOn: '2014-06-01' })
      .expect(201);
    expect(score.body).toMatchObject({ eligibility: { outcome: 'excluded' }, registration: null });
    const unknown = await set({ mappaLevel: null }).expect(200);
    expect(unknown.body).toMatchObject({
      mappaLevel: null,
      registration: null,
      eligibility: { outcome: 'needs-information', missing: ['mappaLevel', 'registeredSexOffender'] },
    });
    const lifted = await set({ mappaLevel: 1, registeredSexOffender: false }).expect(200);
    expect(lifted.body.registration).toMatchObject({ rule: 'TIER-1' });
  });

  it('puts one exclusion of somebody registered on the panel’s agenda, and withdraws it when it holds no longer (EXCL-4)', async () => {
    await clearForDecision(police, id, '2014-05-01');
    await set({ registeredSexOffender: false, outOfAreaTransfer: true }).expect(200);
    await set({ mappaLevel: 2 }).expect(200);
    await set({ mappaLevel: 3 }).expect(200);
    expect((await police.get(`/offenders/${id}`)).body.status).toBe('registered');
    expect(await exclusions()).toMatchObject([{ kind: 'exclusion', rule: 'EXCL-4' }]);
    const notices = async (): Promise<object[]> =>
      ((await police.get('/notices?limit=200').expect(200)).body.items as { offenderId: string }[]).filter(
        ({ offenderId }) => offenderId === id,
      );
    expect(await notices()).toMatchObject([
      { kind: 'exclusion-found', rule: 'EXCL-4' },
      { kind: 'registered', rule: 'ROUTE-OOA' },
    ]);
    await set({ mappaLevel: 1 }).expect(200);
    expect(await exclusions()).toEqual([]);
    expect((await police.get(`/offenders/${id}`)).body.status).toBe('registered');
    await set({ registeredSexOffender: true }).expect(200);
    expect(await exclusions()).toMatchObject([{ reason: expect.stringContaining('EXCL-SEX') }]);
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
          facts: { registeredSexOffender: true },
        },
        {
          rule: 'ROUTE-YOS',
          text: 'Youth Offending Service case posing a high risk of re-offending: allocated on reaching adult age',
          facts: { yosHighRisk: true },
        },
      ],
      missing: [],
      policyVersion: 2,
      on: '2014-06-03',
    });
  });

  it('answers for another day, and asks for what is missing', async () => {
    expect(await eligibility('?on=2014-09-01')).toMatchObject({
      outcome: 'needs-information',
      missing: ['score', 'mappaLevel', 'registeredSexOffender', 'lastConvictionOn'],
      on: '2014-09-01',
    });
    for (const on of ['yesterday', '2014-02-30', '', '2014-06-03&on=2014-06-04']) {
      const answer = await police.get(`/offenders/${id}/eligibility?on=${on}`).expect(400);
      expect(answer.body.errors).toMatchObject([{ field: 'on' }]);
    }
  });

  it('turns somebody eligible on the 18th birthday', async () => {
    const young = await addPerson(police, { dateOfBirth: '1996-06-10' });
    await clearForDecision(police, young.id, '2014-05-01');
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
    [{ mappaLevel: 4 }, 'mappaLevel', 'EXCL-MAPPA'],
    [{ mappaLevel: -1 }, 'mappaLevel', 'EXCL-MAPPA'],
    [{ mappaLevel: 1.5 }, 'mappaLevel', 'EXCL-MAPPA'],
    [{ mappaLevel: '2' }, 'mappaLevel', 'EXCL-MAPPA'],
    [{ ppo: 'yes' }, 'ppo', 'ROUTE-PPO'],
    [{ ppo: null }, 'ppo', 'ROUTE-PPO'],
    [{ registeredSexOffender: null }, 'registeredSexOffender', 'EXCL-SEX'],
    [{ yosHighRisk: 1 }, 'yosHighRisk', 'ROUTE-YOS'],
    [{ outOfAreaTransfer: 'yes' }, 'outOfAreaTransfer', 'ROUTE-OOA'],
    [{ transferredFrom: 5 }, 'transferredFrom', 'ROUTE-OOA'],
    [{ tier: 1 }, 'tier', undefined],
    [[], 'body', undefined],
    [[{ mappaLevel: 2 }], 'body', undefined],
  ])('refuses %j by the rule of %s, %s, and changes nothing', async (body, field, rule) => {
    const answer = await set(body).expect(400);
    expect(answer.body.errors).toMatchObject([{ field, ...(rule ? { rule } : {}) }]);
    expect((await police.get(`/offenders/${id}`)).body.version).toBe(1);
  });

  describe('of a transfer from outside Derbyshire (ROUTE-OOA)', () => {
    const leeds = { transferredFrom: 'Leeds', transferredAs: 'iom', transferredOn: '2014-05-01' };
    const kept = () =>
      readRows<object>(
        test,
        sql`select from_area as "fromArea", managed_as as "managedAs", transferred_on as "transferredOn",
          recorded_by as "recordedBy" from transfers_in where offender_id = ${id} order by recorded_at, id`,
      );

    it('keeps from where, as what and when, and says so in the history', async () => {
      await set({ outOfAreaTransfer: true, ...leeds }, probation).expect(200);
      const recorded = {
        fromArea: 'Leeds',
        managedAs: 'iom',
        transferredOn: '2014-05-01',
        recordedBy: 'Peter Gough',
      };
      expect(await kept()).toEqual([recorded]);
      const [latest] = (await police.get(`/offenders/${id}/timeline`)).body.items as object[];
      expect(latest).toMatchObject({
        type: 'designations.changed',
        summary:
          'Designations changed: transfer from outside Derbyshire: yes, transfer from outside Derbyshire described',
        detail: { after: { outOfAreaTransfer: true, fromArea: 'Leeds' } },
      });
      await set({ transferredOn: '2014-05-02' }).expect(200);
      expect(await kept()).toMatchObject([
        { transferredOn: '2014-05-01' },
        { fromArea: 'Leeds', managedAs: 'iom' },
      ]);
    });

    it('writes nothing when the same is sent again', async () => {
      const first = await set({ outOfAreaTransfer: true, ...leeds }).expect(200);
      const again = await set({ outOfAreaTransfer: true, ...leeds }).expect(200);
      expect(again.body.version).toBe(first.body.version);
      expect(await kept()).toHaveLength(1);
    });

    it.each([
      [{ ...leeds }, 'outOfAreaTransfer'],
      [{ outOfAreaTransfer: false, transferredFrom: 'Leeds' }, 'outOfAreaTransfer'],
      [{ outOfAreaTransfer: true, transferredOn: '2014-06-04' }, 'transferredOn'],
      [{ outOfAreaTransfer: true, transferredOn: '2014-02-30' }, 'transferredOn'],
      [{ outOfAreaTransfer: true, transferredOn: '1980-01-01' }, 'transferredOn'],
      [{ outOfAreaTransfer: true, transferredAs: 'mappa' }, 'transferredAs'],
      [{ outOfAreaTransfer: true, transferredFrom: 'x'.repeat(101) }, 'transferredFrom'],
    ])('refuses %j and changes nothing', async (body, field) => {
      const answer = await set(body).expect(400);
      expect(answer.body.errors).toMatchObject([{ field, rule: 'ROUTE-OOA' }]);
      expect((await police.get(`/offenders/${id}`)).body).toMatchObject({
        version: 1,
        outOfAreaTransfer: null,
      });
      expect(await kept()).toEqual([]);
    });
  });
});
