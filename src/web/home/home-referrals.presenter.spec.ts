import { describe, expect, it } from '@jest/globals';
import type { ReferralPage, ReferralSummary } from '../../modules/referral-forms/index.js';
import { presentHomeReferrals, type HomeReferrals } from './home-referrals.presenter.js';

const summary = (more: Partial<ReferralSummary>): ReferralSummary => ({
  ...{ id: 'r', status: 'submitted', surname: 'Mottram', forename: 'Lee', panel: 'chesterfield' },
  ...{ area: 'chesterfield', agency: 'probation-nps', agencyKind: 'probation', offenderId: null },
  ...{ owner: { name: 'Nadia Hussain', isMe: true }, startedAt: '2014-06-01T09:00:00.000Z' },
  ...{ changedAt: '2014-06-02T09:00:00.000Z', submittedAt: null, decidedAt: null, outcome: null },
  ...{ ageInDays: null, daysToDecision: null, stepsMissing: null, missingPages: null, version: 2 },
  ...more,
});
const page = (items: ReferralSummary[], total = items.length): ReferralPage => ({
  ...{ items, total, nextCursor: null },
  usual: [{ panel: 'chesterfield', days: 2, decided: 7 }],
});
const present = (more: Partial<HomeReferrals>) =>
  presentHomeReferrals({
    ...{ unfinished: null, decided: null, waiting: null, panels: 'Chesterfield' },
    ...more,
  });

describe('referrals on the home page', () => {
  it('says of a draft which pages it still needs, and leads to it', () => {
    const draft = summary({ status: 'draft', stepsMissing: 1, missingPages: ['Relevant factors'] });
    const { mine } = present({ unfinished: page([draft]), decided: page([]) });
    expect(mine?.lists[0]).toMatchObject({ title: 'To finish (1)', summary: null });
    expect(mine?.lists[0]?.lines[0]).toMatchObject({
      ...{ name: 'Lee Mottram', href: '/referrals/r', text: '1 page to complete' },
      ...{ more: 'Relevant factors', isLate: false },
    });
  });

  it('says what the panel decided since the reader last looked (REF-6)', () => {
    const decided = { outcome: 'accept', status: 'accepted', daysToDecision: 1 } as const;
    const { mine } = present({ unfinished: page([]), decided: page([summary(decided)]) });
    expect(mine?.lists[1]?.lines[0]).toMatchObject({ text: 'Accepted after 1 day' });
    expect(mine?.lists[0]?.empty).toMatch(/No draft of yours/);
  });

  it('shows who runs the panel how long each waits, late ones marked, and how many more there are (REF-4)', () => {
    const late = summary({ ageInDays: 5, owner: { name: 'Nadia Hussain', isMe: false } });
    const { waiting, mine } = present({ waiting: page([late], 7) });
    expect(waiting?.list).toMatchObject({
      title: 'Waiting for Chesterfield (7)',
      summary: 'Showing 1 of 7 referrals.',
    });
    expect(waiting?.list.lines[0]).toMatchObject({ text: 'Waiting 5 days', isLate: true });
    expect(waiting?.list.lines[0]?.more).toMatch(/^Nadia Hussain, .*Chesterfield; usually within 2 days$/);
    expect(mine).toBeNull();
    const both = { waiting: page([late]), decided: page([]) };
    expect(present({ ...both, unfinished: page([]) }).mine).toBeNull();
    expect(present({ ...both, unfinished: page([summary({ status: 'draft' })]) }).mine).not.toBeNull();
  });
});
