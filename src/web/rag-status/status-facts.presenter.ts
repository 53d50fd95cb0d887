import type { EngagementFact } from '../../modules/case-facts/index.js';
import type { WantedStatus } from '../../shared/rag.js';
import { presentFormPage, type FactFormInput, type FactFormView } from '../case-facts/form-page.presenter.js';
import { tick, typed, type Choice } from '../shell/form-errors.js';
import { paths } from '../shell/paths.js';
import { SUPERVISION_CHOICES, TREATMENT_CHOICES, WANTED_CHOICES } from './rag-words.presenter.js';

export interface WantedFormView extends FactFormView {
  statuses: Choice[];
}

export interface EngagementFormView extends FactFormView {
  /** Null for a treatment service, which says nothing of supervision. */
  supervision: Choice[] | null;
  treatment: Choice[];
}

/** The form that records whether somebody is wanted; it begins with what is recorded. */
export function presentWantedForm(input: FactFormInput & { recorded: WantedStatus | null }): WantedFormView {
  const { offender, recorded, values = { status: recorded ?? '' } } = input;
  const page = presentFormPage(input, {
    title: 'Record wanted',
    action: paths.recordWanted(offender.id),
    tab: 'engagement',
    dates: [],
  });
  return { ...page, statuses: tick(WANTED_CHOICES, [typed(values, 'status')]) };
}

/** The form that records engagement with supervision and treatment; it begins with what is recorded. */
export function presentEngagementForm(
  input: FactFormInput & { recorded: EngagementFact; maySetSupervision: boolean },
): EngagementFormView {
  const { offender, recorded, maySetSupervision } = input;
  const { supervision, treatment } = recorded;
  const { values = { supervision: supervision ?? '', treatment: treatment ?? '' } } = input;
  const page = presentFormPage(input, {
    title: 'Record engagement',
    action: paths.recordEngagement(offender.id),
    tab: 'engagement',
    dates: [],
  });
  return {
    ...page,
    supervision: maySetSupervision ? tick(SUPERVISION_CHOICES, [typed(values, 'supervision')]) : null,
    treatment: tick(TREATMENT_CHOICES, [typed(values, 'treatment')]),
  };
}
