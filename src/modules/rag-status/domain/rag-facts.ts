import type { Engagement, WantedStatus } from '../../../shared/rag.js';

/** RAG-5: the facts behind a status; null is what nobody has recorded. */
export interface RagFacts {
  wanted: WantedStatus | null;
  /** INT-2: is any police intelligence current? Nothing more of it is known here (INT-4). */
  intelligence: boolean;
  supervision: Engagement | null;
  treatment: Engagement | null;
}

/** The same as they are kept, where each item of intelligence counts. */
export interface CountedFacts extends Omit<RagFacts, 'intelligence'> {
  intelligence: number;
}

/** RAG-5: `not-engaging` is also not complying. */
export const NOT_COMPLYING: readonly Engagement[] = ['not-complying', 'not-engaging'];

export const toRagFacts = (facts: CountedFacts): RagFacts => ({
  ...facts,
  intelligence: facts.intelligence > 0,
});

/**
 * Has any of them become worse, so that a status which the facts ask for takes effect at once (RAG-6)? Where they
 * only became better, whatever a person has decided about them stands.
 */
export function hasWorsened(before: CountedFacts, after: CountedFacts): boolean {
  const isWanted = after.wanted !== null && after.wanted !== 'none';
  return (
    (isWanted && after.wanted !== before.wanted) ||
    after.intelligence > before.intelligence ||
    trouble(after.supervision) > trouble(before.supervision) ||
    trouble(after.treatment) > trouble(before.treatment)
  );
}

const trouble = (engagement: Engagement | null): number =>
  engagement === null ? -1 : NOT_COMPLYING.indexOf(engagement);
