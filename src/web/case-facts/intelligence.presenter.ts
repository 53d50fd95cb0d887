import { presentDateField, type DateFieldView } from '../shell/date-field.js';
import { tick, typed, type Choice } from '../shell/form-errors.js';
import { paths } from '../shell/paths.js';
import { presentFormPage, type FactFormInput, type FactFormView } from './form-page.presenter.js';
import { ASSESSMENT_CHOICES, HANDLING_CHOICES, SOURCE_CHOICES } from './intelligence-words.presenter.js';

export interface IntelligenceFormView extends FactFormView {
  date: DateFieldView;
  text: string;
  sources: Choice[];
  assessments: Choice[];
  handlings: Choice[];
  conditions: string;
  agencies: Choice[];
  reviewOn: DateFieldView;
}

export interface IntelligenceFormInput extends FactFormInput {
  agencies: readonly { key: string; name: string }[];
}

/** The form of police intelligence, each mark of the 3x5x2 grading explained beside it (INT-1). */
export function presentIntelligenceForm(input: IntelligenceFormInput): IntelligenceFormView {
  const { offender, agencies, values = {} } = input;
  const page = presentFormPage(input, {
    title: 'Add intelligence',
    action: paths.newIntelligence(offender.id),
    tab: 'intelligence',
    dates: ['date', 'reviewOn'],
  });
  const date = (field: string, legend: string, hint: string): DateFieldView =>
    presentDateField({ field, legend, hint }, values, page.errors);
  // Police read all of it anyway (INT-4).
  const others = agencies.filter(({ key }) => key !== 'police');
  return {
    ...page,
    date: date('date', 'Date of the intelligence', 'For example, 3 6 2014'),
    text: typed(values, 'text'),
    sources: tick(SOURCE_CHOICES, [typed(values, 'source')]),
    assessments: tick(ASSESSMENT_CHOICES, [typed(values, 'assessment')]),
    handlings: tick(HANDLING_CHOICES, [typed(values, 'handling')]),
    conditions: typed(values, 'conditions'),
    agencies: tick(
      others.map(({ key, name }) => ({ value: key, text: name })),
      [values['sharedWith'] ?? []].flat(),
    ),
    reviewOn: date(
      'reviewOn',
      'Review date (optional)',
      'After this day it no longer counts as current (INT-2). For example, 3 9 2014',
    ),
  };
}
