import type { OffenceView } from '../../modules/case-facts/index.js';
import { OFFENCE_CATEGORIES, OFFENCE_CATEGORY_WORDS } from '../../shared/offence-category.js';
import { presentDateField, type DateFieldView } from '../shell/date-field.js';
import { choose, tick, typed, type Choice } from '../shell/form-errors.js';
import { paths } from '../shell/paths.js';
import { offenceName } from './case-facts-tabs.presenter.js';
import { presentFormPage, type FactFormInput, type FactFormView } from './form-page.presenter.js';

export interface OffenceFormView extends FactFormView {
  offenceDate: DateFieldView;
  categories: Choice[];
  outcomes: Choice[];
  outcomeDate: DateFieldView;
  /** Why it is corrected; null when it is new. */
  reason: string | null;
  correcting: string | null;
  button: string;
}

const CATEGORIES: readonly Choice[] = [
  { value: '', text: 'Choose a category' },
  ...OFFENCE_CATEGORIES.map((value) => ({ value, text: OFFENCE_CATEGORY_WORDS[value] })),
];
const OUTCOMES: readonly Choice[] = [
  { value: 'conviction', text: 'Conviction' },
  { value: 'charge', text: 'Charge' },
];

/** The form of a charge or conviction: a new one, or in the place of one that is recorded. */
export function presentOffenceForm(input: FactFormInput & { correcting?: OffenceView }): OffenceFormView {
  const { offender, correcting, values = {} } = input;
  const page = presentFormPage(input, {
    title: correcting ? 'Correct an offence' : 'Add an offence',
    action: correcting ? paths.correctOffence(offender.id, correcting.id) : paths.newOffence(offender.id),
    tab: 'offending',
    dates: ['offenceDate', 'outcomeDate'],
  });
  const date = (field: string, legend: string, hint: string): DateFieldView =>
    presentDateField({ field, legend, hint }, values, page.errors);
  return {
    ...page,
    offenceDate: date('offenceDate', 'Date of the offence', 'For example, 3 6 2014'),
    categories: choose(CATEGORIES, typed(values, 'category')),
    outcomes: tick(OUTCOMES, [typed(values, 'outcome')]),
    outcomeDate: date(
      'outcomeDate',
      'Date of the charge or conviction',
      'Six months at liberty without a conviction exclude somebody (EXCL-NO-CONVICTION)',
    ),
    reason: correcting ? typed(values, 'reason') : null,
    correcting: correcting ? offenceName(correcting) : null,
    button: correcting ? 'Save the correction' : 'Add the offence',
  };
}
