import { describe, expect, it } from '@jest/globals';
import type { ReferralPage, ReferralSummary } from '../../modules/referral-forms/index.js';
import { presentReferralsCard } from './referrals-card.presenter.js';

const waiting: ReferralSummary = {
  ...{ id: 'r', status: 'submitted', surname: 'Mottram', forename: 'Lee', panel: 'chesterfield' },
  ...{ area: 'chesterfield', agency: 'probation-nps', agencyKind: 'probation', offenderId: 'o' },
  ...{ owner: { name: 'Nadia Hussain', isMe: false }, startedAt: '2014-06-01T09:00:00.000Z' },
  ...{ changedAt: '2014-06-02T09:00:00.000Z', submittedAt: '2014-06-02T09:00:00.000Z', decidedAt: null },
  ...{ outcome: null, ageInDays: 3, daysToDecision: null, stepsMissing: null, missingPages: null },
  version: 2,
};
const page = (items: ReferralSummary[], total = items.length): ReferralPage => ({
  ...{ items, total, nextCursor: null, usual: [] },
});
const card = (shown: ReferralPage | null, mayRefer = true) =>
  presentReferralsCard({ id: 'o' }, { shown, mayRefer });

describe('the referrals on a record', () => {
  it('says of each when it was sent, where it stands and by whom, and leads to it', () => {
    expect(card(page([waiting]))).toMatchObject({ title: 'Referrals (1)', summary: null });
    expect(card(page([waiting]))?.lines[0]).toMatchObject({
      ...{ text: 'Sent 2 June 2014 at 10:00', href: '/referrals/r', status: { key: 'submitted' } },
      more: expect.stringMatching(/^Waiting 3 days; Nadia Hussain, /),
    });
    expect(card(page([waiting], 8))?.summary).toBe('Showing 1 of 8 referrals.');
  });

  it('leads to a referral of this person where one makes sense (REF-2)', () => {
    expect(card(page([]))?.refer?.href).toBe('/referrals/new?offenderId=o');
    expect(card(page([]), false)?.refer).toBeNull();
  });

  it('is not there for those who read no referrals', () => {
    expect(card(null)).toBeNull();
  });
});
