import type { CalendarDay } from '../../shared/calendar-day.js';
import type { OffenderRecord } from '../offenders/offender-record.js';
import { presentPersonStrip, type PersonStrip } from '../offenders/person-strip.presenter.js';
import { dateAnchor } from '../shell/date-field.js';
import { presentErrors, type FormError, type FormErrors, type TypedValues } from '../shell/form-errors.js';
import { paths, type ProfileTab } from '../shell/paths.js';

/** What every form that records a fact is given. */
export interface FactFormInput {
  offender: OffenderRecord;
  values?: TypedValues;
  errors?: readonly FormError[];
  today: CalendarDay;
}

/** What every such form's page shows. */
export interface FactFormView {
  title: string;
  strip: PersonStrip;
  action: string;
  back: string;
  errors: FormErrors;
}

/** The frame of a form: whose record, where it is sent, what was wrong. `dates` are its three-box fields. */
export function presentFormPage(
  { offender, errors = [], today }: FactFormInput,
  page: { title: string; action: string; tab: ProfileTab; dates: readonly string[] },
): FactFormView {
  const { title, action, tab, dates } = page;
  return {
    title,
    strip: presentPersonStrip(offender, today),
    action,
    back: `${paths.offenderTab(offender.id, tab)}#record`,
    errors: presentErrors(errors, Object.assign({}, ...dates.map(dateAnchor)) as Record<string, string>),
  };
}
