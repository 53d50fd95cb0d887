import type { PanelOption } from '../cohort/cohort.presenter.js';
import { dateAnchor } from '../shell/date-field.js';
import { presentErrors, type FormError, type FormErrors, type TypedValues } from '../shell/form-errors.js';
import { paths } from '../shell/paths.js';
import { inFieldOrder, presentPersonFields, type PersonFieldsView } from './person-fields.presenter.js';

export interface NewPersonInput {
  values?: TypedValues;
  errors?: readonly FormError[];
  panels: readonly PanelOption[];
}

export interface NewPersonView {
  title: string;
  action: string;
  back: string;
  fields: PersonFieldsView;
  errors: FormErrors;
}

/** The form that adds a person. */
export function presentNewPerson({ values = {}, errors = [], panels }: NewPersonInput): NewPersonView {
  const shown = presentErrors(inFieldOrder(errors), dateAnchor('dateOfBirth'));
  return {
    title: 'Add a person',
    action: paths.newOffender(),
    back: paths.cohort(),
    fields: presentPersonFields(values, shown, panels),
    errors: shown,
  };
}
