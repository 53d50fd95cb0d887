import type { Actor } from '../../shared/actor.js';
import { mayKeepRecords } from '../offenders/index.js';

/** May this person record a score? */
export const mayRecordScores = (actor: Actor): boolean => mayKeepRecords(actor);

/** May this person record MAPPA level, sex offender registration, YOS risk and transfers? */
export const mayRecordDesignations = (actor: Actor): boolean => mayKeepRecords(actor);

/** ROUTE-PPO: police hold the graded intelligence on which PPO status rests. */
export const mayDesignatePpo = (actor: Actor): boolean =>
  actor.role === 'coordinator' && actor.agency === 'police';
