import type { Actor } from '../../shared/actor.js';
import { mayOpenCohort } from '../sharing/index.js';

/**
 * The panels whose changes this person may hear of: everything where they see the whole cohort, and for a partner what
 * is about the people shared with them.
 */
export function audiblePanels(actor: Actor, panels: readonly string[]): readonly string[] {
  return mayOpenCohort(actor) ? panels : [];
}

/** May this person read the feed at all? Whoever has a part in the scheme hears at least what is for them alone. */
export const mayReadFeed = (actor: Actor): boolean => mayOpenCohort(actor);
