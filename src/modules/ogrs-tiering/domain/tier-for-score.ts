export type Tier = 1 | 2;

export interface TierThresholds {
  tier1From: number;
  tier2From: number;
}

export interface TierDecision {
  tier: Tier | null;
  rule: 'TIER-1' | 'TIER-2' | 'TIER-N';
  reason: string;
}

/**
 * The tier of a whole score, 0 to 100 (section 1):
 *
 *   90 and over   tier 1   automatic registration        TIER-1
 *   70 to 89      tier 2   IOM referral form             TIER-2
 *   0 to 69       none     not eligible by score         TIER-N
 */
export function tierForScore(score: number, { tier1From, tier2From }: TierThresholds): TierDecision {
  if (score >= tier1From) {
    return {
      tier: 1,
      rule: 'TIER-1',
      reason: `Score ${score} is ${tier1From} or more: automatic registration`,
    };
  }
  if (score >= tier2From) {
    const reason = `Score ${score} is between ${tier2From} and ${tier1From - 1}: an IOM referral form is needed`;
    return { tier: 2, rule: 'TIER-2', reason };
  }
  return {
    tier: null,
    rule: 'TIER-N',
    reason: `Score ${score} is under ${tier2From}: not eligible by score`,
  };
}
