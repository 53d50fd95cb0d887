import type { Actor, Role } from '../../shared/actor.js';

const SEE_THE_COHORT: readonly Role[] = ['coordinator', 'offender-manager', 'chair'];
const KEEP_RECORDS: readonly Role[] = ['coordinator', 'offender-manager'];

/**
 * May this person open the cohort pages? Any co-ordinator, offender manager or chair sees every panel (COH-1).
 * A partner may open them too and finds those their agency works with: nobody, until involvement is recorded.
 */
export const mayOpenCohort = (actor: Actor): boolean => seesWholeCohort(actor) || actor.role === 'partner';

/** Does this person see everybody on the list? For anybody else a record is not there (LAW-4). */
export const seesWholeCohort = (actor: Actor): boolean => SEE_THE_COHORT.includes(actor.role);

/** May this person add people and change their particulars? */
export const mayKeepRecords = (actor: Actor): boolean => KEEP_RECORDS.includes(actor.role);

/** May this person see who has looked at a record? Its readers may, and those who oversee the log (COH-3). */
export const mayReadAccessLog = (actor: Actor): boolean =>
  seesWholeCohort(actor) || actor.role === 'auditor' || actor.role === 'admin';
