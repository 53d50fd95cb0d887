import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from '../../src/platform/database/sql.js';
import { countRows, readRows, runPast } from '../support/app-inside.js';
import { buildTestApp, type TestApp } from '../support/build-test-app.js';
import { databaseKinds } from '../support/databases.js';
import { draftPolicy, FROM_75, type DraftAnswer } from '../support/policy-desk.js';
import { signIn, type Client } from '../support/sign-in.js';

describe.each(databaseKinds())('drafting the policy on %s', (kind) => {
  let test: TestApp;
  let admin: Client;
  let coordinator: Client;

  beforeAll(async () => {
    test = await buildTestApp(kind, { IOM_TODAY: '2014-06-03' });
    admin = await signIn(test.url, 'admin');
    coordinator = await signIn(test.url, 'coordinator.chesterfield');
  });
  afterAll(() => test.close());

  const at = (id: string, rest = ''): string => `/policy/drafts/${id}${rest}`;
  const versions = async (): Promise<{ version: number; [field: string]: unknown }[]> =>
    (await admin.get('/policy/versions').expect(200)).body;
  const logged = (id: string): Promise<{ action: string; detail: string }[]> =>
    readRows(test, sql`select action, detail from audit_entries where subject_id = ${id} order by seq`);
  const events = (type: string): Promise<number> => countRows(test, sql`events`, sql`type = ${type}`);
  /** Everything that a refusal must leave as it is. */
  const traces = async (): Promise<unknown[]> => [
    await readRows(test, sql`select * from policy_drafts order by id`),
    await readRows(test, sql`select * from policy_versions order by version`),
    await countRows(test, sql`events`),
    await countRows(test, sql`audit_entries`, sql`action like 'policy.%ed' and action <> 'policy.viewed'`),
  ];

  it('begins from the version in force and changes only what is named', async () => {
    const { status, headers, body } = await admin.post('/policy/drafts', FROM_75);
    expect([status, headers['etag']]).toEqual([201, '"1"']);
    const { body: policy } = await admin.get('/policy').expect(200);
    const { version: inForce, effectiveOn: _, sourceNote: __, ...content } = policy;
    expect(body).toEqual({
      ...content,
      ...FROM_75,
      instruments: [{ name: 'ogrs3', months: 24, tier1From: 75, tier2From: 70 }],
      id: expect.any(String),
      basedOn: inForce,
      newestSeen: inForce,
      status: 'open',
      became: null,
      version: 1,
      createdBy: 'Sunil Rao',
      createdAt: expect.stringMatching(/^2014-06-03T/),
      changedAt: body.createdAt,
      settledAt: null,
      settledBy: null,
    });
    expect((await coordinator.get(at(body.id)).expect(200)).body).toEqual(body);
    expect(policy.version).toBe(2);
    const [entry] = await logged(body.id);
    expect(entry?.action).toBe('policy.drafted');
    expect(JSON.parse(entry?.detail ?? '')).toMatchObject({
      basedOn: 2,
      changes: [{ field: 'instruments.ogrs3.tier1From', from: 90, to: 75 }],
    });
    expect(await events('policy.drafted')).toBe(1);
  });

  it('begins from the version that is named', async () => {
    const draft = await draftPolicy(admin, { ...FROM_75, basedOn: 1 });
    expect(draft).toMatchObject({ basedOn: 1, unrecordedStopsDecision: false, suitableIntelligence: null });
  });

  it.each<[object, string, string | undefined]>([
    [
      { ...FROM_75, instruments: [{ name: 'ogrs3', tier1From: 69.5 }] },
      'instruments.ogrs3.tier1From',
      'TIER-1',
    ],
    [
      { ...FROM_75, instruments: [{ name: 'ogrs3', tier1From: '90' }] },
      'instruments.ogrs3.tier1From',
      'TIER-1',
    ],
    [
      { ...FROM_75, exclusions: { monthsWithoutConviction: 0 } },
      'exclusions.monthsWithoutConviction',
      'EXCL-NO-CONVICTION',
    ],
    [{ ...FROM_75, adultAge: 21 }, 'adultAge', 'EXCL-AGE'],
    [{ ...FROM_75, effectiveOn: '2014-06-03' }, 'effectiveOn', undefined],
    [{ ...FROM_75, sourceNote: 'abc' }, 'sourceNote', undefined],
    [{ ...FROM_75, basedOn: 99 }, 'basedOn', undefined],
    [{ ...FROM_75, basedOn: '2' }, 'basedOn', undefined],
    [{ ...FROM_75, weight: 3 }, 'weight', undefined],
  ])('refuses %j with its field and rule, and changes nothing', async (terms, field, rule) => {
    const before = await traces();
    const { body } = await admin.post('/policy/drafts', terms).expect(400);
    expect(body.errors).toEqual([{ field, message: expect.any(String), ...(rule ? { rule } : {}) }]);
    expect(await traces()).toEqual(before);
  });

  it('changes a draft only from its current version, and shows the other’s otherwise', async () => {
    const { id } = await draftPolicy(admin);
    const change = { exclusions: { monthsWithoutConviction: 9 } };
    const { headers, body } = await admin.patch(at(id), change, 1).expect(200);
    expect([headers['etag'], body.version, body.exclusions.monthsWithoutConviction]).toEqual(['"2"', 2, 9]);
    expect(body.instruments[0].tier1From).toBe(75);
    const before = await traces();
    const stale = await admin.patch(at(id), { exitMonths: 3 }, 1).expect(412);
    expect(stale.body).toMatchObject({ code: 'STALE', currentVersion: 2, current: { exitMonths: 6 } });
    await admin.patch(at(id), { exitMonths: 0 }, 2).expect(400);
    expect(await traces()).toEqual(before);
    const entry = (await logged(id)).at(-1);
    expect(entry?.action).toBe('policy.changed');
    expect(JSON.parse(entry?.detail ?? '')).toEqual({
      changes: [{ field: 'exclusions.monthsWithoutConviction', from: 6, to: 9 }],
    });
  });

  it('asks for the version that was edited', async () => {
    const { id } = await draftPolicy(admin);
    const { body } = await admin.patch(at(id), { exitMonths: 3 }, NaN).expect(400);
    expect(body.errors[0].field).toBe('If-Match');
  });

  it('keeps a discarded draft on record, and lets nobody change, discard or adopt it again', async () => {
    const { id } = await draftPolicy(admin);
    const { body } = await admin.post(at(id, '/discard')).expect(200);
    expect(body).toMatchObject({
      status: 'discarded',
      became: null,
      settledBy: 'Sunil Rao',
      version: 2,
    });
    const before = await traces();
    const answers = [
      await admin.patch(at(id), { exitMonths: 3 }, 2),
      await admin.post(at(id, '/discard')),
      await admin.post(at(id, '/adopt')),
      await admin.get(at(id, '/shadow')),
    ];
    for (const { status, body: refused } of answers) {
      expect([status, refused.code]).toEqual([409, 'POLICY.SETTLED']);
    }
    expect(await traces()).toEqual(before);
    expect((await logged(id)).map(({ action }) => action)).toEqual(['policy.drafted', 'policy.discarded']);
  });

  it('answers 404 for a draft that there is not', async () => {
    for (const rest of ['', '/shadow']) await admin.get(at('nobody', rest)).expect(404);
    for (const rest of ['/discard', '/adopt']) await admin.post(at('nobody', rest)).expect(404);
    await admin.patch(at('nobody'), { exitMonths: 3 }, 1).expect(404);
  });

  it('lists what is open before what is settled, to those who may read it', async () => {
    const { body } = await coordinator.get('/policy/drafts').expect(200);
    const statuses = (body.items as DraftAnswer[]).map(({ status }) => status);
    expect(statuses).toEqual([...statuses].sort((a) => (a === 'open' ? -1 : 1)));
    expect(new Set(statuses)).toEqual(new Set(['open', 'discarded']));
    for (const username of ['analyst', 'auditor', 'housing.worker']) {
      await (await signIn(test.url, username)).get('/policy/drafts').expect(403);
    }
    await coordinator.post('/policy/drafts', FROM_75).expect(403);
  });

  describe('adopting', () => {
    it('adds the next version, which everybody sees coming and which is in force from its day', async () => {
      const { id } = await draftPolicy(admin, { ...FROM_75, effectiveOn: '2014-06-04' });
      const { body } = await admin.post(at(id, '/adopt')).expect(200);
      expect(body).toMatchObject({ status: 'adopted', became: 3, version: 2 });
      const [newest, ...earlier] = await versions();
      expect(newest).toMatchObject({ version: 3, effectiveOn: '2014-06-04', sourceNote: FROM_75.sourceNote });
      expect(earlier.map(({ version }) => version)).toEqual([2, 1]);
      expect((await coordinator.get('/policy')).body.version).toBe(2);
      const [row] = await readRows<{ by: string }>(
        test,
        sql`select created_by as "by" from policy_versions where version = 3`,
      );
      expect(row?.by).toBe('Sunil Rao');
      const [entry] = await readRows<{ detail: string }>(
        test,
        sql`select detail from audit_entries where action = 'policy.adopted' and subject_id = '3'`,
      );
      expect(JSON.parse(entry?.detail ?? '')).toMatchObject({ version: 3, draft: id, basedOn: 2 });
      expect(await events('policy.adopted')).toBe(1);
      await admin.post(at(id, '/adopt')).expect(409);
      await admin.patch(at(id), { exitMonths: 3 }, 2).expect(409);
      await expect(runPast(test, ['update policy_versions set content = content'])).rejects.toMatchObject({
        message: expect.stringContaining('policy_versions only grows'),
      });
    });

    it('only the version that was looked at, where one is named', async () => {
      const { id } = await draftPolicy(admin);
      await admin.patch(at(id), { exitMonths: 3 }, 1).expect(200);
      const before = await traces();
      await admin.post(at(id, '/adopt')).set('if-match', '"1"').expect(412);
      await admin.post(at(id, '/discard')).set('if-match', '"1"').expect(412);
      expect(await traces()).toEqual(before);
      await admin.post(at(id, '/discard')).set('if-match', '"2"').expect(200);
    });

    it('not one whose day has come while it was a draft', async () => {
      const { id } = await draftPolicy(admin);
      await runPast(test, [`update policy_drafts set effective_on = '2014-06-03' where id = '${id}'`]);
      const { body } = await admin.post(at(id, '/adopt')).expect(400);
      expect(body.errors).toEqual([
        { field: 'effectiveOn', message: expect.stringContaining('after today') },
      ]);
      expect((await admin.get(at(id))).body.status).toBe('open');
    });

    it('once, when two people adopt the same draft at once', async () => {
      const { id } = await draftPolicy(admin);
      const before = (await versions()).length;
      const answers = await Promise.all([admin, admin, admin].map((each) => each.post(at(id, '/adopt'))));
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
      expect((await versions()).length).toBe(before + 1);
    });

    it('not over another that was adopted meanwhile, until the draft has been looked at again', async () => {
      const [one, other] = [await draftPolicy(admin), await draftPolicy(admin)];
      const numbers = (await versions()).map(({ version }) => version);
      const answers = await Promise.all([one, other].map(({ id }) => admin.post(at(id, '/adopt'))));
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
      const refused = answers.find(({ status }) => status === 409);
      expect(refused?.body.code).toBe('POLICY.OVERTAKEN');
      const left = answers[0]?.status === 409 ? one : other;
      await admin.patch(at(left.id), {}, 1).expect(200);
      const { body } = await admin.post(at(left.id, '/adopt')).expect(200);
      const next = Math.max(...numbers) + 1;
      expect(body.became).toBe(next + 1);
      expect((await versions()).map(({ version }) => version)).toEqual([next + 1, next, ...numbers]);
    });
  });
});
