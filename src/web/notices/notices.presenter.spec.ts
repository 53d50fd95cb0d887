import { describe, expect, it } from '@jest/globals';
import type { NoticePage, NoticeView } from '../../modules/notices/index.js';
import { presentNotices, presentNoticesCard, type NoticesInput } from './notices.presenter.js';

const PANELS = [
  { key: 'derby-city', name: 'Derby City' },
  { key: 'chesterfield', name: 'Chesterfield' },
];

const notice = (id: string, changes: Partial<NoticeView> = {}): NoticeView => ({
  id,
  kind: 'registered',
  panel: 'chesterfield',
  offenderId: `person-${id}`,
  name: 'Staniforth, Lee',
  referralId: null,
  meetingId: null,
  taskId: null,
  agency: null,
  summary: 'Registered automatically',
  rule: 'TIER-1',
  at: '2014-12-03T09:05:00Z',
  readAt: null,
  ...changes,
});

const pageOf = (items: NoticeView[], changes: Partial<NoticePage> = {}): NoticePage => ({
  items,
  nextCursor: null,
  total: items.length,
  unread: items.filter(({ readAt }) => readAt === null).length,
  ...changes,
});

const present = (notices: NoticePage, changes: Partial<NoticesInput> = {}) =>
  presentNotices({
    notices,
    panels: PANELS,
    role: 'coordinator',
    own: ['chesterfield'],
    filter: {},
    ...changes,
  });

describe('the card of notices', () => {
  it('says who, what, by which rule, where and when', () => {
    expect(presentNoticesCard(pageOf([notice('1')]), PANELS, 'coordinator').entries).toEqual([
      {
        id: '1',
        name: 'Staniforth, Lee',
        href: '/offenders/person-1',
        kind: { key: 'registered', text: 'Registered' },
        text: 'Registered automatically',
        rule: 'TIER-1',
        raised: 'Chesterfield, 3 December 2014 at 9:05',
        isoAt: '2014-12-03T09:05:00Z',
        read: null,
      },
    ]);
  });

  it.each([
    ['registered', 'Registered'],
    ['tier-changed', 'Tier changed'],
    ['exclusion-found', 'Excluded'],
    ['policy-registered', 'New policy'],
    ['referral-submitted', 'Referral'],
    ['referral-decided', 'Decided'],
    ['of-another-kind', 'of-another-kind'],
  ])('names a notice of kind %s: %s', (kind, text) => {
    expect(
      presentNoticesCard(pageOf([notice('1', { kind })]), PANELS, 'coordinator').entries[0]?.kind.text,
    ).toBe(text);
  });

  it.each([
    [0, 0, 'Notices', null],
    [1, 1, 'Notices: 1 unread', null],
    [5, 5, 'Notices: 5 unread', null],
    [5, 1200, 'Notices: 1,200 unread', 'Showing the latest 5 of 1,200 unread notices'],
  ])('with %i shown of %i says how many', (shown, unread, heading, more) => {
    const items = Array.from({ length: shown }, (_, index) => notice(String(index)));
    expect(presentNoticesCard(pageOf(items, { unread }), PANELS, 'coordinator')).toMatchObject({
      heading,
      more,
    });
  });

  it.each([
    [1, 1, null],
    [2, 2, 'Mark all as read'],
    [2, 3, 'Mark these 2 as read'],
  ])('with %i shown of %i unread marks at once what is shown, and no other: %s', (shown, unread, text) => {
    const items = Array.from({ length: shown }, (_, index) => notice(String(index)));
    const { markAll } = presentNoticesCard(pageOf(items, { unread }), PANELS, 'coordinator');
    expect(markAll?.text ?? null).toBe(text);
    if (markAll) expect(markAll.ids).toEqual(items.map(({ id }) => id));
  });

  it.each<[string, Partial<NoticeView>, string, string | null]>([
    [
      'a decided referral whose person the reader may see',
      { panel: null, referralId: 'r' },
      'Staniforth, Lee',
      '/referrals/r',
    ],
    [
      'a decided referral whose person they may not see (LAW-4)',
      { panel: null, referralId: 'r', name: null, offenderId: null },
      'Your referral',
      '/referrals/r',
    ],
    [
      'a referral that has come in, of somebody new',
      { referralId: 'r', name: null, offenderId: null },
      'Referral',
      '/referrals/r',
    ],
    ['a task', { name: null, offenderId: null, taskId: 't' }, 'Task', '/tasks/t'],
    ['a task about somebody', { taskId: 't' }, 'Staniforth, Lee', '/tasks/t'],
    ['a meeting', { name: null, offenderId: null, meetingId: 'm' }, 'Meeting', '/meetings/m'],
    ['nobody', { name: null, offenderId: null }, 'Notice', null],
  ])('leads to what it is about: %s', (_, changes, name, href) => {
    expect(
      presentNoticesCard(pageOf([notice('1', changes)]), PANELS, 'coordinator').entries[0],
    ).toMatchObject({
      name,
      href,
    });
  });

  it('says what fills it only when nothing is unread', () => {
    expect(presentNoticesCard(pageOf([]), PANELS, 'coordinator').empty).toMatch(
      /read every notice.*when a rule registers/,
    );
    expect(presentNoticesCard(pageOf([]), PANELS, 'partner').empty).toMatch(
      /read every notice.*when one of your referrals is decided/,
    );
    expect(presentNoticesCard(pageOf([notice('1')]), PANELS, 'coordinator').empty).toBeNull();
  });
});

