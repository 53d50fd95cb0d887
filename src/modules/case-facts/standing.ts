import { notFound } from '../../shared/domain-error.js';
import { alreadySettled, type Correction, type Recorded } from './recorded.js';

/** What every row that can be corrected says beside its own. */
export interface Standing extends Recorded, Correction {
  id: string;
  /** A row that says there was nothing. */
  isVoid: boolean;
  /** The id of the row that took its place; null while it stands. */
  correctedBy: string | null;
}

/** A row as the database gives it. */
export type Flagged<View extends Standing> = Omit<View, 'isVoid'> & { isVoid: number };

export const unflag = <View extends Standing>(rows: Flagged<View>[]): View[] =>
  rows.map((row) => ({ ...row, isVoid: row.isVoid === 1 }) as unknown as View);

/** @throws DomainError not-found, also for another person's; conflict when it was corrected or withdrawn. */
export function requireStanding<View extends Standing>(
  rows: readonly View[],
  id: string,
  what: string,
): View {
  const row = rows.find((each) => each.id === id);
  if (!row) throw notFound(`The ${what}`);
  if (row.isVoid || row.correctedBy !== null) throw alreadySettled(`This ${what} has been changed since.`);
  return row;
}
