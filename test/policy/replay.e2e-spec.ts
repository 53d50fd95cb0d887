import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PartnershipQueries } from '../../src/modules/partnership/index.js';
import { ReassessmentService } from '../../src/modules/ogrs-tiering/index.js';
import { replayDecision } from '../../src/modules/ogrs-tiering/domain/replay-decision.js';
import { sql } from '../../src/platform/database/sql.js';
import { holdClock, readRows, runPast } from '../support/app-inside.js';
import { buildTestApp, type TestApp } from '../support/build-test-app.js';
import { databaseKinds } from '../support/databases.js';
import type { FixedClock } from '../support/fixed-clock.js';
import { addPerson } from '../support/people.js';
import { addScored, draftPolicy, FROM_75 } from '../support/policy-desk.js';
import { signIn, type Client } from '../support/sign-in.js';

interface Row {
  id: string;
  outcome: string;
  tier: number | null;
  route: string | null;
  reasons: string;
  missing: string | null;
  facts: string;
  policyVersion: number;
  onDay: string;
}

/** As the first release stored its decisions: fewer facts, reasons without facts, no column for what is missing. */
const FIRST_RELEASE = [
  {
    facts: { dateOfBirth: '1980-01-01', score: 93 },
    stored: { outcome: 'automatic', tier: 1, route: 'tier-1', rules: ['TIER-1'], missing: [] },
  },
  {
    facts: { dateOfBirth: '1980-01-01', score: 88, registeredSexOffender: false },
    stored: { outcome: 'referral', tier: 2, route: 'tier-2', rules: ['TIER-2'], missing: [] },
  },
  {
    facts: { dateOfBirth: '1980-01-01', score: 93, mappaLevel: 2 },
    stored: { outcome: 'excluded', tier: 1, route: null, rules: ['EXCL-MAPPA', 'TIER-1'], missing: [] },
  },
  {
    facts: { dateOfBirth: '1980-01-01', score: 12, ppo: true },
    stored: { outcome: 'automatic', tier: null, route: 'ppo', rules: ['ROUTE-PPO', 'TIER-N'], missing: [] },
  },
  {
    facts: { dateOfBirth: '1996-06-04', yosHighRisk: true },
    stored: { outcome: 'excluded', tier: null, route: null, rules: ['EXCL-AGE', 'ROUTE-YOS'], missing: [] },
  },
  {
    facts: { dateOfBirth: '1980-01-01' },
    stored: { outcome: 'needs-information', tier: null, route: null, rules: ['EXCL-3'], missing: ['score'] },
  },
] as const;
const UNRECORDED = {
  ...{ score: null, mappaLevel: null, registeredSexOffender: null },
  ...{ ppo: null, yosHighRisk: null, outOfAreaTransfer: null },
};

