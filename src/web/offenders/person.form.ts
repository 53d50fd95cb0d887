import { parseCalendarDay, type CalendarDay } from '../../shared/calendar-day.js';
import { dateFieldValues, readDateField } from '../shell/date-field.js';
import { typed, type FormError, type TypedValues } from '../shell/form-errors.js';
import type { OffenderRecord } from './offender-record.js';

/** The text fields of a person's details, as forms name them. */
export const PERSON_TEXTS = [
  'surname',
  'forename',
  'gender',
  'pncId',
  'crn',
  'prisonNumber',
  'panel',
  'address',
  'contactNumber',
  'primarySubstance',
  'notes',
] as const;
export type PersonText = (typeof PERSON_TEXTS)[number];

/** A person's details as typed; empty boxes are null, so that a value can be taken away. */
export type TypedPersonForm = Record<PersonText, string | null> & {
  dateOfBirth: CalendarDay | null;
  aliases: string[];
};

/** The form's fields for a record that is there already. */
export function personValues(record: OffenderRecord): TypedValues {
  return {
    ...Object.fromEntries(PERSON_TEXTS.map((field) => [field, record[field] ?? ''])),
    ...dateFieldValues('dateOfBirth', record.dateOfBirth),
    aliases: record.aliases.join('\n'),
  };
}

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
