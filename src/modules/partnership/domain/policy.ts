/** The scheme's thresholds and readings, as data: they belong to a version with an effective date. */
export interface PolicyContent {
  /** The instrument whose score the tiers speak of, and over how many months. */
  instrument: { name: string; months: number };
  /** TIER-1, TIER-2: the least score of each tier. */
  tiers: { tier1From: number; tier2From: number };
  /** EXCL-AGE, ROUTE-PPO: the age from which the scheme applies. */
  adultAge: number;
  /** EXCL-MAPPA: the levels managed by MAPPA instead. */
  excludedMappaLevels: number[];
  /** EXIT-1: months after which an exit is due. */
  exitMonths: number;
  /** Where the source is silent, the reading chosen. */
  readings: { rule: string; text: string }[];
}

export interface PolicyVersion {
  version: number;
  effectiveOn: string;
  sourceNote: string;
  content: PolicyContent;
}
