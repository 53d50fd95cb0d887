import { describe, expect, it } from '@jest/globals';
import { DomainError } from '../../../shared/domain-error.js';
import {
  isEditable,
  moveReferral,
  REFERRAL_STATUSES,
  type ReferralMove,
  type ReferralStatus,
} from './referral-life.js';

const MOVES: ReferralMove[] = ['submit', 'amend', 'withdraw', 'accept', 'decline', 'defer'];
const LEADS: Record<ReferralStatus, Partial<Record<ReferralMove, ReferralStatus>>> = {
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
const rows = REFERRAL_STATUSES.flatMap((status) =>
  MOVES.map((move) => [status, move, LEADS[status][move] ?? null] as const),
);

describe('the life of a referral (REF-5)', () => {
  it.each(rows)('%s, %s: %s', (status, move, next) => {
    if (next === null) expect(() => moveReferral(status, move)).toThrow(DomainError);
    else expect(moveReferral(status, move)).toBe(next);
  });

  it.each(REFERRAL_STATUSES)('%s can be typed in as it is while it is the referrer’s', (status) => {
    expect(isEditable(status)).toBe(status === 'draft' || status === 'deferred');
  });
});
