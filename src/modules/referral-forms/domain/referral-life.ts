import { DomainError } from '../../../shared/domain-error.js';

/** REF-5: nothing else. A deferred referral is the referrer's again, to be sent once more. */
export const REFERRAL_STATUSES = [
  'draft',
  'submitted',
  'accepted',
  'declined',
  'deferred',
  'withdrawn',
] as const;
export type ReferralStatus = (typeof REFERRAL_STATUSES)[number];
export type ReferralMove = 'submit' | 'amend' | 'withdraw' | 'accept' | 'decline' | 'defer';

/** REF-5 as a matrix: where a move leads from each status; what is not there is refused. */
const LIFE: Record<ReferralStatus, Partial<Record<ReferralMove, ReferralStatus>>> = {
  draft: { submit: 'submitted', withdraw: 'withdrawn' },
  submitted: {
    amend: 'submitted',
    withdraw: 'withdrawn',
    accept: 'accepted',
    decline: 'declined',
    defer: 'deferred',
  },
  deferred: { submit: 'submitted', withdraw: 'withdrawn' },
  accepted: {},
  declined: {},
  withdrawn: {},
};

const STATUS_WORDS: Record<ReferralStatus, string> = {
  draft: 'is a draft',
  submitted: 'has been submitted',
  accepted: 'has been accepted',
  declined: 'has been declined',
  deferred: 'has been deferred',
  withdrawn: 'has been withdrawn',
};

/** May the answers be typed over as they are? */
export const isEditable = (status: ReferralStatus): boolean => status === 'draft' || status === 'deferred';

/**
 * Where a move leads.
 *
 * @throws DomainError conflict `REFERRAL.NOT_POSSIBLE` (REF-5).
 */
export function moveReferral(status: ReferralStatus, move: ReferralMove): ReferralStatus {
  const next = LIFE[status][move];
  if (next !== undefined) return next;
  throw new DomainError({
    kind: 'conflict',
    code: 'REFERRAL.NOT_POSSIBLE',
    message: `This referral ${STATUS_WORDS[status]}: it cannot be changed like this any more.`,
    rule: 'REF-5',
  });
}
