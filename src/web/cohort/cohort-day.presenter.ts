import { dateAnchor, presentDateField, type DateFieldView } from '../shell/date-field.js';
import { presentErrors, type FormError, type FormErrors, type TypedValues } from '../shell/form-errors.js';
import { paths, type CohortQuery } from '../shell/paths.js';

export interface CohortDayInput {
  /** What is kept of the filter. */
  filter: CohortQuery;
  values: TypedValues;
  errors?: readonly FormError[];
}

export interface CohortDayView {
  title: string;
  errors: FormErrors;
  day: DateFieldView;
  /** The filter, as hidden fields. */
  kept: { name: string; value: string }[];
  back: string;
}

/** The question which past day's list is to be shown. */
export function presentCohortDay({ filter, values, errors = [] }: CohortDayInput): CohortDayView {
  const { cursor: _cursor, asAt, ...kept } = filter;
  const shown = presentErrors(errors, dateAnchor('asAt'));
  const hint = 'The list is shown as it stood at the end of that day. For example, 3 6 2014';
  return {
    title: 'The list on a past day',
    errors: shown,
    day: presentDateField({ field: 'asAt', legend: 'Day', hint }, values, shown),
    kept: Object.entries(kept).flatMap(([name, value]) => (value ? [{ name, value }] : [])),
    back: paths.cohort({ ...kept, asAt: asAt ?? null }),
  };
}
