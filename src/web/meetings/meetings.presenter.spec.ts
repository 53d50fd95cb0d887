import { describe, expect, it } from '@jest/globals';
import type { AgendaView, CadenceView, WaitingAgenda } from '../../modules/tasking-meetings/index.js';
import { calendarDay } from '../../shared/calendar-day.js';
import {
  presentMeetings,
  presentWaiting,
  type MeetingsInput,
  type NextMeeting,
} from './meetings.presenter.js';

const CITY = { key: 'derby-city', name: 'Derby City', area: 'city' };
const COUNTY = { key: 'chesterfield', name: 'Chesterfield', area: 'county' };
const NONE: WaitingAgenda = { items: [], total: 0 };

const NOW = '2014-06-03T09:30:00.000Z';
const CADENCE: CadenceView = {
  weeks: [{ week: calendarDay('2014-06-02'), meetings: 0, days: 0, quorate: 0, target: 3 }],
  months: [],
  rhythm: { kind: 'panel', lastOn: null, daysSince: null, isDue: true },
};

const item: AgendaView = {
  id: '1',
  meeting: 'tasking',
  kind: 'registration',
  offenderId: '7',
  referralId: null,
  name: 'Staniforth, Lee',
  summary: 'Registered automatically',
  rule: 'TIER-1',
  reason: 'Score 93 is 90 or more',
  raisedAt: '2014-12-03T09:05:00Z',
  raisedBy: 'Helen Marsh',
};

const tasking = (agenda: WaitingAgenda): NextMeeting => ({
  kind: 'tasking',
  words: 'tasking meeting',
  agenda,
});
const panelMeeting = (words: string, agenda = NONE): NextMeeting => ({ kind: 'panel', words, agenda });
const present = (changes: Partial<MeetingsInput> = {}) =>
  presentMeetings({
    ...{ panels: [CITY, COUNTY], panel: COUNTY, meetings: [], coming: [], past: [], open: [] },
    ...{
      cadence: { cadence: CADENCE, toCome: 0, nextOwn: null, ownWords: 'panel meeting' },
      reader: { mayRun: false, now: NOW },
    },
    ...changes,
  });

describe('the meetings of a panel', () => {
  it('stand under the panel that was chosen', () => {
    const { tabs, intro } = present();
    expect(tabs).toEqual([
      { text: 'Derby City', href: '/meetings?panel=derby-city', active: false },
      { text: 'Chesterfield', href: '/meetings?panel=chesterfield', active: true },
    ]);
    expect(intro).toContain('Chesterfield');
  });

  it.each([
    [true, { text: 'Call a meeting or a series', href: '/meetings/new?panel=chesterfield' }],
    [false, null],
  ])('are called by whoever may run them, and by nobody else: %s', (mayRun, call) => {
    const page = present({ reader: { mayRun, now: NOW } });
    expect(page.call).toEqual(call);
    expect(page.subscribe.href).toBe('/meetings/calendar?panel=chesterfield');
  });

  it('say of each item who, what, by which rule, why, since when and by whom (MEET-4)', () => {
    const [section] = present({ meetings: [tasking({ items: [item], total: 1 })] }).sections;
    expect(section).toMatchObject({
      heading: 'Next tasking meeting',
      summary: '1 item waiting',
      empty: null,
    });
    expect(section?.rows).toEqual([
      {
        id: '1',
        name: 'Staniforth, Lee',
        href: '/offenders/7',
        what: 'Registered automatically',
        rule: 'TIER-1',
        reason: 'Score 93 is 90 or more',
        since: '3 December 2014 at 9:05',
        by: 'Helen Marsh',
      },
    ]);
  });

  it.each([
    [{ items: [], total: 0 }, '0 items waiting'],
    [{ items: [item, item], total: 2 }, '2 items waiting'],
    [{ items: [item], total: 1200 }, 'Showing the first 1 of 1,200 items waiting'],
  ])('say how many wait', (agenda, summary) => {
    expect(present({ meetings: [tasking(agenda)] }).sections[0]?.summary).toBe(summary);
  });

  it('say what would fill an empty agenda', () => {
    const meetings = [tasking(NONE), panelMeeting('panel meeting')];
    const [first, second] = present({ meetings }).sections;
    expect([first?.note, second?.note]).toEqual([null, null]);
    expect(first?.empty).toMatch(/^Nobody waits for the next tasking meeting\. .* a score of 90 or more/);
    expect(second?.empty).toMatch(/^Nobody waits for the next panel meeting\. .* MAPPA level 2 or 3/);
  });

  it.each([
    [COUNTY, 'panel meeting', /meet monthly/],
    [CITY, 'operational meeting', /fortnightly operational meeting/],
  ])('go by the area of %j (MEET-3)', (panel, words, often) => {
    const meetings = [panelMeeting(words, { items: [item], total: 1 })];
    const [section] = present({ panel, meetings }).sections;
    expect(section?.heading).toBe(`Next ${words}`);
    expect(section?.note).toContain(`The ${words} decides`);
    expect(section?.reasons.find(({ rule }) => rule === 'MEET-3')?.text).toMatch(often);
  });
});

it.each([
  [0, 'Next tasking meeting: 0 items waiting'],
  [1, 'Next tasking meeting: 1 item waiting'],
  [3, 'Next tasking meeting: 3 items waiting'],
])('the home page says that %i wait, and leads there', (count, text) => {
  expect(presentWaiting('tasking meeting', count, 'chesterfield')).toEqual({
    text,
    href: '/meetings?panel=chesterfield',
  });
});
