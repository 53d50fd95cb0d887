import type { CalendarDay } from '../../shared/calendar-day.js';
import type { CohortItem } from '../cohort/cohort.presenter.js';
import {
  presentErrors,
  tick,
  typed,
  type Choice,
  type FormError,
  type FormErrors,
  type TypedValues,
} from '../shell/form-errors.js';
import { RAG_KEYS, ragLabel, type RagKey } from '../shell/labels.js';
import { paths } from '../shell/paths.js';
import { presentPersonStrip, type PersonStrip } from './person-strip.presenter.js';

export interface RagFormInput {
  offender: CohortItem;
  /** `status`, `reason`. */
  values?: TypedValues;
  errors?: readonly FormError[];
  today: CalendarDay;
}

export interface RagFormView {
  title: string;
  strip: PersonStrip;
  action: string;
  back: string;
  version: number;
  statuses: Choice[];
  reason: string;
  errors: FormErrors;
}

/** Appendix B, in its own words. */
const WHEN: Record<RagKey, string> = {
  red: 'Circulated on PNC as wanted, or wanted for arrest. Enforcement activity.',
  'amber-alert':
    'Intelligence suggests further offending, and not engaging with supervision or treatment. Proactive outreach and targeting.',
  amber:
    'Not complying with supervision or with treatment, or police intelligence suggests further offending. Prioritisation of resources, joint working.',
  green: 'No intelligence of further offending, and engaging with all relevant agencies. Case management.',
};

/** The form that sets a RAG status with a reason. */
export function presentRagForm({ offender, values = {}, errors = [], today }: RagFormInput): RagFormView {
  const choices: Choice[] = RAG_KEYS.map((rag) => ({
    value: rag,
    text: ragLabel(rag).text,
    hint: { text: WHEN[rag] },
  }));
  return {
    title: 'Set RAG status',
    strip: presentPersonStrip(offender, today),
    action: paths.setRag(offender.id),
    back: paths.offender(offender.id),
    version: offender.version,
    statuses: tick(choices, [typed(values, 'status')]),
    reason: typed(values, 'reason'),
    errors: presentErrors(errors),
  };
}
