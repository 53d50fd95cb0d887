import { formatDay, parseCalendarDay, type CalendarDay } from '../../../shared/calendar-day.js';
import type { FieldError } from '../../../shared/domain-error.js';
import { calculateByInstrument, type Calculation, type RecordedPerson } from './instrument-score.js';

/** A score as somebody sends it: the number, or the factors from which an instrument calculates it. */
export interface TypedScore {
  score?: unknown;
  instrument?: unknown;
  factors?: unknown;
  assessedOn: unknown;
}

export interface ReadScore {
  score: number;
  assessedOn: CalendarDay;
  /** Null when the number itself was sent. */
  calculation: Calculation | null;
}

export type ScoreReading = { read: ReadScore; errors: null } | { read: null; errors: FieldError[] };

/** What is wrong with a score, or null (TIER-4): it is a whole number from 0 to 100, and nothing is rounded into a tier. */
export function refuseScore(score: unknown): FieldError | null {
  const refuse = (message: string): FieldError => ({ field: 'score', message, rule: 'TIER-4' });
  if (typeof score !== 'number' || !Number.isInteger(score))
    return refuse('Score must be a whole number from 0 to 100');
  if (score < 0) return refuse('Score must be 0 or more');
  if (score > 100) return refuse('Score must be 100 or less');
  return null;
}

/** What is wrong with the day of an assessment, or null (TIER-5): neither in the future nor before birth. */
export function refuseAssessmentDay(
  assessedOn: unknown,
  { dateOfBirth, today }: { dateOfBirth: CalendarDay; today: CalendarDay },
): FieldError | null {
  const refuse = (message: string): FieldError => ({ field: 'assessedOn', message, rule: 'TIER-5' });
  const day = parseCalendarDay(assessedOn);
  if (day === null) return refuse('Date of assessment must be a real date');
  if (day > today) return refuse('Date of assessment must be today or in the past');
  if (day < dateOfBirth)
    return refuse(`Date of assessment cannot be before the date of birth, ${formatDay(dateOfBirth)}`);
  return null;
}

/** Reads a score for a person's record: one that was assessed elsewhere, or one to calculate; never both (TIER-4). */
export function readScore(
  typed: TypedScore,
  { person, today }: { person: RecordedPerson; today: CalendarDay },
): ScoreReading {
  const valued = readValue(typed, { person, today });
  const { dateOfBirth } = person;
  const dayError = refuseAssessmentDay(typed.assessedOn, { dateOfBirth, today });
  const errors = [...(valued.errors ?? []), ...(dayError ? [dayError] : [])];
  if (valued.errors !== null || errors.length > 0) return { read: null, errors };
  const assessedOn = parseCalendarDay(typed.assessedOn) as CalendarDay;
  return { read: { score: valued.score, calculation: valued.calculation, assessedOn }, errors: null };
}

type Valued =
  { score: number; calculation: Calculation | null; errors: null } | { score: null; errors: FieldError[] };

function readValue(
  { score, instrument, factors }: TypedScore,
  { person, today }: { person: RecordedPerson; today: CalendarDay },
): Valued {
  if (instrument === undefined && factors === undefined) {
    const error = refuseScore(score);
    return error
      ? { score: null, errors: [error] }
      : { score: score as number, calculation: null, errors: null };
  }
  if (score !== undefined) {
    const message = 'Send a score, or an instrument with its factors: not both';
    return { score: null, errors: [{ field: 'score', message, rule: 'TIER-4' }] };
  }
  const context = { person, latest: today, prefix: 'factors.' };
  const { calculation, errors } = calculateByInstrument({ instrument, factors }, context);
  if (errors !== null) return { score: null, errors };
  return { score: calculation.result.score, calculation, errors: null };
}
