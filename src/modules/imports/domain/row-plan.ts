import type { FieldError } from '../../../shared/domain-error.js';
import type { SchemeDecision } from './decide-scheme.js';
import type { Contradiction, MatchedBy } from './match-person.js';
import type { PersonOnList } from './person-on-list.js';
import type { PlannedDifference } from './propose-differences.js';
import type { Resolution } from './resolution.js';
import type { Candidate, RowWarning } from './row-reading.js';

/** Somebody a row may be, side by side with it. */
export interface PlannedMatch {
  /** Of a listed person, or of the earlier row of this sheet that brings them (see `rowOf`). */
  id: string;
  by: MatchedBy | 'chosen';
  person: PersonOnList;
  contradictions: Contradiction[];
  differences: PlannedDifference[];
}

/** The same person in another file that waits to be taken in. */
export interface ElsewhereMatch {
  importId: string;
  filename: string;
  row: number;
  by: MatchedBy;
  differences: PlannedDifference[];
}

/** What becomes of a row that holds a person. */
export interface PersonPlan {
  kind: 'person';
  row: number;
  candidate: Candidate;
  warnings: RowWarning[];
  proposal: 'new' | 'merge' | 'decide';
  /** The proposal, or what somebody decided instead; `decide` while somebody must. */
  action: 'new' | 'merge' | 'skip' | 'decide';
  matches: PlannedMatch[];
  /** On `merge`, whom into. */
  target: PlannedMatch | null;
  /** On `decide`, why, in plain words. */
  reasons: string[];
  resolution: Resolution | null;
  /** Whether what somebody decided is no longer true of the list. */
  stale: boolean;
  scheme: SchemeDecision;
  alsoIn: ElsewhereMatch[];
}

export interface RefusedPlan {
  kind: 'refused';
  row: number;
  errors: [FieldError, ...FieldError[]];
  warnings: RowWarning[];
}

export type RowPlan = PersonPlan | RefusedPlan;

/** Whether a row is written when the import is committed. */
export const isReady = (plan: RowPlan): plan is PersonPlan =>
  plan.kind === 'person' && (plan.action === 'new' || plan.action === 'merge');
