import { describe, expect, it } from '@jest/globals';
import type { ReferralSummary } from '../../modules/referral-forms/index.js';
import { presentReferrals, type ReferralsInput } from './referrals.presenter.js';

const summary = (more: Partial<ReferralSummary>): ReferralSummary => ({
  ...{ id: 'r', status: 'submitted', surname: 'Mottram', forename: 'Lee', panel: 'chesterfield' },
  ...{ area: 'chesterfield', agency: 'probation-nps', agencyKind: 'probation', offenderId: null },
  ...{ owner: { name: 'Nadia Hussain', isMe: false }, startedAt: '2014-06-01T09:00:00.000Z' },
  ...{ changedAt: '2014-06-02T09:00:00.000Z', submittedAt: '2014-06-02T09:00:00.000Z', decidedAt: null },
  ...{ outcome: null, ageInDays: 3, daysToDecision: null, stepsMissing: null, version: 2 },
  ...more,
});
const present = (items: ReferralSummary[], more: Partial<ReferralsInput> = {}) =>
  presentReferrals({
    ...{ view: 'waiting', views: ['mine', 'waiting'], totalAll: 9, panels: [], mayRefer: true },
    ...{ filter: { panel: null, status: null, q: null, cursor: null } },
    shown: {
      ...{ items, total: items.length, nextCursor: null },
      usual: [{ panel: 'chesterfield', days: 2, decided: 7 }],
    },
    ...more,
  });

describe('the lists of referrals', () => {
  it.each<[string, Partial<ReferralSummary>, string]>([
    [
      'a draft with pages to complete',
      { status: 'draft', stepsMissing: 3, ageInDays: null },
      '3 pages to complete',
    ],
    ['a draft that is ready', { status: 'draft', stepsMissing: 0, ageInDays: null }, 'Ready to send'],
    [
      'one that was deferred',
      { status: 'deferred', stepsMissing: 1, ageInDays: null },
      '1 page to complete; the panel asked for more',
    ],
    ['one sent today', { ageInDays: 0 }, 'Sent today'],
    ['one that waits', { ageInDays: 3 }, 'Waiting 3 days'],
    [
      'one that was accepted',
      { status: 'accepted', outcome: 'accept', ageInDays: null, daysToDecision: 1 },
      'Accepted after 1 day',
    ],
    [
      'one declined at once',
      { status: 'declined', outcome: 'decline', ageInDays: null, daysToDecision: 0 },
      'Declined on the day it was sent',
    ],
    ['one withdrawn', { status: 'withdrawn', ageInDays: null }, 'Withdrawn'],
  ])('say where %s stands', (_, more, words) => {
    expect(present([summary(more)]).rows[0]?.stands).toBe(words);
  });

  it.each([
    [2, false],
    [3, true],
  ])('tell one that has waited %s days against the usual two', (ageInDays, isLate) => {
    expect(present([summary({ ageInDays })]).rows[0]).toMatchObject({
      isLate,
      usual: 'usually within 2 days',
    });
  });

  it('say how many out of how many', () => {
    expect(present([summary({})]).summary).toBe('Showing 1 of 1 referral');
    const filter = { panel: 'chesterfield', status: null, q: null, cursor: null };
    expect(present([summary({})], { filter }).summary).toBe('Showing 1 of 1 referral that match, out of 9');
  });

  it('say what would fill them when they are empty, and another thing when a filter is on', () => {
    expect(present([]).empty?.text).toBe('No referral waits for a decision.');
    const filter = { panel: null, status: null, q: 'Nobody', cursor: null };
    expect(present([], { filter }).empty?.text).toBe('No referral matches this filter.');
  });
});
