import type { CustodyView } from '../../modules/case-facts/index.js';
import { presentDateField, type DateFieldView } from '../shell/date-field.js';
import { typed } from '../shell/form-errors.js';
import { paths } from '../shell/paths.js';
import { spellName } from './case-facts-tabs.presenter.js';
import { presentFormPage, type FactFormInput, type FactFormView } from './form-page.presenter.js';

export interface CustodyFormView extends FactFormView {
  establishment: string;
  /** Those recorded before, to choose from while typing. */
  establishments: readonly string[];
  from: DateFieldView;
  to: DateFieldView;
  releaseDue: DateFieldView;
  /** Why it is corrected; null when it is new. */
  reason: string | null;
  correcting: string | null;
  button: string;
}

export interface ReleaseFormView extends FactFormView {
  spell: string;
  to: DateFieldView;
}

export interface CustodyFormInput extends FactFormInput {
  establishments: readonly string[];
  correcting?: CustodyView;
}

/** The form of a time in custody: a new one, or in the place of one that is recorded. */
export function presentCustodyForm(input: CustodyFormInput): CustodyFormView {
  const { offender, correcting, establishments, values = {} } = input;
  const page = presentFormPage(input, {
    title: correcting ? 'Correct a time in custody' : 'Add custody',
    action: correcting ? paths.correctCustody(offender.id, correcting.id) : paths.newCustody(offender.id),
    tab: 'custody',
    dates: ['from', 'to', 'releaseDue'],
  });
  const date = (field: string, legend: string, hint: string): DateFieldView =>
    presentDateField({ field, legend, hint }, values, page.errors);
  return {
    ...page,
    establishment: typed(values, 'establishment'),
    establishments,
    from: date(
      'from',
      'In custody from',
      'A day to come for whoever is sentenced or due to be transferred. For example, 3 6 2014',
    ),
    to: date('to', 'Released on (optional)', 'Leave empty while they are in custody'),
    releaseDue: date('releaseDue', 'Release due on (optional)', 'The day on which release is expected'),
    reason: correcting ? typed(values, 'reason') : null,
    correcting: correcting ? spellName(correcting) : null,
    button: correcting ? 'Save the correction' : 'Add custody',
  };
}

/** The form that records a release. */
export function presentReleaseForm(input: FactFormInput & { spell: CustodyView }): ReleaseFormView {
  const { offender, spell, values = {} } = input;
  const page = presentFormPage(input, {
    title: 'Record a release',
    action: paths.releaseFromCustody(offender.id, spell.id),
    tab: 'custody',
    dates: ['to'],
  });
  const hint = 'Six months at liberty count from this day (EXCL-2). For example, 3 6 2014';
  return {
    ...page,
    spell: spellName(spell),
    to: presentDateField({ field: 'to', legend: 'Released on', hint }, values, page.errors),
  };
}
