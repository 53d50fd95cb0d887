import type { DrugTestView } from '../../modules/case-facts/index.js';
import { presentDateField, type DateFieldView } from '../shell/date-field.js';
import { tick, typed, type Choice } from '../shell/form-errors.js';
import { paths } from '../shell/paths.js';
import { presentFormPage, type FactFormInput, type FactFormView } from './form-page.presenter.js';
import { drugTestName } from './support-tabs.presenter.js';

export interface DrugTestFormView extends FactFormView {
  sampleDate: DateFieldView;
  results: Choice[];
  substance: string;
  /** Why it is corrected; null when it is new. */
  reason: string | null;
  correcting: string | null;
  button: string;
}

const RESULTS: readonly Choice[] = [
  { value: 'positive', text: 'Positive' },
  { value: 'negative', text: 'Negative' },
];

/** The form of a drug test: a new one, or in the place of one that is recorded. */
export function presentDrugTestForm(input: FactFormInput & { correcting?: DrugTestView }): DrugTestFormView {
  const { offender, correcting, values = {} } = input;
  const page = presentFormPage(input, {
    title: correcting ? 'Correct a drug test' : 'Add a drug test',
    action: correcting
      ? paths.changeDrugTest(offender.id, correcting.id, 'correct')
      : paths.newDrugTest(offender.id),
    tab: 'drug-tests',
    dates: ['sampleDate'],
  });
  const sampleDate = {
    field: 'sampleDate',
    legend: 'Date of the sample',
    hint: 'The six months in which a positive test holds an exit back count from this day (EXIT-2). For example, 3 6 2014',
  };
  return {
    ...page,
    sampleDate: presentDateField(sampleDate, values, page.errors),
    results: tick(RESULTS, [typed(values, 'result')]),
    substance: typed(values, 'substance'),
    reason: correcting ? typed(values, 'reason') : null,
    correcting: correcting ? drugTestName(correcting) : null,
    button: correcting ? 'Save the correction' : 'Add the drug test',
  };
}
