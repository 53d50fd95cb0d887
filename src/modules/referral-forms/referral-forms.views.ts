import type { ScopedRequest, ViewedSubject } from '../../platform/access/access.js';
import type { ReferralPage, ReferralView } from './referral-view.js';

/** A referral was read: it is part of the person's record, where it is known whose. */
export function viewedReferral(request: ScopedRequest, answer: unknown): ViewedSubject {
  const { id } = request.params as { id?: string };
  const { id: referralId = id, offenderId = null, possibleMatches = [] } = answer as Partial<ReferralView>;
  return describeReferralView({ id: referralId ?? '', offenderId, possibleMatches });
}

export function describeReferralView({
  id,
  offenderId,
  possibleMatches,
}: Pick<ReferralView, 'id' | 'offenderId' | 'possibleMatches'>): ViewedSubject {
  const shown = possibleMatches.map((match) => match.id);
  const matches = shown.length > 0 ? { shown } : {};
  if (offenderId === null) return { subjectType: 'referral', subjectId: id, detail: matches };
  return { subjectType: 'offender', subjectId: offenderId, detail: { referralId: id, ...matches } };
}

/** A list of referrals was read: what was asked for, and whose were shown. */
export function viewedReferrals(request: ScopedRequest, answer: unknown): ViewedSubject {
  return describeReferralsView(request, answer as ReferralPage);
}

export function describeReferralsView(request: ScopedRequest, { items }: ReferralPage): ViewedSubject {
  const { cursor: _cursor, ...filter } = request.query as Record<string, unknown>;
  const shown = items.map(({ offenderId }) => offenderId).filter((id) => id !== null);
  const referrals = items.map(({ id }) => id);
  return { subjectType: 'cohort', subjectId: null, detail: { filter, shown, referrals } };
}
