import { birthday, completedYears, formatDay, type CalendarDay } from '../../../shared/calendar-day.js';
import { tierForScore, type Tier, type TierThresholds } from './tier-for-score.js';

export type EligibilityOutcome = 'automatic' | 'referral' | 'not-eligible' | 'excluded' | 'needs-information';
export type EligibilityRoute = 'tier-1' | 'ppo' | 'yos' | 'out-of-area' | 'tier-2';

/** What is recorded about a person; null is not recorded. */
export interface EligibilityFacts {
  dateOfBirth: CalendarDay;
  score: number | null;
  mappaLevel: number | null;
  registeredSexOffender: boolean | null;
  ppo: boolean | null;
  yosHighRisk: boolean | null;
  outOfAreaTransfer: boolean | null;
}

export interface EligibilityPolicy {
  version: number;
  tiers: TierThresholds;
  adultAge: number;
  excludedMappaLevels: readonly number[];
}

export interface EligibilityReason {
  rule: string;
  text: string;
}

export interface Eligibility {
  outcome: EligibilityOutcome;
  tier: Tier | null;
  route: EligibilityRoute | null;
  reasons: EligibilityReason[];
  /** Facts that are not recorded and would decide. */
  missing: string[];
  policyVersion: number;
  on: CalendarDay;
}

/**
 * Who comes in, and why (section 4). Order: exclusions (EXCL-1: they beat every route and tier), automatic
 * routes (section 2), tiers (section 1). One outcome, every reason that applied.
 */
export function assessEligibility(
  facts: EligibilityFacts,
  policy: EligibilityPolicy,
  on: CalendarDay,
): Eligibility {
  const answer = (
    outcome: EligibilityOutcome,
    route: EligibilityRoute | null,
    reasons: EligibilityReason[],
    missing: string[] = [],
  ): Eligibility => ({ outcome, tier, route, reasons, missing, policyVersion: policy.version, on });

  const byScore = facts.score === null ? null : tierForScore(facts.score, policy.tiers);
  const tier = byScore?.tier ?? null;
  const scoreReasons = byScore ? [{ rule: byScore.rule, text: byScore.reason }] : [];
  const exclusions = findExclusions(facts, policy, on);
  const routes = findRoutes(facts);
  const [route] = routes;
  const routeReasons = routes.map(({ reason }) => reason);

  if (exclusions.length > 0)
    return answer('excluded', null, [...exclusions, ...routeReasons, ...scoreReasons]);
  if (route) return answer('automatic', route.route, [...routeReasons, ...scoreReasons]);
  if (byScore === null) {
    const text = 'No OGRS score is recorded, and no other route applies';
    return answer('needs-information', null, [{ rule: 'EXCL-3', text }], ['score']);
  }
  if (tier === 1) return answer('automatic', 'tier-1', scoreReasons);
  if (tier === 2) return answer('referral', 'tier-2', scoreReasons);
  return answer('not-eligible', null, scoreReasons);
}

/** Section 3, of what is recorded: an exclusion that nobody has recorded does not hold yet (policy 1, EXCL-3). */
function findExclusions(
  facts: EligibilityFacts,
  policy: EligibilityPolicy,
  on: CalendarDay,
): EligibilityReason[] {
  const reasons: EligibilityReason[] = [];
  if (facts.mappaLevel !== null && policy.excludedMappaLevels.includes(facts.mappaLevel)) {
    reasons.push({ rule: 'EXCL-MAPPA', text: `MAPPA Level ${facts.mappaLevel}: managed by MAPPA instead` });
  }
  if (facts.registeredSexOffender) {
    reasons.push({
      rule: 'EXCL-SEX',
      text: 'Registered sex offender: managed by MAPPA or sex offender management instead',
    });
  }
  if (completedYears(facts.dateOfBirth, on) < policy.adultAge) {
    const turns = formatDay(birthday(facts.dateOfBirth, policy.adultAge));
    reasons.push({
      rule: 'EXCL-AGE',
      text: `Under ${policy.adultAge}: monitored with the YOS until the ${policy.adultAge}th birthday, ${turns}`,
    });
  }
  return reasons;
}

/** Section 2: allocated automatically, whatever the score. */
function findRoutes(facts: EligibilityFacts): { route: EligibilityRoute; reason: EligibilityReason }[] {
  const routes: { route: EligibilityRoute; reason: EligibilityReason }[] = [];
  const add = (route: EligibilityRoute, rule: string, text: string): void => {
    routes.push({ route, reason: { rule, text } });
  };
  if (facts.ppo) add('ppo', 'ROUTE-PPO', 'Prolific and other Priority Offender: allocated automatically');
  if (facts.yosHighRisk) {
    add(
      'yos',
      'ROUTE-YOS',
      'Youth Offending Service case posing a high risk of re-offending: allocated at 18',
    );
  }
  if (facts.outOfAreaTransfer) {
    add('out-of-area', 'ROUTE-OOA', 'PPO or IOM case from outside Derbyshire: allocated on transfer in');
  }
  return routes;
}
