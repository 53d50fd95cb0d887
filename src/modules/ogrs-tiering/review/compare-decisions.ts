import { digestOf } from '../domain/decision-digest.js';
import type { Eligibility, EligibilityOutcome, EligibilityReason } from '../domain/eligibility.js';

/**
 * What another policy would do to somebody; of those that apply, the first. Nobody registered leaves by a policy
 * (TIER-6): for them an exclusion goes to the panel (EXCL-4), and a tier is shown.
 */
export const POLICY_CHANGES = [
  'comes-in',
  'no-longer-comes-in',
  'form-needed-now',
  'form-no-longer-needed',
  'becomes-excluded',
  'no-longer-excluded',
  'tier-changes',
  'other',
  'same',
] as const;
export type PolicyChange = (typeof POLICY_CHANGES)[number];

/** One side of a comparison, in short. */
export interface ComparedDecision {
  outcome: EligibilityOutcome;
  tier: number | null;
  /** The rule that decides, and its words. */
  rule: string;
  text: string;
}

export interface DecisionComparison {
  change: PolicyChange;
  /** EXCL-4: somebody registered falls under an exclusion that goes to the next panel agenda. */
  goesToPanel: boolean;
  before: ComparedDecision;
  after: ComparedDecision;
}

/** EXCL-4 */
const FOR_THE_PANEL = ['EXCL-MAPPA', 'EXCL-SEX'];

/** Compares what two policies say of one person on one day. */
export function compareDecisions(
  before: Eligibility,
  after: Eligibility,
  { status }: { status: string },
): DecisionComparison {
  const isRegistered = status === 'registered';
  const change = findChange(before, after, isRegistered);
  const isNew = ({ rule }: EligibilityReason): boolean =>
    FOR_THE_PANEL.includes(rule) && !before.reasons.some((reason) => reason.rule === rule);
  return {
    change,
    goesToPanel: isRegistered && after.reasons.some(isNew),
    before: inShort(before, change),
    after: inShort(after, change),
  };
}

function findChange(before: Eligibility, after: Eligibility, isRegistered: boolean): PolicyChange {
  const begins = (outcome: EligibilityOutcome): boolean =>
    after.outcome === outcome && before.outcome !== outcome;
  const ends = (outcome: EligibilityOutcome): boolean =>
    before.outcome === outcome && after.outcome !== outcome;
  if (digestOf(before) === digestOf(after)) return 'same';
  if (!isRegistered && begins('automatic')) return 'comes-in';
  if (!isRegistered && ends('automatic')) return 'no-longer-comes-in';
  if (!isRegistered && begins('referral')) return 'form-needed-now';
  if (!isRegistered && ends('referral')) return 'form-no-longer-needed';
  if (begins('excluded')) return 'becomes-excluded';
  if (ends('excluded')) return 'no-longer-excluded';
  return isRegistered && before.tier !== after.tier ? 'tier-changes' : 'other';
}

/** The first reason decides, but a tier that changes is told by the rule of the tier. */
function inShort({ outcome, tier, reasons }: Eligibility, change: PolicyChange): ComparedDecision {
  const ofTier = reasons.find(({ rule }) => rule.startsWith('TIER-'));
  const reason = (change === 'tier-changes' ? ofTier : undefined) ?? reasons[0];
  return { outcome, tier, rule: reason?.rule ?? '', text: reason?.text ?? '' };
}
