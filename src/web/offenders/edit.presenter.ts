import type { CalendarDay } from '../../shared/calendar-day.js';
import type { PanelOption } from '../cohort/cohort.presenter.js';
import { dateAnchor } from '../shell/date-field.js';
import { presentErrors, type FormError, type FormErrors, type TypedValues } from '../shell/form-errors.js';
import { paths } from '../shell/paths.js';
import type { OffenderRecord } from './offender-record.js';
import {
  inFieldOrder,
  personValues,
  presentPersonFields,
  type PersonFieldsView,
} from './person-fields.presenter.js';
import { presentPersonStrip, type PersonStrip } from './person-strip.presenter.js';

export interface EditFormInput {
  offender: OffenderRecord;
  /** What was typed; without it, what is recorded. */
  values?: TypedValues;
  /** The version the typing was based on; without it, the record's. */
  version?: number;
  errors?: readonly FormError[];
  panels: readonly PanelOption[];
  today: CalendarDay;
}

export interface EditFormView {
  title: string;
  strip: PersonStrip;
  action: string;
  back: string;
  version: number;
  /** The details as they were when the form was opened, so that a conflict can tell who changed what. */
  was: string;
  fields: PersonFieldsView;
  errors: FormErrors;
}

/** The form that edits a person's details. */
export function presentEditForm(input: EditFormInput): EditFormView {
  const { offender, values, version, errors = [], panels, today } = input;
  const recorded = personValues(offender);
  const shown = presentErrors(inFieldOrder(errors), dateAnchor('dateOfBirth'));
  const was = values?.was;
  return {
    title: 'Edit details',
    strip: presentPersonStrip(offender, today),
    action: paths.editOffender(offender.id),
    back: paths.offender(offender.id),
    version: version ?? offender.version,
    was: typeof was === 'string' ? was : JSON.stringify(recorded),
    fields: presentPersonFields(values ?? recorded, shown, panels),
    errors: shown,
  };
}
