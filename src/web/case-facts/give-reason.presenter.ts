import type { CustodyView, IntelligenceView, OffenceView } from '../../modules/case-facts/index.js';
import { OFFENCE_CATEGORY_WORDS, isOffenceCategory } from '../../shared/offence-category.js';
import { fact, type Fact } from '../offenders/offender-record.js';
import { typed } from '../shell/form-errors.js';
import { dayWords } from '../shell/labels.js';
import { paths } from '../shell/paths.js';
import { presentFormPage, type FactFormInput, type FactFormView } from './form-page.presenter.js';
import { gradingWords, handlingWords } from './intelligence-words.presenter.js';

/** A question whether something recorded shall be withdrawn or closed, and why. */
export interface GiveReasonView extends FactFormView {
  lead: string;
  facts: Fact[];
  reason: string;
  hint: string;
  button: string;
}

const READ_BY_ALL = 'Everyone who may see the record reads it.';
const KEPT = 'What was recorded stays in the history; it no longer counts.';

/** Withdrawing an offence that never was. */
export function presentWithdrawOffence(input: FactFormInput & { offence: OffenceView }): GiveReasonView {
  const { offender, offence, values = {} } = input;
  const { category, outcome, offenceDate, outcomeDate } = offence;
  const isConviction = outcome === 'conviction';
  return {
    ...presentFormPage(input, {
      title: isConviction ? 'Withdraw a conviction' : 'Withdraw a charge',
      action: paths.withdrawOffence(offender.id, offence.id),
      tab: 'offending',
      dates: [],
    }),
    lead: KEPT,
    facts: [
      fact('Offence', isOffenceCategory(category) ? OFFENCE_CATEGORY_WORDS[category] : category),
      fact('Offence on', dayWords(offenceDate)),
      fact(isConviction ? 'Convicted on' : 'Charged on', dayWords(outcomeDate)),
    ],
    reason: typed(values, 'reason'),
    hint: READ_BY_ALL,
    button: 'Withdraw it',
  };
}

/** Withdrawing a time in custody that never was. */
export function presentWithdrawCustody(input: FactFormInput & { spell: CustodyView }): GiveReasonView {
  const { offender, spell, values = {} } = input;
  return {
    ...presentFormPage(input, {
      title: 'Withdraw a time in custody',
      action: paths.withdrawCustody(offender.id, spell.id),
      tab: 'custody',
      dates: [],
    }),
    lead: KEPT,
    facts: [
      fact('Establishment', spell.establishment),
      fact('From', dayWords(spell.from)),
      fact('To', spell.to === null ? 'In custody now' : dayWords(spell.to)),
    ],
    reason: typed(values, 'reason'),
    hint: READ_BY_ALL,
    button: 'Withdraw it',
  };
}

/** Closing intelligence (INT-2): its reason is read by whoever may read the intelligence (INT-4). */
export function presentCloseIntelligence(input: FactFormInput & { item: IntelligenceView }): GiveReasonView {
  const { offender, item, values = {} } = input;
  return {
    ...presentFormPage(input, {
      title: 'Close intelligence',
      action: paths.closeIntelligence(offender.id, item.id),
      tab: 'intelligence',
      dates: [],
    }),
    lead: 'Closed intelligence stays on the record and is no longer current (INT-2).',
    facts: [
      fact('Date', dayWords(item.date)),
      fact('Intelligence', item.text),
      fact('Grading', gradingWords(item)),
      fact('Handling', handlingWords(item.handling)),
    ],
    reason: typed(values, 'reason'),
    hint: 'Only those who may read this intelligence read the reason.',
    button: 'Close it',
  };
}
