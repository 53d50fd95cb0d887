import type {
  EligibilityFacts,
  EligibilityPolicy,
  EligibilityReason,
  EligibilityRoute,
  MissingFact,
} from './eligibility.js';

export interface Routes {
  found: { route: EligibilityRoute; reason: EligibilityReason }[];
  missing: MissingFact[];
}

/** INT-3: the open intelligence whose grading carries a nomination, best first. */
export function suitableGradings(
  gradings: readonly string[],
  { sources, assessments }: NonNullable<EligibilityPolicy['suitableIntelligence']>,
): string[] {
  return gradings
    .filter(
      (grading) => sources.includes(Number(grading.slice(0, -1))) && assessments.includes(grading.slice(-1)),
    )
    .sort();
}

/** Section 2: allocated automatically, whatever the score; the first is the route that is named. */
export function findRoutes(facts: EligibilityFacts, policy: EligibilityPolicy): Routes {
  const { routes, suitableIntelligence, unrecordedStopsDecision } = policy;
  const result: Routes = { found: [], missing: [] };
  const add = (route: EligibilityRoute, reason: EligibilityReason): void =>
    void result.found.push({ route, reason });
  if (routes.ppo && facts.ppo) {
    const rule = 'ROUTE-PPO';
    const [grading] = suitableIntelligence ? suitableGradings(facts.intelligence, suitableIntelligence) : [];
    if (suitableIntelligence === null) {
      add('ppo', {
        rule,
        text: 'Prolific and other Priority Offender: allocated automatically',
        facts: { ppo: true },
      });
    } else if (grading !== undefined) {
      const text =
        'Prolific and other Priority Offender, with suitably graded intelligence: allocated automatically';
      add('ppo', { rule, text, facts: { ppo: true, suitableIntelligence: true } });
    } else if (unrecordedStopsDecision) {
      result.missing.push('intelligence');
    }
  }
  if (routes.yos && facts.yosHighRisk) {
    const text =
      'Youth Offending Service case posing a high risk of re-offending: allocated on reaching adult age';
    add('yos', { rule: 'ROUTE-YOS', text, facts: { yosHighRisk: true } });
  }
  if (routes.outOfArea && facts.outOfAreaTransfer) {
    const text = 'PPO or IOM case from outside Derbyshire: allocated on transfer in';
    add('out-of-area', { rule: 'ROUTE-OOA', text, facts: { outOfAreaTransfer: true } });
  }
  return result;
}
