import type {
  CustodyView,
  OffenceView,
  TypedCustody,
  TypedIntelligence,
  TypedOffence,
} from '../../modules/case-facts/index.js';
import { dateFieldValues } from '../shell/date-field.js';
import { typed, type FormError, type TypedValues } from '../shell/form-errors.js';
import { readTypedDay, type ReadForm } from './typed-day.form.js';

/** What was typed and is left out when nothing was. */
const optional = (values: TypedValues, field: string): string | undefined =>
  typed(values, field) || undefined;

/** Every value of a field that may be ticked more than once. */
function ticked(values: TypedValues, field: string): string[] {
  const value = values[field];
  return value === undefined ? [] : typeof value === 'string' ? [value] : [...value];
}

/** Reads the form of a charge or conviction. */
export function readOffenceForm(values: TypedValues): ReadForm<TypedOffence> {
  const dateErrors: FormError[] = [];
  const sent = {
    offenceDate: readTypedDay(
      values,
      {
        field: 'offenceDate',
        called: 'Date of the offence',
        whenEmpty: 'Enter the date of the offence',
      },
      dateErrors,
    ),
    category: typed(values, 'category'),
    outcome: typed(values, 'outcome'),
    outcomeDate: readTypedDay(
      values,
      {
        field: 'outcomeDate',
        called: 'Date of the charge or conviction',
        whenEmpty: 'Enter the date of the charge or conviction',
      },
      dateErrors,
    ),
  };
  return { sent, dateErrors };
}

/** What stands in the form of an offence that is recorded. */
export const offenceValues = ({ offenceDate, category, outcome, outcomeDate }: OffenceView): TypedValues => ({
  ...dateFieldValues('offenceDate', offenceDate),
  category,
  outcome,
  ...dateFieldValues('outcomeDate', outcomeDate),
});

/** Reads the form of a time in custody. */
export function readCustodyForm(values: TypedValues): ReadForm<TypedCustody> {
  const dateErrors: FormError[] = [];
  const sent = {
    establishment: typed(values, 'establishment'),
    from: readTypedDay(
      values,
      { field: 'from', called: 'In custody from', whenEmpty: 'Enter the day on which custody began' },
      dateErrors,
    ),
    to: readTypedDay(values, { field: 'to', called: 'Released on' }, dateErrors),
    releaseDue: readTypedDay(values, { field: 'releaseDue', called: 'Release due on' }, dateErrors),
  };
  return { sent, dateErrors };
}

/** What stands in the form of a time in custody that is recorded. */
export const custodyValues = ({ establishment, from, to, releaseDue }: CustodyView): TypedValues => ({
  establishment,
  ...dateFieldValues('from', from),
  ...dateFieldValues('to', to),
  ...dateFieldValues('releaseDue', releaseDue),
});

/** Reads the form of a release. */
export function readReleaseForm(values: TypedValues): ReadForm<{ to: string | undefined }> {
  const dateErrors: FormError[] = [];
  const rules = { field: 'to', called: 'Released on', whenEmpty: 'Enter the day of release' };
  return { sent: { to: readTypedDay(values, rules, dateErrors) }, dateErrors };
}

/** Reads the form of intelligence. The source is sent on as the number it is the mark of. */
export function readIntelligenceForm(values: TypedValues): ReadForm<TypedIntelligence> {
  const dateErrors: FormError[] = [];
  const source = typed(values, 'source');
  const sent = {
    date: readTypedDay(
      values,
      { field: 'date', called: 'Date of the intelligence', whenEmpty: 'Enter the date of the intelligence' },
      dateErrors,
    ),
    text: typed(values, 'text'),
    source: /^\d$/.test(source) ? Number(source) : source,
    assessment: typed(values, 'assessment'),
    handling: typed(values, 'handling'),
    conditions: optional(values, 'conditions'),
    sharedWith: ticked(values, 'sharedWith'),
    reviewOn: readTypedDay(values, { field: 'reviewOn', called: 'Review date' }, dateErrors),
  };
  return { sent, dateErrors };
}
