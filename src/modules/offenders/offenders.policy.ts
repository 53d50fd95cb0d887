import type { Actor, Role } from '../../shared/actor.js';
import { mayShare } from '../sharing/index.js';

const KEEP_RECORDS: readonly Role[] = ['coordinator', 'offender-manager'];

/** May this person add people and change their particulars? */
export const mayKeepRecords = (actor: Actor): boolean => KEEP_RECORDS.includes(actor.role);

/** May this person see who has looked at a record? Its readers may, and those who oversee the log (COH-3). */
export const mayReadAccessLog = (actor: Actor): boolean => mayShare(actor, 'read', 'access-log');
