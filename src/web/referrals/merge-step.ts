import { isBlank } from '../../modules/referral-forms/index.js';

type Part = Readonly<Record<string, unknown>>;

export interface MergeInput {
  /** The answers when the page was opened; null where that is not known. */
  was: Part | null;
  /** What was typed here. */
  mine: Part;
  /** What is saved now. */
  theirs: Part;
}

export interface StepMerge {
  /** What is to be saved; where both changed the same answer, what was typed here. */
  merged: Record<string, unknown>;
  /** The answers that both changed, each to something else. */
  conflicts: string[];
}

const isSame = (one: unknown, other: unknown): boolean =>
  (isBlank(one) && isBlank(other)) || JSON.stringify(one) === JSON.stringify(other);

/** Lays two edits of one page together: what only one of the two changed is kept, and nothing is lost. */
export function mergeStep({ was, mine, theirs }: MergeInput): StepMerge {
  const merged: Record<string, unknown> = {};
  const conflicts: string[] = [];
  for (const [name, typed] of Object.entries(mine)) {
    const saved = theirs[name];
    const isMineUntouched = was !== null && isSame(typed, was[name]);
    const isTheirsUntouched = was !== null && isSame(saved, was[name]);
    merged[name] = isMineUntouched ? (saved ?? null) : typed;
    if (!isSame(typed, saved) && !isMineUntouched && !isTheirsUntouched) conflicts.push(name);
  }
  return { merged, conflicts };
}
