import { describe, expect, it } from '@jest/globals';
import type { CadenceView, CalendarMeeting } from '../../modules/tasking-meetings/index.js';
import { calendarDay } from '../../shared/calendar-day.js';
import { presentCadence, type CadencePart } from './cadence.presenter.js';

const WEEK = { week: calendarDay('2014-06-02'), meetings: 0, days: 0, quorate: 0, target: 3 };
const LAST = { lastOn: calendarDay('2014-04-29'), daysSince: 35, isDue: true, kind: 'panel' as const };
const NEXT = { startsAt: '2014-06-10T09:00:00.000Z' } as CalendarMeeting;

const present = (
  { week = {}, months = [], rhythm = {} }: { week?: object; months?: CadenceView['months']; rhythm?: object },
  more: { toCome?: number; nextOwn?: CalendarMeeting | null; ownWords?: string } = {},
): CadencePart => {
  const cadence = { weeks: [{ ...WEEK, ...week }], months, rhythm: { ...LAST, ...rhythm } };
  return presentCadence({ cadence, toCome: 0, nextOwn: null, ownWords: 'panel meeting', ...more });
};

describe('this week against three days, in words (MEET-1)', () => {
  it.each([
    [{}, 0, 'on 0 of 3 days', 'None held yet, and no more is called.'],
    [{}, 1, 'on 0 of 3 days', 'None held yet, and 1 more is called.'],
    [
      { meetings: 2, days: 1, quorate: 1 },
      2,
      'on 1 of 3 days',
      '2 tasking meetings held, 1 quorate; 2 more are called.',
    ],
    [
      { meetings: 3, days: 3, quorate: 3 },
      0,
      'on 3 of 3 days',
      '3 tasking meetings held, 3 quorate; no more is called.',
    ],
    [
      { meetings: 4, days: 4, quorate: 0 },
      0,
      'on 4 days, 3 are meant',
      '4 tasking meetings held, 0 quorate; no more is called.',
    ],
  ])('%j with %i to come', (week, toCome, text, detail) => {
    const { thisWeek } = present({ week }, { toCome });
    expect(thisWeek.text).toBe(`This week: tasking meetings ${text}`);
    expect(thisWeek.detail).toBe(detail);
  });
});

describe('the panel’s own meetings against their rhythm (MEET-3)', () => {
  it.each([
    [{}, null, 'Last panel meeting 5 weeks ago, on 29 April 2014: one is due. None is called.', true],
    [
      {},
      NEXT,
      'Last panel meeting 5 weeks ago, on 29 April 2014: one is due. The next is on Tuesday 10 June 2014 at 10:00.',
      false,
    ],
    [
      { daysSince: 0, isDue: false },
      null,
      'Last panel meeting today, on 29 April 2014. None is called.',
      false,
    ],
    [
      { daysSince: 1, isDue: false },
      null,
      'Last panel meeting 1 day ago, on 29 April 2014. None is called.',
      false,
    ],
    [
      { daysSince: 13, isDue: false },
      null,
      'Last panel meeting 13 days ago, on 29 April 2014. None is called.',
      false,
    ],
    [
      { daysSince: 14, isDue: false },
      null,
      'Last panel meeting 2 weeks ago, on 29 April 2014. None is called.',
      false,
    ],
    [
      { lastOn: null, daysSince: null },
      null,
      'No panel meeting has been held yet: one is due. None is called.',
      true,
    ],
  ])('%j', (rhythm, nextOwn, text, isDue) => {
    expect(present({ rhythm }, { nextOwn }).rhythm).toEqual({ text, isDue });
  });

  it.each([
    ['panel meeting', /five weeks/],
    ['operational meeting', /14 days/],
  ])('says why one is due: %s', (ownWords, words) => {
    const { reasons } = present({}, { ownWords });
    expect(reasons.map(({ rule }) => rule)).toEqual(['MEET-1', 'MEET-2', 'MEET-3']);
    expect(reasons.at(-1)?.text).toMatch(words);
  });
});

describe('the weeks and months', () => {
  it('stand with the latest first, each with its words', () => {
    const weeks = [
      { ...WEEK, week: calendarDay('2014-05-26'), meetings: 9, days: 9, quorate: 8 },
      { ...WEEK, meetings: 0 },
    ];
    const cadence = { weeks, months: [], rhythm: LAST };
    const { weeks: shown } = presentCadence({ cadence, toCome: 0, nextOwn: null, ownWords: 'panel meeting' });
    expect(shown).toEqual([
      { week: '2 June 2014', days: 0, daysText: '0 of 3 days', meetings: '0', quorate: '–' },
      { week: '26 May 2014', days: 7, daysText: '9 days, 3 are meant', meetings: '9', quorate: '8 of 9' },
    ]);
  });

  it('say which share was quorate; a month without a meeting has none', () => {
    const months = [
      { month: calendarDay('2014-05-01'), tasking: { held: 12, quorate: 8 }, own: { held: 0, quorate: 0 } },
      { month: calendarDay('2014-06-01'), tasking: { held: 0, quorate: 0 }, own: { held: 1, quorate: 1 } },
    ];
    expect(present({ months }).months).toEqual([
      { month: 'June 2014', tasking: 'None held', own: '1 of 1 (100%)' },
      { month: 'May 2014', tasking: '8 of 12 (67%)', own: 'None held' },
    ]);
  });
});
