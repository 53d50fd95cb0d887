import type { Eligibility } from './eligibility.js';

/** A decision in short: what a review compares, to write down only what has changed. */
export interface DigestedDecision {
  outcome: string;
  tier: number | null;
  rules: readonly string[];
}

/** `automatic|1|tier-1|TIER-1|`: outcome, tier, route, rules and what is missing. */
export function digestOf({ outcome, tier, route, reasons, missing }: Eligibility): string {
  const rules = reasons.map(({ rule }) => rule).join(' ');
  return [outcome, tier ?? '', route ?? '', rules, missing.join(' ')].join('|');
}

/** Reads a digest; null for somebody about whom nothing has been decided yet. */
export function readDigest(digest: string | null): DigestedDecision | null {
  if (digest === null) return null;
  const [outcome = '', tier = '', , rules = ''] = digest.split('|');
  return { outcome, tier: tier === '' ? null : Number(tier), rules: rules.split(' ').filter(Boolean) };
}
