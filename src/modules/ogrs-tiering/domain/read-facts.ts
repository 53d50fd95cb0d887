import type { EligibilityFacts } from './eligibility.js';

/** What a decision of policy version 1 did not ask about. */
const NOT_ASKED = {
  instrument: null,
  convictedOn: [],
  releasedOn: [],
  inCustody: false,
  intelligence: [],
  partner: null,
};

/** Reads the facts that a decision stored, so that it can be made again. */
export function readFacts(stored: string): EligibilityFacts {
  return { ...NOT_ASKED, ...(JSON.parse(stored) as EligibilityFacts) };
}
