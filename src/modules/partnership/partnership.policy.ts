import type { Actor, Role } from '../../shared/actor.js';

/** Those whose work a policy decides, and who drafts it. */
const READ_DRAFTS: readonly Role[] = ['admin', 'coordinator', 'offender-manager', 'chair'];

/** May this person draft, change, discard and adopt policy versions? */
export const mayDraftPolicy = (actor: Actor): boolean => actor.role === 'admin';

/** May this person read drafts of the policy, before any of it is in force? */
export const mayReadPolicyDrafts = (actor: Actor): boolean => READ_DRAFTS.includes(actor.role);
