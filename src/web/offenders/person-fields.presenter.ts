import type { PanelOption } from '../cohort/cohort.presenter.js';
import { dateFieldValues, presentDateField, type DateFieldView } from '../shell/date-field.js';
import {
  choose,
  typed,
  type Choice,
  type FormError,
  type FormErrors,
  type TypedValues,
} from '../shell/form-errors.js';
import { GENDER_CHOICES, type OffenderRecord } from './offender-record.js';

/** The text fields of a person's details, as forms name them. */
export const PERSON_TEXTS = [
  'surname',
  'forename',
  'gender',
  'pncId',
  'crn',
  'prisonNumber',
  'panel',
  'address',
  'contactNumber',
  'primarySubstance',
  'notes',
] as const;
export type PersonText = (typeof PERSON_TEXTS)[number];

const IN_ORDER: readonly string[] = [
  'surname',
  'forename',
  'dateOfBirth',
  'panel',
  'gender',
  'pncId',
  'crn',
  'prisonNumber',
  'aliases',
  'address',
  'contactNumber',
  'primarySubstance',
  'notes',
];

/** Errors in the order of the form's fields, whichever part found them. */
export function inFieldOrder(errors: readonly FormError[]): FormError[] {
  return [...errors].sort((a, b) => IN_ORDER.indexOf(a.field) - IN_ORDER.indexOf(b.field));
}

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

/** The form's fields for a record that is there already. */
export function personValues(record: OffenderRecord): TypedValues {
  return {
    ...Object.fromEntries(PERSON_TEXTS.map((field) => [field, record[field] ?? ''])),
    ...dateFieldValues('dateOfBirth', record.dateOfBirth),
    aliases: record.aliases.join('\n'),
  };
}
