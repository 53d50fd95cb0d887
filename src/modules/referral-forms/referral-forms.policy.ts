import type { Actor, Role } from '../../shared/actor.js';
import { mayKeepRecords } from '../offenders/index.js';
import { seesWholeCohort } from '../sharing/index.js';
import { isEditable, type ReferralStatus } from './domain/referral-life.js';

const REFERRERS: readonly Role[] = ['coordinator', 'offender-manager', 'partner'];

/** What a policy needs to know of a referral. */
export interface ReferralSubject {
  ownerId: string;
  agency: string;
  status: ReferralStatus;
  submittedAt: string | null;
}

/** May this person refer: police, probation, and whoever works for another agency? */
export const mayRefer = (actor: Actor): boolean => REFERRERS.includes(actor.role);

/** May this person refer somebody who stands so? Who is on the scheme already needs no referral (REF-2). */
export const mayReferPerson = (actor: Actor, { status }: { status: string }): boolean =>
  mayRefer(actor) && status !== 'registered';

/** May this person read referrals at all? */
export const mayReadReferrals = (actor: Actor): boolean => mayRefer(actor) || seesWholeCohort(actor);

/**
 * May this person read this one? A draft is its author's alone; once it was sent, their agency's referrers read it
 * too, and those who see the whole cohort.
 */
export function mayReadReferral(actor: Actor, referral: ReferralSubject): boolean {
  if (referral.ownerId === actor.id) return true;
  if (referral.submittedAt === null) return false;
  return seesWholeCohort(actor) || (mayRefer(actor) && actor.agency === referral.agency);
}

/** Is it this person's to change, send, withdraw and hand over? */
export const mayChangeReferral = (actor: Actor, { ownerId }: ReferralSubject): boolean =>
  mayRefer(actor) && ownerId === actor.id;

/** May this person say who a referral is about, where somebody known may be meant (REF-7)? */
export const mayIdentify = (actor: Actor): boolean => actor.role === 'coordinator';

/** REF-2: may this person register by the form's one button, as whoever keeps records does? */
export const mayRegister = (actor: Actor): boolean => mayRefer(actor) && mayKeepRecords(actor);

/** What this reader may do with a referral now, rules of the moment aside: page and service ask the same. */
export function whatMayBeDone(
  actor: Actor,
  referral: ReferralSubject & { hasPossibleMatches: boolean },
): Record<'edit' | 'amend' | 'submit' | 'withdraw' | 'handOver' | 'identify', boolean> {
  const { status } = referral;
  const isOwn = mayChangeReferral(actor, referral);
  const isOpen = isEditable(status) || status === 'submitted';
  return {
    edit: isOwn && isEditable(status),
    amend: isOwn && status === 'submitted',
    submit: isOwn && isEditable(status),
    withdraw: isOwn && isOpen,
    handOver: isOwn && isOpen,
    identify: mayIdentify(actor) && isOpen && referral.hasPossibleMatches,
  };
}
