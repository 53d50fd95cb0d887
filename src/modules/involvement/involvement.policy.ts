import type { Actor } from '../../shared/actor.js';
import { reachOf } from '../sharing/index.js';

/** May this person read pointers: of the people whom their agency is not involved with, whom to ring? */
export const mayReadPointers = (actor: Actor): boolean => reachOf(actor) === 'involved';
