import { readDateField, type DateFieldRules } from '../shell/date-field.js';
import type { FormError, TypedValues } from '../shell/form-errors.js';

/** What a form sends on for the rules to judge, and what its date boxes have to say beside. */
export interface ReadForm<Sent> {
  sent: Sent;
  /** In better words than the rules have, who see no boxes. */
  dateErrors: FormError[];
}

/** Sent on for a date that the boxes cannot make out: no rule takes it for a day. */
const UNREADABLE = 'unreadable';

/** Reads a date's boxes: undefined when they are empty and may be; adds what is wrong with them to `dateErrors`. */
export function readTypedDay(
  values: TypedValues,
  rules: Pick<DateFieldRules, 'field' | 'called' | 'whenEmpty'>,
  dateErrors: FormError[],
): string | undefined {
  const { day, error } = readDateField(values, rules);
  if (error === null) return day ?? undefined;
  dateErrors.push(error);
  return UNREADABLE;
}

/** The rules' errors, each that is about a date in the boxes' own words. */
export const inWordsOfBoxes = (errors: readonly FormError[], dateErrors: readonly FormError[]): FormError[] =>
  errors.map((error) => ({ ...error, ...dateErrors.find(({ field }) => field === error.field) }));