describe.each(databaseKinds())('decisions replay to the answer that was stored, on %s', (kind) => {
  let test: TestApp;
  let clock: FixedClock;
  let police: Client;
  let admin: Client;

  beforeAll(async () => {
    test = await buildTestApp(kind);
    clock = holdClock(test);
    await signInAgain();
    const { id } = await addPerson(police);
    await runPast(
      test,
      FIRST_RELEASE.map((decision, index) => asFirstStored(id, decision, index)),
    );
    for (const score of [20, 69, 70, 80, 89, 90, 100]) await addScored(police, score);
    const everything = await addScored(police, 91);
    await police.put(`/offenders/${everything}/designations`, { mappaLevel: 3 }).expect(200);
    await police
      .put(`/offenders/${everything}/designations`, { yosHighRisk: true, mappaLevel: null })
      .expect(200);
    await police
      .post(`/offenders/${everything}/custody`, { establishment: 'HMP Nottingham', from: '2014-05-25' })
      .expect(201);
  });
  afterAll(() => test.close());

  /** A session does not outlive the day that a test moves the clock to. */
  async function signInAgain(): Promise<void> {
    police = await signIn(test.url, 'coordinator.chesterfield');
    admin = await signIn(test.url, 'admin');
  }

  const rows = (): Promise<Row[]> =>
    readRows<Row>(
      test,
      sql`select id, outcome, tier, route, reasons, missing, facts, policy_version as "policyVersion",
        on_day as "onDay" from eligibility_decisions order by id`,
    );
  const content = (): Promise<unknown[]> =>
    readRows(test, sql`select * from policy_versions where version < 3 order by version`);

  async function expectReplay(versions: readonly number[]): Promise<Row[]> {
    const policies = await test.app.get(PartnershipQueries).listPolicyVersions();
    const stored = await rows();
    expect([...new Set(stored.map(({ policyVersion }) => policyVersion))].sort()).toEqual(versions);
    for (const row of stored) {
      const version = policies.find((policy) => policy.version === row.policyVersion);
      if (!version) throw new Error(`no version ${row.policyVersion}`);
      const again = replayDecision(row, { ...version.content, version: version.version });
      const reasons = JSON.parse(row.reasons) as { rule: string }[];
      const { outcome, tier, route } = row;
      expect({
        ...{ id: row.id, outcome: again.outcome, tier: again.tier, route: again.route },
        rules: again.reasons.map(({ rule }) => rule),
        missing: row.missing === null ? null : again.missing,
      }).toEqual({
        ...{ id: row.id, outcome, tier, route },
        rules: reasons.map(({ rule }) => rule),
        missing: row.missing === null ? null : (JSON.parse(row.missing) as string[]),
      });
    }
    return stored;
  }

  it('those of the first release under version 1, and those of today under version 2', async () => {
    const stored = await expectReplay([1, 2]);
    expect(stored.filter(({ policyVersion }) => policyVersion === 1)).toHaveLength(FIRST_RELEASE.length);
    expect(new Set(stored.map(({ outcome }) => outcome))).toEqual(
      new Set(['automatic', 'referral', 'not-eligible', 'excluded', 'needs-information']),
    );
  });

  it('what the first release found missing is found missing again', async () => {
    const [first] = (await test.app.get(PartnershipQueries).listPolicyVersions()).slice(-1);
    if (!first) throw new Error('no first version');
    const policy = { ...first.content, version: first.version };
    for (const { facts, stored } of FIRST_RELEASE) {
      const row = {
        facts: JSON.stringify({ ...UNRECORDED, ...facts }),
        policyVersion: 1,
        onDay: '2014-06-03',
      };
      expect(replayDecision(row, policy).missing).toEqual(stored.missing);
    }
    expect(() => replayDecision({ facts: '{}', policyVersion: 2, onDay: '2014-06-03' }, policy)).toThrow(
      RangeError,
    );
  });

  it('all of them after version 3 was adopted and everybody re-assessed by it, and no earlier row has changed', async () => {
    const [before, policies] = [await rows(), await content()];
    const { id } = await draftPolicy(admin);
    await admin.post(`/policy/drafts/${id}/adopt`).expect(200);
    expect(await rows()).toEqual(before);
    expect(await content()).toEqual(policies);

    clock.set('2014-07-01');
    const run = await test.app.get(ReassessmentService).runNightly();
    expect(run).toMatchObject({ policyVersion: 3, status: 'finished' });
    expect(run?.registered).toBeGreaterThanOrEqual(2);
    const after = await expectReplay([1, 2, 3]);
    const kept = new Set(before.map((row) => row.id));
    expect(after.filter((row) => kept.has(row.id))).toEqual(before);
    const third = after.filter(({ policyVersion }) => policyVersion === 3);
    expect(third.length).toBeGreaterThan(0);
    expect(third.every(({ onDay }) => onDay === '2014-07-01')).toBe(true);
    await signInAgain();
    expect((await police.get('/policy')).body).toMatchObject({
      version: 3,
      instruments: [{ ...FROM_75.instruments[0], months: 24 }],
    });
  });
});

function asFirstStored(
  offenderId: string,
  { facts, stored }: (typeof FIRST_RELEASE)[number],
  index: number,
): string {
  const reasons = JSON.stringify(stored.rules.map((rule) => ({ rule, text: 'As it was worded then' })));
  const tier = stored.tier === null ? 'null' : String(stored.tier);
  const route = stored.route === null ? 'null' : `'${stored.route}'`;
  const all = JSON.stringify({ ...UNRECORDED, ...facts });
  return `insert into eligibility_decisions
    (id, offender_id, outcome, tier, route, reasons, facts, policy_version, cause, on_day, decided_at, decided_by)
    values ('first-${index}', '${offenderId}', '${stored.outcome}', ${tier}, ${route}, '${reasons}', '${all}', 1,
      'score recorded', '2014-06-03', '2014-06-03T09:00:00.000Z', 'First release')`;
}
