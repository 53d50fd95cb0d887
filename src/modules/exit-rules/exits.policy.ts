import type { Actor } from '../../shared/actor.js';
import { mayRead, mayWrite } from '../sharing/index.js';

/** May this person read who is due to leave, who is held back, and by what? It tells of facts partners may not read. */
export const mayReadExits = mayRead('decisions');

/** May this person take the letter to somebody who has left: whoever works with them, or decides over exits? */
export const mayTakeExitLetter = mayReadExits;

/** May this person ask for the review of one person, a panel or everybody (EXIT-3)? */
export const mayReviewExits = mayReadExits;

/** May this person record a death or a move away, and take back an exit made in error? */
export const mayEndWithoutMeeting = (actor: Actor): boolean => actor.role === 'coordinator';

/** EXIT-6: the police IOM co-ordinator, and nobody else, removes PPO status. */
export const mayRemovePpo = mayWrite('ppo-removal');
