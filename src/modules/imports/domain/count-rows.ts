import { isReady, type RowPlan } from './row-plan.js';

/** How the rows of a file divide. */
export interface ImportCounts {
  /** Rows that hold a person, refused ones included: no blank rows, headings or totals. */
  rows: number;
  /** Rows that a commit writes. */
  ready: number;
  refused: number;
  /** Rows whose person is on the list already, or in an earlier row. */
  matched: number;
  /** Of the ready rows, those that bring somebody new, and those that are merged. */
  created: number;
  merged: number;
  /** Rows that wait for somebody to decide; a commit is refused while there are any. */
  undecided: number;
  skipped: number;
  warnings: number;
}

/** Before anything is read. */
export const NO_ROWS: ImportCounts = {
  rows: 0,
  ready: 0,
  refused: 0,
  matched: 0,
  created: 0,
  merged: 0,
  undecided: 0,
  skipped: 0,
  warnings: 0,
};

/** Somebody found twice; what was decided of one who matches nobody any more waits among them. */
export const isMatched = (row: { kind: string; action?: string; matches?: readonly unknown[] }): boolean =>
  (row.matches ?? []).length > 0 || row.action === 'decide';

/** Counts the rows of a plan. */
export function countRows(plans: readonly RowPlan[]): ImportCounts {
  const count = (holds: (plan: RowPlan) => boolean): number => plans.filter(holds).length;
  const does = (action: string): number => count((plan) => plan.kind === 'person' && plan.action === action);
  return {
    rows: plans.length,
    ready: count(isReady),
    refused: count(({ kind }) => kind === 'refused'),
    matched: count(isMatched),
    created: does('new'),
    merged: does('merge'),
    undecided: does('decide'),
    skipped: does('skip'),
    warnings: count(({ warnings }) => warnings.length > 0),
  };
}
