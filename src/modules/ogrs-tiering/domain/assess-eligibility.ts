import type { CalendarDay } from '../../../shared/calendar-day.js';
import type {
  Eligibility,
  EligibilityFacts,
  EligibilityPolicy,
  EligibilityReason,
  EligibilityRoute,
  MissingFact,
} from './eligibility.js';
import { findExclusions } from './find-exclusions.js';
import { findRoutes } from './find-routes.js';
import { meetPartnerCriteria } from './partner-criteria.js';
import { tierForScore, type Tier } from './tier-for-score.js';

type Answer = Pick<Eligibility, 'outcome' | 'route' | 'reasons' | 'missing'>;

/**
 * Who comes in, and why (section 4): pure and total. Order: exclusions (EXCL-1: they beat every route and tier),
 * automatic routes (section 2), tiers (section 1), partner criteria (REF-3). One outcome, every reason that
 * applied, and what is missing where a fact that nobody has recorded could change the outcome (EXCL-3).
 */
export function assessEligibility(
  facts: EligibilityFacts,
  policy: EligibilityPolicy,
  on: CalendarDay,
): Eligibility {
  const scored = scoreOf(facts, policy);
  const exclusions = findExclusions(facts, policy, on);
  const answer = withoutExclusions(facts, policy, scored);
  const rest = { tier: scored.tier, policyVersion: policy.version, on };
  if (exclusions.reasons.length > 0) {
    const applied = answer.reasons.filter(({ rule }) => rule !== 'EXCL-3');
    const reasons = [...exclusions.reasons, ...applied];
    return { outcome: 'excluded', route: null, reasons, missing: [], ...rest };
  }
  if (answer.outcome === 'not-eligible' || exclusions.missing.length === 0) return { ...answer, ...rest };
  return { ...needsInformation([...answer.missing, ...exclusions.missing], answer.reasons), ...rest };
}

interface Scored {
  tier: Tier | null;
  reasons: EligibilityReason[];
}

/** The tier of the current score by the thresholds of its own instrument; a score of one that does not count is none. */
function scoreOf({ score, instrument }: EligibilityFacts, { instruments }: EligibilityPolicy): Scored {
  const thresholds =
    instrument === null ? instruments[0] : instruments.find(({ name }) => name === instrument);
  if (score === null || thresholds === undefined) return { tier: null, reasons: [] };
  const { tier, rule, reason } = tierForScore(score, thresholds);
  return { tier, reasons: [{ rule, text: reason, facts: { score } }] };
}

/** What routes, tiers and partner criteria say, exclusions left aside. */
function withoutExclusions(
  facts: EligibilityFacts,
  policy: EligibilityPolicy,
  { tier, reasons }: Scored,
): Answer {
  const routes = findRoutes(facts, policy);
  const partner = meetPartnerCriteria(facts.partner, policy.partnerNeeds);
  const applied = [...routes.found.map(({ reason }) => reason), ...reasons, ...(partner ? [partner] : [])];
  const answer = (outcome: Eligibility['outcome'], route: EligibilityRoute | null): Answer => {
    return { outcome, route, reasons: applied, missing: [] };
  };
  const [first] = routes.found;
  if (first) return answer('automatic', first.route);
  if (tier === 1) return answer('automatic', 'tier-1');
  if (routes.missing.length > 0) return needsInformation(routes.missing, applied);
  if (tier === 2) return answer('referral', 'tier-2');
  if (partner) return answer('referral', 'partner-criteria');
  if (reasons.length === 0) return needsInformation(['score'], applied);
  return answer('not-eligible', null);
}

const MISSING_WORDS: Record<MissingFact, string> = {
  score: 'an OGRS score',
  mappaLevel: 'the MAPPA level',
  registeredSexOffender: 'whether they are a registered sex offender',
  lastConvictionOn: 'the date of the last conviction',
  intelligence: 'the suitably graded intelligence behind the PPO nomination',
};

/** EXCL-3: nobody is guessed in or out. The reason that was there before is replaced by one that names everything. */
function needsInformation(missing: readonly MissingFact[], reasons: readonly EligibilityReason[]): Answer {
  const words = missing.map((fact) => MISSING_WORDS[fact]);
  const text = `Not recorded, and needed before the rules can decide: ${words.join('; ')}`;
  const others = reasons.filter(({ rule }) => rule !== 'EXCL-3');
  return {
    outcome: 'needs-information',
    route: null,
    reasons: [{ rule: 'EXCL-3', text }, ...others],
    missing: [...missing],
  };
}
