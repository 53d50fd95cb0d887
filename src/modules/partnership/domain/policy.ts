import type { StaleAfterDays } from '../../../shared/rag-staleness.js';

/** The least score of each tier (TIER-1, TIER-2). */
export interface TierThresholds {
  tier1From: number;
  tier2From: number;
}

/** What the scheme takes from one instrument: its thresholds are its own. */
export interface InstrumentPolicy extends TierThresholds {
  /** `ogrs3` */
  name: string;
  /** Over how many months the score it gives looks ahead. */
  months: number;
}

/** The scheme's thresholds, exclusions, routes and readings, as data: they belong to a version with an effective date. */
export interface PolicyContent {
  /** The instruments whose scores count, the usual one first. */
  instruments: InstrumentPolicy[];
  /** EXCL-AGE, ROUTE-PPO: the age from which the scheme applies. */
  adultAge: number;
  exclusions: {
    /** EXCL-MAPPA: the levels managed by MAPPA instead; none when empty. */
    mappaLevels: number[];
    /** EXCL-SEX */
    registeredSexOffenders: boolean;
    /** EXCL-NO-CONVICTION: full months at liberty without a conviction; null when nobody is excluded by it. */
    monthsWithoutConviction: number | null;
  };
  /** Section 2: which routes bring somebody in without a score. */
  routes: { ppo: boolean; yos: boolean; outOfArea: boolean };
  /** INT-3: the gradings on which a PPO nomination may rest; null when the nominating officer vouches for it. */
  suitableIntelligence: { sources: number[]; assessments: string[] } | null;
  /** EXCL-3: does a fact that nobody has recorded stop a decision which it could change? */
  unrecordedStopsDecision: boolean;
  /** REF-3: identified needs from which a partner may refer; null when partners' criteria do not count. */
  partnerNeeds: number | null;
  /** How many months before the adult age a young person is listed as coming of age (ROUTE-YOS). */
  comingOfAgeMonths: number;
  /** EXIT-1: months after which an exit is due. */
  exitMonths: number;
  /** LAW-5: days after its last confirmation from which each RAG status is stale. */
  ragStaleAfterDays: StaleAfterDays;
  /** Where the source is silent, the reading chosen. */
  readings: { rule: string; text: string }[];
}

export interface PolicyVersion {
  version: number;
  effectiveOn: string;
  sourceNote: string;
  content: PolicyContent;
}

/**
 * The thresholds of an instrument.
 *
 * @throws RangeError for an instrument that the policy does not know.
 */
export function instrumentPolicy({ instruments }: PolicyContent, name: string): InstrumentPolicy {
  const found = instruments.find((instrument) => instrument.name === name);
  if (!found) throw new RangeError(`The policy knows no instrument ${name}.`);
  return found;
}
