import type { DifferenceValue } from './compare-person.js';
import { DIFFERENCE_FIELDS, type DifferenceField } from './listed-person.js';
import type { PersonOnList } from './person-on-list.js';
import type { PlannedDifference, Takes } from './propose-differences.js';

/** What somebody may decide about a row; `proposal` takes back what was decided before. */
export const RESOLUTION_ACTIONS = ['merge', 'new', 'skip', 'proposal'] as const;
export type ResolutionAction = (typeof RESOLUTION_ACTIONS)[number];

/** What the list said when somebody decided. */
export interface Seen {
  /** Ids of everyone the row was found to match. */
  matches: readonly string[];
  /** The values of the person it was merged into. */
  list: Partial<Record<DifferenceField, DifferenceValue | null>>;
}

/** What somebody decided about one row. */
export interface Resolution {
  row: number;
  action: ResolutionAction;
  /** Whom to merge into: the id of a listed person or of an earlier row. */
  target: string | null;
  take: Takes;
  /** Null while it is being decided. */
  seen: Seen | null;
  /** Who decided it, and the instant. */
  by?: string;
  at?: string;
}

/** What to remember of the list when somebody decides. */
export function noteSeen(matches: readonly { id: string }[], target: PersonOnList | null): Seen {
  const values = target ? DIFFERENCE_FIELDS.map((field) => [field, target[field]] as const) : [];
  return { matches: matches.map(({ id }) => id), list: Object.fromEntries(values) };
}

const isSame = (before: unknown, now: unknown): boolean =>
  JSON.stringify(before ?? null) === JSON.stringify(now ?? null);

/** Fields that are in question and whose value on the list is no longer the one somebody saw. */
export function findChangedFields(
  seen: Seen,
  differences: readonly PlannedDifference[],
  person: PersonOnList,
): DifferenceField[] {
  return differences.map(({ field }) => field).filter((field) => !isSame(seen.list[field], person[field]));
}
