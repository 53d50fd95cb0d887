import {
  dayFromParts,
  formatDay,
  parseCalendarDay,
  dayParts,
  type CalendarDay,
} from '../../shared/calendar-day.js';
import { typed, type FormError, type FormErrors, type TypedValues } from './form-errors.js';

const BOXES = ['day', 'month', 'year'] as const;
type Box = (typeof BOXES)[number];

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH_NAME =
  /^(jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sept?(ember)?|oct(ober)?|nov(ember)?|dec(ember)?)$/;

export interface DateFieldRules {
  /** Name of the field; its boxes are `FIELD-day`, `FIELD-month`, `FIELD-year`. */
  field: string;
  /** How a message begins: `Date of birth`. */
  called: string;
  /** What to say when nothing is entered; without it the date may be left empty. */
  whenEmpty?: string;
  /** The last day allowed, usually today. */
  latest?: CalendarDay;
  /** The first day allowed. */
  earliest?: CalendarDay;
}

/** What the three boxes hold: a day, nothing, or what is wrong and in which boxes. */
export type DateFieldResult =
  { day: CalendarDay | null; error: null } | { day: null; error: FormError; boxes: Box[] };

const list = (words: readonly string[]): string => words.map((word) => `a ${word}`).join(' and ');

function monthNumber(text: string): number {
  const word = text.toLowerCase();
  return MONTH_NAME.test(word) ? MONTHS.indexOf(word.slice(0, 3)) + 1 : wholeNumber(text);
}

const wholeNumber = (text: string): number => (/^\d{1,4}$/.test(text) ? Number(text) : NaN);

/** Reads a date typed in three boxes, month names included, with the GOV.UK Design System's messages. */
export function readDateField(values: TypedValues, rules: DateFieldRules): DateFieldResult {
  const { field, called, whenEmpty, latest, earliest } = rules;
  const text = (box: Box): string => typed(values, `${field}-${box}`).trim();
  const refuse = (message: string, boxes: Box[]): DateFieldResult => ({
    day: null,
    error: { field, message },
    boxes,
  });

  const empty = BOXES.filter((box) => text(box) === '');
  if (empty.length === 3) {
    return whenEmpty === undefined ? { day: null, error: null } : refuse(whenEmpty, [...BOXES]);
  }
  if (empty.length > 0) return refuse(`${called} must include ${list(empty)}`, empty);
  if (!/^\d{4}$/.test(text('year'))) {
    return refuse(`${called} must include a year of 4 numbers, like 1985`, ['year']);
  }
  const day = dayFromParts(Number(text('year')), monthNumber(text('month')), wholeNumber(text('day')));
  if (day === null) return refuse(`${called} must be a real date`, [...BOXES]);
  if (latest && day > latest) return refuse(`${called} must be today or in the past`, [...BOXES]);
  if (earliest && day < earliest)
    return refuse(`${called} must be ${formatDay(earliest)} or later`, [...BOXES]);
  return { day, error: null };
}

/** The boxes' values for a day already known, to begin a form with. */
export function dateFieldValues(field: string, day: string | null): TypedValues {
  const known = parseCalendarDay(day);
  if (known === null) return {};
  const parts = dayParts(known);
  return Object.fromEntries(BOXES.map((box) => [`${field}-${box}`, String(parts[box])]));
}

export interface DateFieldView {
  id: string;
  legend: string;
  hint: string;
  error: { text: string } | undefined;
  items: { name: string; label: string; value: string; classes: string }[];
}

const WIDTHS: Record<Box, string> = {
  day: 'govuk-input--width-2',
  month: 'govuk-input--width-2',
  year: 'govuk-input--width-4',
};

/** The three boxes for a page, with what was typed in them. */
export function presentDateField(
  { field, legend, hint }: { field: string; legend: string; hint: string },
  values: TypedValues,
  errors: FormErrors,
): DateFieldView {
  const error = errors.by[field];
  return {
    id: field,
    legend,
    hint,
    error,
    items: BOXES.map((box) => ({
      name: box,
      label: box.charAt(0).toUpperCase() + box.slice(1),
      value: typed(values, `${field}-${box}`),
      classes: `${WIDTHS[box]}${error ? ' govuk-input--error' : ''}`,
    })),
  };
}

/** Where the error summary's link goes for a date: its first box. */
export const dateAnchor = (field: string): Record<string, string> => ({ [field]: `${field}-day` });
