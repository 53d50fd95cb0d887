import type { Actor, Role } from '../../shared/actor.js';

/** Notices are written for the co-ordinators of the panels; any of them may cover for another (COH-1). */
export type NoticeRole = Extract<Role, 'coordinator'>;

/** May this person read notices, and mark them as read for themselves? */
export const mayReadNotices = (actor: Actor): boolean => actor.role === 'coordinator';
