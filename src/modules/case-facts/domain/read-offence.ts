import { completedYears, formatDay, type CalendarDay } from '../../../shared/calendar-day.js';
import { badInput, type FieldError } from '../../../shared/domain-error.js';
import { isOffenceCategory, type OffenceCategory } from '../../../shared/offence-category.js';
import { readDay } from './read-day.js';

export const OFFENCE_OUTCOMES = ['charge', 'conviction'] as const;
export type OffenceOutcome = (typeof OFFENCE_OUTCOMES)[number];

/** What was sent, of any shape. */
export interface TypedOffence {
  offenceDate?: unknown;
  category?: unknown;
  outcome?: unknown;
  outcomeDate?: unknown;
}

export interface Offence {
  offenceDate: CalendarDay;
  category: OffenceCategory;
  outcome: OffenceOutcome;
  /** Of the charge or conviction: EXCL-NO-CONVICTION counts from a conviction's. */
  outcomeDate: CalendarDay;
}

/** The age of criminal responsibility, in completed years. */
const YOUNGEST = 10;
const RULE = 'EXCL-2';

const isOutcome = (value: unknown): value is OffenceOutcome =>
  (OFFENCE_OUTCOMES as readonly unknown[]).includes(value);

/**
 * Reads an offence: the days on which EXCL-2 counts, and a category of OGRS 3. Offence ≤ outcome ≤ today, and the
 * person was 10 or over.
 *
 * @throws DomainError bad-input with one entry for each field that cannot be used.
 */
export function readOffence(
  typed: TypedOffence,
  { dateOfBirth, today }: { dateOfBirth: CalendarDay; today: CalendarDay },
): Offence {
  const errors: FieldError[] = [];
  const refuse = (field: keyof Offence, message: string): void => {
    errors.push({ field, message, rule: RULE });
  };
  const offenceDate = readDay(
    typed.offenceDate,
    { field: 'offenceDate', called: 'Date of the offence', rule: RULE },
    errors,
  );
  if (offenceDate !== null) {
    if (offenceDate > today) refuse('offenceDate', 'Date of the offence must be today or in the past');
    else if (offenceDate <= dateOfBirth) {
      refuse('offenceDate', `Date of the offence must be after the date of birth, ${formatDay(dateOfBirth)}`);
    } else if (completedYears(dateOfBirth, offenceDate) < YOUNGEST) {
      refuse('offenceDate', `Age at the offence must be ${YOUNGEST} or more: check the date`);
    }
  }
  const { category, outcome } = typed;
  if (!isOffenceCategory(category)) {
    errors.push({ field: 'category', message: 'Choose one of the 20 offence categories', rule: 'OGRS3' });
  }
  if (!isOutcome(outcome)) refuse('outcome', 'Choose charge or conviction');
  const outcomeDate = readDay(
    typed.outcomeDate,
    { field: 'outcomeDate', called: 'Date of the charge or conviction', rule: RULE },
    errors,
  );
  if (outcomeDate !== null) {
    if (outcomeDate > today) {
      refuse('outcomeDate', 'Date of the charge or conviction must be today or in the past');
    } else if (offenceDate !== null && outcomeDate < offenceDate) {
      refuse('outcomeDate', 'Date of the charge or conviction cannot be before the offence');
    }
  }
  if (errors.length > 0 || offenceDate === null || outcomeDate === null) throw badInput(errors);
  return {
    offenceDate,
    category: category as OffenceCategory,
    outcome: outcome as OffenceOutcome,
    outcomeDate,
  };
}
