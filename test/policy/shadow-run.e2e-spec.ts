import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ShadowPage } from '../../src/modules/ogrs-tiering/index.js';
import { sql } from '../../src/platform/database/sql.js';
import { countRows, holdClock, readRows } from '../support/app-inside.js';
import { buildTestApp, type TestApp } from '../support/build-test-app.js';
import { databaseKinds } from '../support/databases.js';
import { addPerson } from '../support/people.js';
import { addScored, draftPolicy, FROM_75, type DraftAnswer } from '../support/policy-desk.js';
import { signIn, type Client } from '../support/sign-in.js';

describe.each(databaseKinds())('the shadow run of a policy draft on %s', (kind) => {
  let test: TestApp;
  let admin: Client;
  let police: Client;
  let draft: DraftAnswer;
  const people = new Map<string, string>();

  beforeAll(async () => {
    test = await buildTestApp(kind);
    holdClock(test);
    admin = await signIn(test.url, 'admin');
    police = await signIn(test.url, 'coordinator.chesterfield');
    const scored: [string, number][] = [
      ['Young', 80],
      ['Adams', 75],
      ['Moss', 74],
      ['Quarmby', 95],
      ['Zed', 89],
      ['Low', 20],
    ];
    for (const [surname, score] of scored) {
      people.set(surname, await addScored(police, score, { surname, forename: 'Alex' }));
    }
    const mappa = await addScored(police, 85, { surname: 'Mappa', forename: 'Alex' });
    await police.put(`/offenders/${mappa}/designations`, { mappaLevel: 1, registeredSexOffender: false });
    people.set('Mappa', mappa);
    people.set('Unknown', (await addPerson(police, { surname: 'Unknown', forename: 'Alex' })).id);
    draft = await draftPolicy(admin);
  });
  afterAll(() => test.close());

  const run = async (query = '', client = admin, id = draft.id): Promise<ShadowPage> =>
    (await client.get(`/policy/drafts/${id}/shadow${query}`).expect(200)).body as ShadowPage;
  const names = ({ items }: ShadowPage): string[] => items.map(({ surname }) => surname);
  const counts = ({ changes }: ShadowPage): Record<string, number> =>
    Object.fromEntries(changes.filter(({ count }) => count > 0).map(({ change, count }) => [change, count]));
  const discard = (id: string) => admin.post(`/policy/drafts/${id}/discard`).expect(200);

  it('says who would come in, by which rule, and what becomes of every outcome', async () => {
    const shadow = await run('?change=comes-in');
    expect(shadow).toMatchObject({
      draft: { id: draft.id, version: 1, basedOn: 2, effectiveOn: '2014-07-01' },
      comparedWith: 2,
      on: '2014-07-01',
      total: 8,
      toPanel: 0,
      rules: [{ change: 'comes-in', rule: 'TIER-1', count: 4 }],
      nextCursor: null,
    });
    expect(counts(shadow)).toEqual({ 'comes-in': 4, same: 4 });
    expect(shadow.outcomes.filter(({ count }) => count > 0)).toEqual([
      { before: 'automatic', after: 'automatic', count: 1 },
      { before: 'referral', after: 'automatic', count: 4 },
      { before: 'referral', after: 'referral', count: 1 },
      { before: 'not-eligible', after: 'not-eligible', count: 1 },
      { before: 'needs-information', after: 'needs-information', count: 1 },
    ]);
    expect(names(shadow)).toEqual(['Adams', 'Mappa', 'Young', 'Zed']);
    expect(shadow.items[2]).toEqual({
      id: people.get('Young'),
      surname: 'Young',
      forename: 'Alex',
      panel: 'chesterfield',
      status: 'not-registered',
      score: 80,
      change: 'comes-in',
      goesToPanel: false,
      before: { outcome: 'referral', tier: 2, rule: 'TIER-2', text: expect.stringContaining('Score 80') },
      after: {
        outcome: 'automatic',
        tier: 1,
        rule: 'TIER-1',
        text: 'Score 80 is 75 or more: automatic registration',
      },
    });
  });

  it('lists everybody for whom something is different when no change is named', async () => {
    expect(names(await run())).toEqual(['Adams', 'Mappa', 'Young', 'Zed']);
    expect(names(await run('?change=other'))).toEqual([]);
  });

  it('gives them page by page, in the order of their names, without a name in the address', async () => {
    const seen: string[] = [];
    let cursor: string | null = '';
    for (let pages = 0; cursor !== null && pages < 9; pages += 1) {
      const page: ShadowPage = await run(`?limit=1&cursor=${cursor}`);
      expect(page.items).toHaveLength(1);
      expect(page.total).toBe(8);
      seen.push(...names(page));
      cursor = page.nextCursor;
    }
    expect(seen).toEqual(['Adams', 'Mappa', 'Young', 'Zed']);
    expect((await run('?limit=2')).nextCursor).toBe(people.get('Mappa'));
  });

  it.each([
    ['?change=everything', 'change'],
    ['?change=same', 'change'],
    ['?limit=0', 'limit'],
    ['?limit=201', 'limit'],
    ['?limit=x', 'limit'],
    ['?cursor=nobody', 'cursor'],
    ['?sort=name', 'sort'],
  ])('refuses %s', async (query, field) => {
    const { body } = await admin.get(`/policy/drafts/${draft.id}/shadow${query}`).expect(400);
    expect(body.errors[0].field).toBe(field);
  });

  it('changes nobody, stores nothing and announces nothing', async () => {
    const state = async (): Promise<unknown> => [
      await readRows(test, sql`select * from offenders order by id`),
      await countRows(test, sql`eligibility_decisions`),
      await countRows(test, sql`offender_history`),
      await countRows(test, sql`events`),
      await countRows(test, sql`notices`),
      await readRows(test, sql`select * from policy_drafts`),
    ];
    const before = await state();
    await run();
    await run('?change=comes-in');
    expect(await state()).toEqual(before);
  });

  it('answers the same until something happens, and is right again then', async () => {
    const first = await run();
    for (let asked = 0; asked < 5; asked += 1) expect(await run()).toEqual(first);
    const id = await addScored(police, 77, { surname: 'Bates', forename: 'Alex' });
    expect(names(await run())).toEqual(['Adams', 'Bates', 'Mappa', 'Young', 'Zed']);
    await police.put(`/offenders/${id}/designations`, { mappaLevel: 2 }).expect(200);
    const after = await run();
    expect(names(after)).toEqual(['Adams', 'Bates', 'Mappa', 'Young', 'Zed']);
    expect(after.items[1]).toMatchObject({
      change: 'other',
      after: { outcome: 'excluded', rule: 'EXCL-MAPPA' },
    });
    expect(counts(after)).toMatchObject({ 'comes-in': 4, other: 1 });
  });

  it('is the same whoever asks at once, and a change to the draft is seen at once', async () => {
    const { id } = await draftPolicy(admin);
    const answers = await Promise.all([1, 2, 3].map(() => run('', police, id)));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    const tiers = { instruments: [{ name: 'ogrs3', tier1From: 80, tier2From: 80 }] };
    await admin.patch(`/policy/drafts/${id}`, tiers, 1).expect(200);
    const changed = await run('', admin, id);
    expect(counts(changed)).toMatchObject({ 'comes-in': 3, 'form-no-longer-needed': 2 });
    expect(changed.draft.version).toBe(2);
    await discard(id);
  });

  it('logs whoever is named as seen, for the administrator as for the co-ordinator (COH-3)', async () => {
    const { items } = await run('?change=comes-in&limit=2');
    const [entry] = await readRows<{ actor: string; action: string; type: string; detail: string }>(
      test,
      sql`select actor_name as "actor", action, subject_type as "type", detail from audit_entries
        order by seq desc limit 1`,
    );
    expect(entry).toMatchObject({
      actor: 'Sunil Rao',
      action: 'policy.shadow-viewed',
      type: 'cohort',
    });
    expect(JSON.parse(entry?.detail ?? '')).toEqual({
      draft: draft.id,
      filter: { change: 'comes-in', limit: '2' },
      shown: items.map(({ id }) => id),
    });
    const { body } = await admin.get(`/audit?subject=${people.get('Adams')}`).expect(200);
    expect((body.items as { action: string }[])[0]?.action).toBe('policy.shadow-viewed');
  });

  it('is for those who see the cohort and the administrator, and for nobody else', async () => {
    for (const username of ['om.chesterfield', 'chair.chesterfield']) {
      expect((await run('', await signIn(test.url, username))).total).toBe(9);
    }
    for (const username of ['housing.worker', 'analyst', 'auditor']) {
      await (await signIn(test.url, username)).get(`/policy/drafts/${draft.id}/shadow`).expect(403);
    }
  });

  it('leaves out whoever has left, and counts by panel agenda those registered whom MAPPA would take (EXCL-4)', async () => {
    const registered = await addScored(police, 96, { surname: 'Regis', forename: 'Alex' });
    await police
      .put(`/offenders/${registered}/designations`, { mappaLevel: 1, registeredSexOffender: false })
      .expect(200);
    const terms = { ...FROM_75, exclusions: { mappaLevels: [1, 2, 3] }, instruments: undefined };
    const { id } = await draftPolicy(admin, terms);
    const shadow = await run('?change=becomes-excluded', admin, id);
    expect(shadow.toPanel).toBe(1);
    expect(shadow.items).toHaveLength(1);
    expect(shadow.items[0]).toMatchObject({ surname: 'Regis', status: 'registered', goesToPanel: true });
    expect(counts(shadow)).toMatchObject({ 'becomes-excluded': 1, 'form-no-longer-needed': 1 });
    await discard(id);
  });

  it('is on the draft’s day, against the version that would be in force then', async () => {
    const { id } = await draftPolicy(admin, { ...FROM_75, effectiveOn: '2014-12-01' });
    const shadow = await run('', admin, id);
    expect(shadow).toMatchObject({ on: '2014-12-01', comparedWith: 2 });
    // By then six months without a conviction are full for everybody.
    expect(counts(shadow)['comes-in']).toBeUndefined();
    const third = await draftPolicy(admin, { ...FROM_75, effectiveOn: '2014-06-20' });
    await admin.post(`/policy/drafts/${third.id}/adopt`).expect(200);
    const against = await run();
    expect(against).toMatchObject({ comparedWith: 3, on: '2014-07-01' });
    expect(counts(against)).toEqual({ same: against.total });
  });

  it('is on today once the draft’s day has passed', async () => {
    holdClock(test, '2014-07-15T09:30:00.000Z');
    expect(await run('', await signIn(test.url, 'admin'))).toMatchObject({
      on: '2014-07-15',
      comparedWith: 3,
    });
    holdClock(test);
  });
});
