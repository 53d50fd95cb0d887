import type { CalendarDay } from '../../shared/calendar-day.js';
import { readDateField } from '../shell/date-field.js';
import { typed, type FormError, type TypedValues } from '../shell/form-errors.js';

/** The factors' fields, in the order of the form. */
export const FACTOR_FIELDS = [
  'gender',
  'dateOfBirth',
  'dateOfCurrentConviction',
  'dateAtStartOfFollowUp',
  'offenceCategory',
  'totalNumberOfSanctions',
  'ageAtFirstSanction',
] as const;
export type FactorField = (typeof FACTOR_FIELDS)[number];

const DAYS = {
  dateOfBirth: 'Date of birth',
  dateOfCurrentConviction: 'Date of current conviction',
  dateAtStartOfFollowUp: 'Date at the start of follow-up',
} as const;

/**
 * Reads the calculator's form into factors as the API would be sent them; the model judges them. The errors are those
 * of the boxes: a date of which a part is missing.
 */
export function readOgrs3Form(values: TypedValues): {
  factors: Partial<Record<FactorField, unknown>>;
  errors: FormError[];
} {
  const errors: FormError[] = [];
  const day = (field: keyof typeof DAYS): CalendarDay | undefined => {
    const called = DAYS[field];
    const whenEmpty = `Enter the ${called.charAt(0).toLowerCase()}${called.slice(1)}`;
    const date = readDateField(values, { field, called, whenEmpty });
    if (date.error) errors.push({ ...date.error, rule: 'OGRS3' });
    return date.day ?? undefined;
  };
  return {
    factors: {
      gender: typed(values, 'gender') || undefined,
      dateOfBirth: day('dateOfBirth'),
      dateOfCurrentConviction: day('dateOfCurrentConviction'),
      dateAtStartOfFollowUp: day('dateAtStartOfFollowUp'),
      offenceCategory: typed(values, 'offenceCategory') || undefined,
      totalNumberOfSanctions: wholeNumber(typed(values, 'totalNumberOfSanctions')),
      ageAtFirstSanction: wholeNumber(typed(values, 'ageAtFirstSanction')),
    },
    errors,
  };
}

/** A number as it was typed; anything else stays text, which the model refuses: 2.5 is not rounded. */
const wholeNumber = (text: string): number | string | undefined => {
  const trimmed = text.trim();
  if (trimmed === '') return undefined;
  return /^\d{1,9}$/.test(trimmed) ? Number(trimmed) : trimmed;
};

/** Reads the date of assessment of the form that records the answer. */
export function readAssessmentForm(
  values: TypedValues,
  today: CalendarDay,
): { assessedOn: CalendarDay | null; errors: FormError[] } {
  const date = readDateField(values, {
    field: 'assessedOn',
    called: 'Date of assessment',
    whenEmpty: 'Enter the date of assessment',
    latest: today,
  });
  return { assessedOn: date.day, errors: date.error ? [{ ...date.error, rule: 'TIER-5' }] : [] };
}

const ORDER: readonly string[] = [...FACTOR_FIELDS, 'assessedOn'];

/** One error for each field, in the order of the form; what its boxes say stands for what the rule says. */
export function mergeErrors(ofBoxes: readonly FormError[], refused: readonly FormError[]): FormError[] {
  const plain = refused.map((error) => ({ ...error, field: error.field.replace(/^factors\./, '') }));
  const own = new Set(ofBoxes.map(({ field }) => field));
  return [...ofBoxes, ...plain.filter(({ field }) => !own.has(field))].sort(
    (one, other) => ORDER.indexOf(one.field) - ORDER.indexOf(other.field),
  );
}
