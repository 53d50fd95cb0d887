import type { Actor } from '../../shared/actor.js';

/** May this person read the audit log and have it verified? Information governance and administrators (LAW-1). */
export const mayReadAudit = (actor: Actor): boolean => actor.role === 'auditor' || actor.role === 'admin';
