import { describeReferralView } from '../../modules/referral-forms/index.js';
import type { ScopedRequest, ViewedSubject } from '../../platform/access/access.js';
import type { ReadReferral } from './read-referral.js';

/** A page about a referral was shown: whose it is, for the log (COH-3). */
export function viewedReferralPage(_request: ScopedRequest, answer: unknown): ViewedSubject {
  const { read } = answer as { read: Pick<ReadReferral, 'referral'> };
  return describeReferralView(read.referral);
}
