import { badInput, type FieldError } from '../../../shared/domain-error.js';

/** What a tasking meeting can make of a referral (REF-5). */
export const REFERRAL_OUTCOMES = ['accept', 'decline', 'defer'] as const;
export type ReferralOutcome = (typeof REFERRAL_OUTCOMES)[number];

export interface TypedDecision {
  referralId?: unknown;
  /** Instead of a referral: somebody registered (EXIT-4). */
  offenderId?: unknown;
  /** What else a decision over a person says, for whoever carries it out to read. */
  nextReviewOn?: unknown;
  ending?: unknown;
  tasks?: unknown;
  tasksTo?: unknown;
  outcome?: unknown;
  reason?: unknown;
  informationNeeded?: unknown;
  /** `[{agency, words}]`: judged against who is present (see `readDissent`). */
  dissent?: unknown;
}

export interface ReferralDecision {
  referralId: string;
  outcome: ReferralOutcome;
  reason: string;
  /** Named when it is deferred. */
  informationNeeded: string | null;
}

const LONGEST = 4_000;

const textOf = (typed: unknown): string => (typeof typed === 'string' ? typed.trim() : '');

/**
 * REF-6: a decision has a reason. REF-5: one that defers names the information that is needed.
 *
 * @throws DomainError bad-input naming the fields.
 */
export function readDecision(typed: TypedDecision): ReferralDecision {
  const errors: FieldError[] = [];
  const referralId = textOf(typed.referralId);
  const outcome = REFERRAL_OUTCOMES.find((each) => each === typed.outcome);
  const reason = textOf(typed.reason);
  const informationNeeded = textOf(typed.informationNeeded) || null;
  const refuse = (field: string, message: string, rule: string): void => {
    errors.push({ field, message, rule });
  };
  if (referralId === '') refuse('referralId', 'Say which referral is decided', 'REF-6');
  if (outcome === undefined) refuse('outcome', 'Choose accept, decline or defer', 'REF-5');
  if (reason === '') refuse('reason', 'Enter the reason for the decision', 'REF-6');
  if (reason.length > LONGEST) refuse('reason', 'Use 4,000 characters or fewer', 'REF-6');
  if (outcome === 'defer' && informationNeeded === null) {
    refuse('informationNeeded', 'Enter which information is needed', 'REF-5');
  }
  if ((informationNeeded?.length ?? 0) > LONGEST) {
    refuse('informationNeeded', 'Use 4,000 characters or fewer', 'REF-5');
  }
  if (errors.length > 0 || outcome === undefined) throw badInput(errors);
  return { referralId, outcome, reason, informationNeeded };
}
