import type { Actor, Role } from '../../shared/actor.js';

const READERS: readonly Role[] = ['admin', 'auditor'];

/** May this person record, change and withdraw sharing agreements? */
export const mayKeepAgreements = (actor: Actor): boolean => actor.role === 'admin';

/** May this person read them? Whoever oversees the log asks which sharing was lawful when. */
export const mayReadAgreements = (actor: Actor): boolean => READERS.includes(actor.role);
