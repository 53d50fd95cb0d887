import type { Actor } from '../../shared/actor.js';
import { mayRead, mayWrite, seesWholeCohort } from '../sharing/index.js';

/** May this person record a score? */
export const mayRecordScores = mayWrite('scores');

/** May this person record MAPPA level, sex offender registration, YOS risk and transfers? */
export const mayRecordDesignations = mayWrite('designations');

/** May this person read what the rules say of somebody, why, and by which facts? */
export const mayReadDecisions = mayRead('decisions');

/** ROUTE-PPO: police hold the graded intelligence on which PPO status rests. */
export const mayDesignatePpo = (actor: Actor): boolean =>
  actor.role === 'coordinator' && actor.agency === 'police';

/** May this person have the rules applied to everybody anew? It changes nobody's facts, and answers no names. */
export const mayReassess = (actor: Actor): boolean => actor.role === 'admin' || actor.role === 'coordinator';

/**
 * May this person see whom a policy draft would bring in or keep out? Those who see the cohort, and the administrator
 * who decides on the draft (decision record 11).
 */
export const maySeeShadowRun = (actor: Actor): boolean => actor.role === 'admin' || seesWholeCohort(actor);
