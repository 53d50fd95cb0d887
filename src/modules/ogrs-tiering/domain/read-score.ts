import { formatDay, parseCalendarDay, type CalendarDay } from '../../../shared/calendar-day.js';
import type { FieldError } from '../../../shared/domain-error.js';

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
    return refuse(`Date of assessment must be after the date of birth, ${formatDay(dateOfBirth)}`);
  return null;
}
