import { readDateField, type DateFieldResult } from '../shell/date-field.js';
import { typed, type FormError, type TypedValues } from '../shell/form-errors.js';

/** What a form about an agreement says, for the rules to judge; and what is wrong with its dates as they are typed. */
export interface ReadForm<Sent> {
  sent: Sent;
  errors: FormError[];
}

/** A day that cannot be read is sent as it stands, so that the rules name its field among the others. */
const UNREADABLE = '?';

const sentDay = ({ day, error }: DateFieldResult): string | null => (error ? UNREADABLE : day);
const errorsOf = (...dates: DateFieldResult[]): FormError[] =>
  dates.flatMap(({ error }) => (error ? [error] : []));

const lastDay = (values: TypedValues): DateFieldResult =>
  readDateField(values, { field: 'endsOn', called: 'Last day' });

export function readNewAgreement(
  values: TypedValues,
): ReadForm<{ agency: string; startsOn: string | null; endsOn: string | null; note: string }> {
  const startsOn = readDateField(values, {
    field: 'startsOn',
    called: 'First day',
    whenEmpty: 'Enter the first day',
  });
  const endsOn = lastDay(values);
  return {
    sent: {
      agency: typed(values, 'agency'),
      startsOn: sentDay(startsOn),
      endsOn: sentDay(endsOn),
      note: typed(values, 'note'),
    },
    errors: errorsOf(startsOn, endsOn),
  };
}

/** An empty last day takes the end away. */
export function readAgreementChange(
  values: TypedValues,
): ReadForm<{ endsOn: string | null; note: string; reason: string }> {
  const endsOn = lastDay(values);
  return {
    sent: { endsOn: sentDay(endsOn), note: typed(values, 'note'), reason: typed(values, 'reason') },
    errors: errorsOf(endsOn),
  };
}

/** What the form found wrong with a date stands for what the rules say of it. */
export function mergeDateErrors(own: readonly FormError[], refused: readonly FormError[]): FormError[] {
  return refused.map((error) => own.find(({ field }) => field === error.field) ?? error);
}