describe('the page of notices', () => {
  const read = notice('2', { readAt: '2014-12-04T10:00:00Z' });

  it.each<[string, NoticePage, string]>([
    ['none', pageOf([]), 'No notices for Chesterfield'],
    ['one', pageOf([notice('1')]), '1 notice for Chesterfield, 1 unread'],
    ['read ones only', pageOf([read]), '1 notice for Chesterfield, none unread'],
    [
      'a page of many',
      pageOf([notice('1')], { total: 60 }),
      'Showing 1 of 60 notices for Chesterfield, 1 unread',
    ],
  ])('says how many there are: %s', (_, notices, summary) => {
    expect(present(notices).summary).toBe(summary);
  });

  it('says when one was read, and offers only the others to mark', () => {
    const { entries, markAll } = present(pageOf([notice('1'), notice('3'), read]));
    expect(entries.map((entry) => entry.read)).toEqual([null, null, 'Read 4 December 2014 at 10:00']);
    expect(markAll).toEqual({ ids: ['1', '3'], text: 'Mark all as read' });
  });

  it.each<[string | undefined, string[], string, string]>([
    [undefined, ['chesterfield'], 'Chesterfield', ''],
    ['chesterfield', ['chesterfield'], 'Chesterfield', ''],
    ['derby-city', ['chesterfield'], 'Derby City', 'derby-city'],
    [undefined, ['chesterfield', 'derby-city'], 'Your panels', ''],
    ['derby-city', ['chesterfield', 'derby-city'], 'Derby City', 'derby-city'],
  ])('asked for %s by a co-ordinator of %j stands at %s (COH-1)', (panel, own, text, covered) => {
    const view = present(pageOf([]), { filter: { panel: panel ?? null }, own });
    expect(view.tabs.filter(({ active }) => active).map((tab) => tab.text)).toEqual([text]);
    expect(view.panel).toBe(covered);
  });

  it('of somebody who reads nothing of panels holds what is for them alone', () => {
    const view = present(pageOf([notice('1', { panel: null })]), { own: null });
    expect(view).toMatchObject({ tabs: [], panel: '', summary: '1 notice for you, 1 unread' });
    expect(view.entries[0]?.raised).toBe('3 December 2014 at 9:05');
    expect(present(pageOf([]), { own: null, role: 'partner' }).empty).toMatch(
      /when one of your referrals is decided/,
    );
  });

  it('leads through its pages under the same panel', () => {
    const notices = pageOf([notice('1')], { nextCursor: 'further' });
    const view = present(notices, { filter: { panel: 'derby-city', cursor: 'here' } });
    expect(view.next).toBe('/notices?panel=derby-city&cursor=further');
    expect(view.first).toBe('/notices?panel=derby-city');
    expect(present(pageOf([]))).toMatchObject({ next: null, first: null });
  });
});
