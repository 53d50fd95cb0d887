import { rawSql } from '../../platform/database/sql.js';
import type { Tx } from '../../platform/database/tx.js';
import { DomainError } from '../../shared/domain-error.js';

/** Who recorded a fact, and when. */
export interface Recorded {
  /** ISO 8601 instant. */
  recordedAt: string;
  recordedBy: string;
  agency: string;
}

/** What a row says about how it came to stand there. */
export interface Correction {
  /** The id of the row whose place it took; null for a first recording. */
  corrects: string | null;
  /** Why; null for a first recording and for a release. */
  reason: string | null;
}

/** A row that takes another's place, or none's. */
export interface Change extends Correction {
  isVoid: boolean;
}

/** What a first recording says of itself. */
export const FIRST: Change = { corrects: null, isVoid: false, reason: null };

export const RECORDED_COLUMNS = rawSql(
  'f.recorded_at as "recordedAt", f.recorded_by as "recordedBy", f.agency, f.corrects, f.reason',
);

/** The columns that every fact has beside its own. */
export const recordedNow = ({ at, actor }: Tx): Recorded & { recordedById: string } => ({
  recordedAt: at,
  recordedBy: actor.name,
  recordedById: actor.id,
  agency: actor.agency,
});

/** A row among those that stand, with the others. */
export interface Chosen<Row> {
  row: Row;
  others: Row[];
}

/** Finds a row among those that stand; null when it is not one of them. */
export function chooseRow<Row extends { id: string }>(
  standing: readonly Row[],
  id: string,
): Chosen<Row> | null {
  const row = standing.find((each) => each.id === id);
  return row ? { row, others: standing.filter((each) => each !== row) } : null;
}

/** What was recorded stands no more: somebody has corrected, withdrawn or closed it meanwhile. */
export function alreadySettled(what: string): DomainError {
  return new DomainError({
    kind: 'conflict',
    code: 'FACT.ALREADY_SETTLED',
    message: `${what} Open the record and look at what stands there now.`,
  });
}
