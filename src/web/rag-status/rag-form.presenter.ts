import type { RagView } from '../../modules/rag-status/index.js';
import type { CalendarDay } from '../../shared/calendar-day.js';
import type { CohortItem } from '../cohort/cohort.presenter.js';
import { presentPersonStrip, type PersonStrip } from '../offenders/person-strip.presenter.js';
import {
  presentErrors,
  tick,
  typed,
  type Choice,
  type FormError,
  type FormErrors,
  type TypedValues,
} from '../shell/form-errors.js';
import { ragLabel, type Label } from '../shell/labels.js';
import { paths } from '../shell/paths.js';
import { factLines, RAG_CHOICES } from './rag-words.presenter.js';

export interface RagFormInput {
  offender: CohortItem;
  /** What the facts make of the status (RAG-6). */
  rag: Pick<RagView, 'proposed' | 'proposedBecause' | 'facts'>;
  /** `status`, `reason`. */
  values?: TypedValues;
  errors?: readonly FormError[];
  today: CalendarDay;
}

export interface RagFormView {
  title: string;
  strip: PersonStrip;
  topic: string;
  action: string;
  back: string;
  version: number;
  proposal: { label: Label | null; text: string; rule: string; facts: ReturnType<typeof factLines> };
  statuses: Choice[];
  reason: string;
  errors: FormErrors;
}

/** The form that sets a RAG status with a reason. */
export function presentRagForm({
  offender,
  rag,
  values = {},
  errors = [],
  today,
}: RagFormInput): RagFormView {
  const { proposed, proposedBecause, facts } = rag;
  return {
    title: 'Set RAG status',
    strip: presentPersonStrip(offender, today),
    topic: `offender:${offender.id}`,
    action: paths.setRag(offender.id),
    back: paths.offender(offender.id),
    version: offender.version,
    proposal: {
      label: proposed === null ? null : ragLabel(proposed),
      text: proposedBecause,
      rule: 'RAG-6',
      facts: factLines(facts),
    },
    statuses: tick(RAG_CHOICES, [typed(values, 'status')]),
    reason: typed(values, 'reason'),
    errors: presentErrors(errors),
  };
}
