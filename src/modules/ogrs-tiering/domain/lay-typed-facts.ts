import type { CalendarDay } from '../../../shared/calendar-day.js';
import type { EligibilityFacts, PartnerGrounds } from './eligibility.js';

/** What somebody has typed of a person into a form, and nobody has recorded. */
export interface TypedFacts {
  dateOfBirth: CalendarDay | null;
  score: { value: number; assessedOn: CalendarDay } | null;
  /** Set where a partner refers (REF-3). */
  partner: PartnerGrounds | null;
}

export interface RecordedFacts {
  facts: EligibilityFacts;
  /** When the current score was assessed. */
  scoredOn: CalendarDay | null;
}

const INSTRUMENT = 'ogrs3';

/** Of somebody whom nobody has recorded, nothing is known. */
const NOTHING_RECORDED: Omit<EligibilityFacts, 'dateOfBirth'> = {
  score: null,
  instrument: null,
  mappaLevel: null,
  registeredSexOffender: null,
  ppo: null,
  yosHighRisk: null,
  outOfAreaTransfer: null,
  convictedOn: [],
  releasedOn: [],
  inCustody: false,
  intelligence: [],
  partner: null,
};

/**
 * What is typed, laid over what is recorded of a person, or of nobody. The record knows when somebody was born; the
 * score of the later assessment counts, of two on one day the one typed now (TIER-5). Null without a date of birth.
 */
export function layTypedFacts(typed: TypedFacts, recorded: RecordedFacts | null): EligibilityFacts | null {
  const dateOfBirth = recorded?.facts.dateOfBirth ?? typed.dateOfBirth;
  if (dateOfBirth === null) return null;
  const known = recorded?.facts ?? NOTHING_RECORDED;
  const scoredOn = recorded?.scoredOn ?? null;
  const { score, partner } = typed;
  const counts = score !== null && (scoredOn === null || score.assessedOn >= scoredOn);
  const scored = counts ? { score: score.value, instrument: INSTRUMENT } : {};
  return { ...known, ...scored, dateOfBirth, partner };
}
