import type { Question } from '../../modules/referral-forms/index.js';
import { presentDateField, type DateFieldView } from '../shell/date-field.js';
import { tick, typed, type Choice, type FormErrors, type TypedValues } from '../shell/form-errors.js';

/** One question on its page: everything that the template needs comes from its declaration (REF-1). */
export interface FieldView {
  id: string;
  kind: Question['kind'];
  label: string;
  hint: string | null;
  value: string;
  /** Characters, counted while they are typed. */
  longest: number | null;
  /** How wide or dense the box is. */
  classes: string;
  inputmode: string | undefined;
  choices: Choice[];
  date: DateFieldView | null;
  error: { text: string } | undefined;
}

const CLASSES: Partial<Record<Question['kind'], string>> = {
  score: 'govuk-input--width-3',
  'yes-no': 'govuk-radios--inline govuk-radios--small',
  choice: 'govuk-radios--small',
  choices: 'govuk-checkboxes--small',
};

const YES_NO: readonly Choice[] = [
  { value: 'yes', text: 'Yes' },
  { value: 'no', text: 'No' },
];

function choicesOf({ kind, choices = [] }: Question): readonly Choice[] {
  return kind === 'yes-no' ? YES_NO : choices.map(({ value, words }) => ({ value, text: words }));
}

function chosen(values: TypedValues, name: string): readonly string[] {
  const value = values[name];
  return value === undefined ? [] : typeof value === 'string' ? [value] : value;
}

export function presentField(question: Question, values: TypedValues, errors: FormErrors): FieldView {
  const { name, kind, words, hint = null, longest = null } = question;
  return {
    id: name,
    kind,
    label: words,
    hint,
    value: typed(values, name),
    longest,
    classes: CLASSES[kind] ?? '',
    inputmode: kind === 'score' ? 'numeric' : undefined,
    choices: tick(choicesOf(question), chosen(values, name)),
    date:
      kind === 'day'
        ? presentDateField({ field: name, legend: words, hint: hint ?? '' }, values, errors)
        : null,
    error: errors.by[name],
  };
}
