import type { Actor } from '../../shared/actor.js';
import { reachOf } from './domain/reach.js';

/**
 * May this person open the cohort pages? Any co-ordinator, offender manager or chair sees every panel (COH-1), a
 * partner those whom their agency works with.
 */
export const mayOpenCohort = (actor: Actor): boolean => reachOf(actor) !== 'nobody';

/** Does this person see everybody on the list, while their agency's agreement is in force? */
export const seesWholeCohort = (actor: Actor): boolean => reachOf(actor) === 'everybody';
