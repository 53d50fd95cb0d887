import type { Actor } from '../../shared/actor.js';
import { mayOpenCohort, seesWholeCohort } from '../sharing/index.js';

/** The panels whose changes this person may hear of: the same whose people they may see. */
export function audiblePanels(actor: Actor, panels: readonly string[]): readonly string[] {
  return seesWholeCohort(actor) ? panels : [];
}

/** May this person read the feed at all? Whoever has a part in the scheme hears at least what is for them alone. */
export const mayReadFeed = (actor: Actor): boolean => mayOpenCohort(actor);
