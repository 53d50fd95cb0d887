import type { Actor } from '../../shared/actor.js';
import { badInput } from '../../shared/domain-error.js';
import { mayShare, type Fact } from '../sharing/index.js';

/** What a reader learns of those who are left, by the part of the filter that leaves them. */
const TELLS_OF = {
  status: 'registration',
  route: 'registration',
  tier: 'scores',
  rag: 'rag',
  stale: 'rag',
  eligibility: 'decisions',
  custody: 'custody',
  releaseWithin: 'custody',
  need: 'pathways',
  mine: 'contacts',
} as const satisfies Record<string, Fact>;
export type FilterPart = keyof typeof TELLS_OF;

export const FILTER_PARTS = Object.keys(TELLS_OF) as FilterPart[];

/** A list filtered by a fact tells that fact of everybody on it: may this reader read it (LAW-4)? */
export const mayFilterBy = (actor: Pick<Actor, 'role' | 'agency'>, part: FilterPart): boolean =>
  mayShare(actor, 'read', TELLS_OF[part]);

/**
 * Refuses a filter by what this reader may not read, in the words for what does not exist.
 *
 * @throws DomainError bad-input naming the part.
 */
export function requireFilter(
  actor: Pick<Actor, 'role' | 'agency'>,
  filter: Partial<Record<FilterPart, unknown>>,
): void {
  const errors = FILTER_PARTS.filter((part) => filter[part] !== undefined && !mayFilterBy(actor, part)).map(
    (field) => ({ field, message: `${field} is not known here` }),
  );
  if (errors.length > 0) throw badInput(errors);
}
