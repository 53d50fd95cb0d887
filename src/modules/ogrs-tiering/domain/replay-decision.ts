import { calendarDay } from '../../../shared/calendar-day.js';
import { assessEligibility } from './assess-eligibility.js';
import type { Eligibility, EligibilityPolicy } from './eligibility.js';
import { readFacts } from './read-facts.js';

/** What a row of the ledger keeps of how it came about. */
export interface StoredDecision {
  /** As JSON text, in the shape of its day. */
  facts: string;
  policyVersion: number;
  onDay: string;
}

/**
 * Makes a stored decision again, from its own facts, by its own policy version and on its own day: the answer is
 * the one that was stored, whatever has changed since.
 *
 * @throws RangeError when the policy is of another version.
 */
export function replayDecision(
  { facts, policyVersion, onDay }: StoredDecision,
  policy: EligibilityPolicy,
): Eligibility {
  if (policy.version !== policyVersion) {
    throw new RangeError(`This decision was made by policy version ${policyVersion}, not ${policy.version}.`);
  }
  return assessEligibility(readFacts(facts), policy, calendarDay(onDay));
}
