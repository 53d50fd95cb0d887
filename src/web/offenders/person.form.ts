import { parseCalendarDay, type CalendarDay } from '../../shared/calendar-day.js';
import { readDateField } from '../shell/date-field.js';
import { typed, type FormError, type TypedValues } from '../shell/form-errors.js';
import { PERSON_TEXTS, type PersonText } from './person-fields.presenter.js';

/** A person's details as typed; empty boxes are null, so that a value can be taken away. */
export type TypedPersonForm = Record<PersonText, string | null> & {
  dateOfBirth: CalendarDay | null;
  aliases: string[];
};

/** One alias a line. */
export const aliasLines = (text: string): string[] =>
  text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');

/**
 * Reads the details of a person from a form: the date from its three boxes, or from `dateOfBirth` where a page
 * carries it whole. Only the date is judged here; the rest is the use case's to judge.
 */
export function readPersonForm(
  values: TypedValues,
  today: CalendarDay,
): { person: TypedPersonForm; errors: FormError[] } {
  const whole = parseCalendarDay(typed(values, 'dateOfBirth'));
  const boxes = readDateField(values, {
    field: 'dateOfBirth',
    called: 'Date of birth',
    whenEmpty: 'Enter the date of birth',
    latest: today,
  });
  const texts = PERSON_TEXTS.map((field) => [field, typed(values, field).trim() || null] as const);
  return {
    person: {
      ...(Object.fromEntries(texts) as Record<PersonText, string | null>),
      dateOfBirth: whole ?? boxes.day,
      aliases: aliasLines(typed(values, 'aliases')),
    },
    errors: whole === null && boxes.error ? [boxes.error] : [],
  };
}
