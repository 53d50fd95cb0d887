import type { CalendarDay } from '../../shared/calendar-day.js';
import type { CohortItem } from '../cohort/cohort.presenter.js';
import { dateAnchor, presentDateField, type DateFieldView } from '../shell/date-field.js';
import {
  presentErrors,
  typed,
  type FormError,
  type FormErrors,
  type TypedValues,
} from '../shell/form-errors.js';
import { paths } from '../shell/paths.js';
import { presentPersonStrip, type PersonStrip } from './person-strip.presenter.js';

export interface ScoreFormInput {
  offender: CohortItem;
  /** `score`, `assessedOn-day`, `assessedOn-month`, `assessedOn-year`. */
  values?: TypedValues;
  errors?: readonly FormError[];
  today: CalendarDay;
}

export interface ScoreFormView {
  title: string;
  strip: PersonStrip;
  action: string;
  back: string;
  /** Where the score is calculated instead of entered. */
  calculator: string;
  score: string;
  assessedOn: DateFieldView;
  note: string;
  errors: FormErrors;
}

/** The form that records an OGRS score. */
export function presentScoreForm({
  offender,
  values = {},
  errors = [],
  today,
}: ScoreFormInput): ScoreFormView {
  const shown = presentErrors(errors, dateAnchor('assessedOn'));
  return {
    title: 'Record a score',
    strip: presentPersonStrip(offender, today),
    action: paths.recordScore(offender.id),
    back: paths.offender(offender.id),
    calculator: paths.offenderOgrs3(offender.id),
    score: typed(values, 'score'),
    assessedOn: presentDateField(
      { field: 'assessedOn', legend: 'Date of assessment', hint: 'For example, 3 6 2014' },
      values,
      shown,
    ),
    note:
      offender.status === 'registered'
        ? 'A score that falls never removes anyone from the scheme (TIER-6).'
        : 'A score of 90 or more registers this person at once (TIER-1, TIER-6).',
    errors: shown,
  };
}
