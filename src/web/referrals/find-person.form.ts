import type { CalendarDay } from '../../shared/calendar-day.js';
import { readCrn } from '../../shared/case-reference.js';
import { readPncId } from '../../shared/pnc-id.js';
import { readDateField } from '../shell/date-field.js';
import { typed, type FormError, type TypedValues } from '../shell/form-errors.js';

/** Whom somebody looks for before they refer them. */
export interface TypedSearch {
  /** Null until something was asked. */
  search: { q: string; dateOfBirth: CalendarDay | null } | null;
  errors: FormError[];
}

/** Reads the one question: a PNC ID, a CRN, or a name with the date of birth where it is known. */
export function readSearch(values: TypedValues, today: CalendarDay): TypedSearch {
  const q = typed(values, 'q').trim();
  if (values['q'] === undefined) return { search: null, errors: [] };
  const { day, error } = readDateField(values, {
    field: 'dateOfBirth',
    called: 'Date of birth',
    latest: today,
  });
  const errors: FormError[] = error ? [error] : [];
  if (q === '') errors.unshift({ field: 'q', message: 'Enter a PNC ID, a CRN or a name' });
  if (q.length > 200) errors.unshift({ field: 'q', message: 'Use 200 characters or fewer' });
  return errors.length > 0 ? { search: null, errors } : { search: { q, dateOfBirth: day }, errors };
}

/** What was asked says something of somebody who is not on the list: the form begins with it. */
export function answersFromSearch(
  { q, dateOfBirth }: { q: string; dateOfBirth: string | null },
  today: CalendarDay,
): Record<string, string> {
  const born: Record<string, string> = dateOfBirth ? { dateOfBirth } : {};
  const crn = readCrn(q);
  if (crn !== null) return { ...born, crn };
  const pnc = readPncId(q, Number(today.slice(0, 4)));
  if (pnc.ok) return { ...born, pncId: pnc.pncId };
  if (/\d/.test(q)) return born;
  const [before = '', after] = q.split(',').map((part) => part.trim());
  if (after !== undefined) return { ...born, surname: before, forename: after };
  const words = before.split(/\s+/);
  const surname = words.pop() ?? '';
  return { ...born, surname, ...(words.length > 0 ? { forename: words.join(' ') } : {}) };
}
