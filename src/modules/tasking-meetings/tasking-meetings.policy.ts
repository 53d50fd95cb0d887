import type { Actor } from '../../shared/actor.js';
import { seesWholeCohort } from '../sharing/index.js';

/** May this person read what waits for a panel's meetings? Those who see everybody on the list, of any panel (COH-1). */
export const maySeeAgenda = (actor: Actor): boolean => seesWholeCohort(actor);
