import {
  ENGAGEMENTS,
  RAG_STATUSES,
  WANTED_STATUSES,
  type Engagement,
  type RagStatus,
  type WantedStatus,
} from '../../../shared/rag.js';
import { explainRag } from './explain-rag.js';
import { RAG_RESPONSES } from './rag-matrix.js';
import { NOT_COMPLYING, type RagFacts } from './rag-facts.js';

/** What the facts make of the status (RAG-6). */
export interface RagProposal {
  /** Null where nothing but GREEN could follow from what is recorded, and something is not recorded. */
  status: RagStatus | null;
  rule: string | null;
  /** Why, in words that say no more of intelligence than that it bears on the status (INT-4). */
  reason: string;
  /** What nobody has recorded. */
  missing: ('supervision' | 'treatment')[];
}

type Cell<Value> = readonly Value[] | 'any';

interface Row {
  status: RagStatus;
  wanted: Cell<WantedStatus>;
  intelligence: Cell<boolean>;
  supervision: Cell<Engagement>;
  treatment: Cell<Engagement>;
}

const WANTED = WANTED_STATUSES.filter((status) => status !== 'none');
const NOT_ENGAGING: readonly Engagement[] = ['not-engaging'];
const IN_ORDER = ENGAGEMENTS.filter((engagement) => !NOT_COMPLYING.includes(engagement));
const any = 'any';

/**
 * Appendix B of the IOM Strategy 2014, as a matrix; the most severe row that matches wins (RAG-5).
 *
 * RAG-RED: circulated on PNC as wanted (warrant, crime or licence recall), or wanted for arrest (not yet on PNC,
 * actively linked to crime).
 * RAG-ALERT: intelligence to suggest further offending AND not engaging with supervision or treatment.
 * RAG-AMBER: not complying with supervision, OR not complying with treatment services, OR police intelligence to
 * suggest further offending.
 * RAG-GREEN: no intelligence to suggest further offending, and engaging with all relevant agencies.
 */
// prettier-ignore
const MATRIX: readonly Row[] = [
  { status: 'red',         wanted: WANTED,   intelligence: any,     supervision: any,           treatment: any },
  { status: 'amber-alert', wanted: any,      intelligence: [true],  supervision: NOT_ENGAGING,  treatment: any },
  { status: 'amber-alert', wanted: any,      intelligence: [true],  supervision: any,           treatment: NOT_ENGAGING },
  { status: 'amber',       wanted: any,      intelligence: any,     supervision: NOT_COMPLYING, treatment: any },
  { status: 'amber',       wanted: any,      intelligence: any,     supervision: any,           treatment: NOT_COMPLYING },
  { status: 'amber',       wanted: any,      intelligence: [true],  supervision: any,           treatment: any },
  { status: 'green',       wanted: ['none'], intelligence: [false], supervision: IN_ORDER,      treatment: IN_ORDER },
];

/** What is not recorded meets only the cells that ask for nothing. */
const meets = <Value>(cell: Cell<Value>, value: Value | null): boolean =>
  cell === 'any' || (value !== null && cell.includes(value));

/**
 * RAG-6: the status that the facts give. Nobody is circulated unless it is recorded, and there is no intelligence
 * unless it is recorded; but nobody is guessed to be engaging (EXCL-3): where supervision or treatment is not
 * recorded, the status is the least severe that the rest makes certain, and none where that would be GREEN.
 */
export function proposeRag(facts: RagFacts): RagProposal {
  const wanted = facts.wanted ?? 'none';
  const row = MATRIX.find(
    (each) =>
      meets(each.wanted, wanted) &&
      meets(each.intelligence, facts.intelligence) &&
      meets(each.supervision, facts.supervision) &&
      meets(each.treatment, facts.treatment),
  );
  const missing = (['supervision', 'treatment'] as const).filter((fact) => facts[fact] === null);
  const status = row?.status ?? null;
  const rule = status === null ? null : RAG_RESPONSES[status].rule;
  return { status, rule, reason: explainRag(facts, missing), missing };
}

/** Is one status, or none, nearer to RED than another? */
export const isMoreSevere = (status: RagStatus | null, than: RagStatus | null): boolean =>
  status !== null && (than === null ? status !== 'green' : severity(status) > severity(than));

const severity = (status: RagStatus): number => -RAG_STATUSES.indexOf(status);
