import type { Actor, Role } from '../../shared/actor.js';

/**
 * Notices for a role are written for the co-ordinators and, about meetings, the chairs of the panels, any of whom may
 * cover for another (COH-1), and about sharing agreements for the administrators.
 */
export type NoticeRole = Extract<Role, 'coordinator' | 'chair' | 'admin'>;

/** Whoever can refer is told what became of it (REF-6), chairs of their meetings, and administrators of what they keep. */
const READERS: readonly Role[] = ['coordinator', 'chair', 'offender-manager', 'partner', 'admin'];

/** May this person read notices, and mark them as read for themselves? */
export const mayReadNotices = (actor: Actor): boolean => READERS.includes(actor.role);

/** May this person read what is written for a role of a panel, their own panel's or another's? */
export const mayReadPanelNotices = (actor: Actor): boolean =>
  actor.role === 'coordinator' || actor.role === 'chair';
