import { describe, expect, it } from '@jest/globals';
import type { ReferralSummary } from '../../modules/referral-forms/index.js';
import { presentReferrals, type ReferralsInput } from './referrals.presenter.js';

const summary = (more: Partial<ReferralSummary>): ReferralSummary => ({
  ...{ id: 'r', status: 'submitted', surname: 'Mottram', forename: 'Lee', panel: 'chesterfield' },
  ...{ area: 'chesterfield', agency: 'probation-nps', agencyKind: 'probation', offenderId: null },
  ...{ owner: { name: 'Nadia Hussain', isMe: false }, startedAt: '2014-06-01T09:00:00.000Z' },
  ...{ changedAt: '2014-06-02T09:00:00.000Z', submittedAt: '2014-06-02T09:00:00.000Z', decidedAt: null },
  ...{
    outcome: null,
    ageInDays: 3,
    daysToDecision: null,
    stepsMissing: null,
    missingPages: null,
    version: 2,
  },
  ...more,
});
const PANELS = [
  { key: 'derby-city', name: 'Derby City' },
  { key: 'chesterfield', name: 'Chesterfield' },
  { key: 'south-derbyshire', name: 'South Derbyshire' },
];
const present = (items: ReferralSummary[], more: Partial<ReferralsInput> = {}) =>
  presentReferrals({
    ...{ view: 'waiting', views: ['mine', 'waiting'], totalAll: 9, mayRefer: true },
    ...{ panels: PANELS, own: ['chesterfield'], byPanel: null },
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
    const ofPanel = { ...filter, q: null, panel: 'chesterfield' };
    expect(present([], { filter: ofPanel }).empty?.text).toBe(
      'No referral waits for a decision of Chesterfield.',
    );
    expect(present([], { filter: { ...ofPanel, panel: 'mine' } }).empty?.text).toBe(
      'No referral waits for a decision of your panels.',
    );
  });

  it.each<[string[], string]>([
    [['Relevant factors', 'Probation only'], 'Relevant factors · Probation only'],
    [['One', 'Two', 'Three', 'Four', 'Five'], 'One · Two · Three · and 2 more'],
    [[], ''],
  ])('name the pages of a draft that are not ready: %j', (missingPages, words) => {
    const draft = summary({ status: 'draft', stepsMissing: missingPages.length, missingPages });
    expect(present([draft]).rows[0]?.missing).toBe(words);
  });

  it('say how many wait for each panel, the empty ones too, and which of them are shown (COH-1)', () => {
    const byPanel = [{ panel: 'chesterfield', count: 4 }];
    const filter = { panel: 'mine', status: null, q: null, cursor: null };
    const own = ['derby-city', 'chesterfield'];
    const page = present([], { byPanel, filter, own });
    expect(page.byPanel.map(({ text, isShown }) => [text, isShown])).toEqual([
      ['Derby City: 0', true],
      ['Chesterfield: 4', true],
      ['South Derbyshire: 0', false],
    ]);
    expect(page.byPanel[1]?.href).toBe('/referrals?view=waiting&panel=chesterfield');
    expect(page.panels.find(({ selected }) => selected)).toMatchObject({ value: 'mine', text: 'My panels' });
    expect(present([], { byPanel }).panels.map(({ value }) => value)).not.toContain('mine');
    expect(present([], { view: 'decided' }).byPanel).toEqual([]);
  });
});
