import { describe, expect, it } from '@jest/globals';
import { presentHome, type HomeInput } from './home.presenter.js';

const page = (changes: Partial<HomeInput> = {}) =>
  presentHome({
    user: { name: 'Priya Nair', role: 'coordinator' },
    lapse: null,
    seesEverybody: true,
    lastLookedAt: null,
    changes: [],
    hasMoreChanges: false,
    counts: null,
    notices: null,
    panels: [{ key: 'chesterfield', name: 'Chesterfield' }],
    meetings: null,
    rooms: null,
    referrals: { unfinished: null, decided: null, waiting: null, panels: '' },
    tasks: null,
    openImports: null,
    canReadAudit: false,
    ...changes,
  });

const change = {
  id: '1',
  at: '2014-12-03T09:05:00Z',
  type: 'rag.changed',
  summary: 'Smith, John: Red',
  by: null,
};

describe('the home page', () => {
  it.each([
    [null, 'The latest changes'],
    ['2014-12-03T09:05:00Z', 'Since you last looked, 3 December 2014 at 9:05'],
  ])('says since when, having last looked at %s', (lastLookedAt, words) => {
    expect(page({ lastLookedAt }).since).toBe(words);
  });

  it.each([
    [{ offenderId: '1' }, '/offenders/1'],
    [{ importId: '2' }, '/imports/2'],
    [{}, null],
  ])('leads from a change of %j to what changed', (subject, href) => {
    expect(page({ changes: [{ ...change, ...subject }] }).changes[0]?.href).toBe(href);
  });

  it('shows each figure with the list behind it, and none to those who may not see it', () => {
    const counts = { registered: 1473, red: 41, amberAlert: 12, highScoreNotRegistered: 3 };
    expect(page({ counts }).counts.map(({ count, href }) => [count, href])).toEqual([
      ['1,473', '/cohort?status=registered'],
      ['41', '/cohort?rag=red'],
      ['12', '/cohort?rag=amber-alert'],
      ['3', '/cohort?tier=1&status=not-registered'],
    ]);
    expect(page().counts).toEqual([]);
  });

  it('says what would fill it when nothing has happened', () => {
    const counts = { registered: 0, red: 0, amberAlert: 0, highScoreNotRegistered: 0 };
    expect(page({ counts }).emptyChanges).toMatch(/Nothing has changed/);
    expect(page().emptyChanges).toMatch(/to those who work with them/);
    expect(page({ changes: [change] }).emptyChanges).toBeNull();
  });

  it('links only to what is the reader’s', () => {
    expect(page({ canReadAudit: true }).links.map(({ href }) => href)).toEqual(['/audit']);
    expect(page({ openImports: [] }).links.map(({ href }) => href)).toEqual(['/imports']);
  });

  it('shows notices to those who get them, and nothing of them to others', () => {
    const notices = { items: [], nextCursor: null, total: 0, unread: 0 };
    expect(page({ notices }).notices).toMatchObject({ heading: 'Notices', all: { href: '/notices' } });
    expect(page().notices).toBeNull();
    const counts = { registered: 1, red: 0, amberAlert: 0, highScoreNotRegistered: 0 };
    const tile = (unread: number) => page({ counts, notices: { ...notices, unread } }).counts[0];
    expect(tile(4)).toMatchObject({ count: '4', text: 'unread notices', href: '/notices' });
    expect(tile(1)).toMatchObject({ count: '1', text: 'unread notice' });
  });

  it('says how many wait for the next meetings of the reader’s panel, and leads there', () => {
    const panel = { key: 'chesterfield', name: 'Chesterfield' };
    const waiting = [
      { words: 'tasking meeting', count: 2 },
      { words: 'panel meeting', count: 0 },
    ];
    expect(page({ meetings: { panel, waiting } }).meetings).toEqual({
      title: 'Meetings of Chesterfield',
      lines: [
        { text: 'Next tasking meeting: 2 items waiting', href: '/meetings?panel=chesterfield' },
        { text: 'Next panel meeting: 0 items waiting', href: '/meetings?panel=chesterfield' },
      ],
    });
    expect(page().meetings).toBeNull();
  });

  it('leads a partner to the meetings that they can join, and says which is open now (MEET-2)', () => {
    const room = {
      id: 'm',
      panel: 'chesterfield',
      kind: 'tasking',
      startsAt: '2014-06-03T08:30:00Z',
    } as const;
    const rooms = [{ ...room, status: 'open' } as const, { ...room, id: 'n', status: 'scheduled' } as const];
    expect(page({ rooms }).meetings?.lines).toMatchObject([
      {
        text: expect.stringMatching(/^Tasking meeting of Chesterfield, 3 June 2014 .*: open now$/),
        href: '/meetings/m',
      },
      { text: expect.not.stringContaining('open now'), href: '/meetings/n' },
    ]);
    expect(page({ rooms: [] }).meetings).toBeNull();
  });
});
