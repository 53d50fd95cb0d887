import type { CalendarDay } from '../../../shared/calendar-day.js';
import type { Tier, TierThresholds } from './tier-for-score.js';

export const ELIGIBILITY_OUTCOMES = [
  'automatic',
  'referral',
  'not-eligible',
  'excluded',
  'needs-information',
] as const;
export type EligibilityOutcome = (typeof ELIGIBILITY_OUTCOMES)[number];
export type EligibilityRoute = 'tier-1' | 'ppo' | 'yos' | 'out-of-area' | 'tier-2' | 'partner-criteria';
/** A fact that nobody has recorded, and without which the rules do not decide (EXCL-3). */
export type MissingFact =
  'score' | 'mappaLevel' | 'registeredSexOffender' | 'lastConvictionOn' | 'intelligence';

export const PARTNER_NEEDS = ['accommodation', 'ete', 'drugs', 'alcohol'] as const;
export type PartnerNeed = (typeof PARTNER_NEEDS)[number];

/** On what a partner agency refers somebody whatever the score (REF-3). */
export interface PartnerGrounds {
  riskToCommunity: boolean;
  riskGrounds: string | null;
  needs: readonly PartnerNeed[];
}

/** What is recorded about a person; null is not recorded. The order of a list means nothing. */
export interface EligibilityFacts {
  dateOfBirth: CalendarDay;
  /** The current score (TIER-5) and the instrument that gave it. */
  score: number | null;
  instrument: string | null;
  mappaLevel: number | null;
  registeredSexOffender: boolean | null;
  /** Nominated as a Prolific and other Priority Offender. */
  ppo: boolean | null;
  yosHighRisk: boolean | null;
  outOfAreaTransfer: boolean | null;
  convictedOn: readonly CalendarDay[];
  releasedOn: readonly CalendarDay[];
  /** On the day of the decision. */
  inCustody: boolean;
  /** The gradings of intelligence that is not closed: `1A`, `2B`, … (INT-1). */
  intelligence: readonly string[];
  /** Set where a partner's referral is being assessed. */
  partner: PartnerGrounds | null;
}

export interface EligibilityPolicy {
  version: number;
  instruments: readonly ({ name: string } & TierThresholds)[];
  adultAge: number;
  exclusions: {
    mappaLevels: readonly number[];
    registeredSexOffenders: boolean;
    monthsWithoutConviction: number | null;
  };
  routes: { ppo: boolean; yos: boolean; outOfArea: boolean };
  suitableIntelligence: { sources: readonly number[]; assessments: readonly string[] } | null;
  unrecordedStopsDecision: boolean;
  partnerNeeds: number | null;
}

export interface EligibilityReason {
  rule: string;
  text: string;
  /** What was recorded and led here, by name. Decisions made before these were kept have none. */
  facts?: Record<string, string | number | boolean | null>;
}

export interface Eligibility {
  outcome: EligibilityOutcome;
  tier: Tier | null;
  route: EligibilityRoute | null;
  reasons: EligibilityReason[];
  /** Facts that are not recorded and could change the outcome. */
  missing: MissingFact[];
  policyVersion: number;
  on: CalendarDay;
}
