import type { PanelOption } from '../cohort/cohort.presenter.js';
import { presentDateField, type DateFieldView } from '../shell/date-field.js';
import { choose, typed, type Choice, type FormErrors, type TypedValues } from '../shell/form-errors.js';
import { GENDER_CHOICES } from './offender-record.js';
import { PERSON_TEXTS, type PersonText } from './person.form.js';

export interface PersonFieldsView {
  text: Record<PersonText | 'aliases', string>;
  dateOfBirth: DateFieldView;
  panels: Choice[];
  genders: Choice[];
}

/** The boxes for a person's details, holding what was typed. */
export function presentPersonFields(
  values: TypedValues,
  errors: FormErrors,
  panels: readonly PanelOption[],
): PersonFieldsView {
  const texts = [...PERSON_TEXTS, 'aliases' as const].map((field) => [field, typed(values, field)] as const);
  const panelChoices = panels.map(({ key, name }) => ({ value: key, text: name }));
  return {
    text: Object.fromEntries(texts) as PersonFieldsView['text'],
    dateOfBirth: presentDateField(
      { field: 'dateOfBirth', legend: 'Date of birth', hint: 'For example, 27 3 1985' },
      values,
      errors,
    ),
    panels: choose([{ value: '', text: 'Choose a panel' }, ...panelChoices], typed(values, 'panel')),
    genders: choose([{ value: '', text: 'Not recorded' }, ...GENDER_CHOICES], typed(values, 'gender')),
  };
}
