import { parseCalendarDay, type CalendarDay } from '../../../shared/calendar-day.js';
import type { FieldError } from '../../../shared/domain-error.js';

export interface DayField {
  field: string;
  /** How a message begins: `Date of the offence`. */
  called: string;
  rule: string;
}

/** Reads a day that must be there; adds what is wrong with it to `errors`. */
export function readDay(
  value: unknown,
  { field, called, rule }: DayField,
  errors: FieldError[],
): CalendarDay | null {
  const day = parseCalendarDay(value);
  if (day === null) errors.push({ field, message: `${called} must be a real date`, rule });
  return day;
}

/** Reads a day that may be left out; null when it is, or when it cannot be used. */
export function readOptionalDay(value: unknown, field: DayField, errors: FieldError[]): CalendarDay | null {
  return value === undefined || value === null ? null : readDay(value, field, errors);
}
