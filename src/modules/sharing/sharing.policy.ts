import type { Actor } from '../../shared/actor.js';
import { reachOf } from './domain/reach.js';
import { mayShare, type Fact } from './domain/sharing-table.js';

/**
 * May this person open the cohort pages? Any co-ordinator, offender manager or chair sees every panel (COH-1), a
 * partner those whom their agency works with.
 */
export const mayOpenCohort = (actor: Actor): boolean => reachOf(actor) !== 'nobody';

/** Does this person see everybody on the list, while their agency's agreement is in force? */
export const seesWholeCohort = (actor: Actor): boolean => reachOf(actor) === 'everybody';

/** The permission of a route that shows a kind of fact: refused before any person is looked up (LAW-4). */
export const mayRead =
  (fact: Fact) =>
  (actor: Actor): boolean =>
    mayShare(actor, 'read', fact);

/** The permission of a route that records a kind of fact. */
export const mayWrite =
  (fact: Fact) =>
  (actor: Actor): boolean =>
    mayShare(actor, 'write', fact);
