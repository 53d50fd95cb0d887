import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { calendarDay } from '../../../shared/calendar-day.js';
import {
  cadenceByMonth,
  cadenceByWeek,
  mostTogether,
  standingOfRhythm,
  wasQuorate,
  type HeldMeeting,
  type Presence,
} from './cadence.js';

/** An instant of 3 June 2014 by its minutes after nine: the meeting opens at 10 and closes at 25. */
const at = (minutes: number): string => new Date(Date.UTC(2014, 5, 3, 9, minutes)).toISOString();
const [OPENED, CLOSED] = [at(10), at(25)];
const there = (agency: string, from: number, to: number | null = null): Presence => ({
  agency,
  arrivedAt: at(from),
  leftAt: to === null ? null : at(to),
});
const together = (attendance: Presence[], closedAt: string | null = CLOSED): number =>
  mostTogether({ openedAt: OPENED, closedAt, attendance });

describe('the agencies that were at a meeting together (MEET-2)', () => {
  it.each<[string, Presence[], number]>([
    ['nobody came', [], 0],
    ['three before it opened, and all stayed', [there('a', 0), there('b', 5), there('c', 10)], 3],
    ['three people of one agency', [there('a', 0), there('a', 0), there('a', 0)], 1],
    ['one left before it opened', [there('a', 0, 9), there('b', 0), there('c', 0)], 2],
    ['one left at the moment it opened', [there('a', 0, 10), there('b', 0), there('c', 0)], 2],
    ['one left a minute after it opened', [there('a', 0, 11), there('b', 0), there('c', 0)], 3],
    ['the third came as it went on', [there('a', 0), there('b', 0), there('c', 20)], 3],
    ['the third came at its last moment', [there('a', 0), there('b', 0), there('c', 25)], 3],
    ['the third came when it had been closed', [there('a', 0), there('b', 0), there('c', 26)], 2],
    ['one left as another came', [there('a', 0, 15), there('b', 0), there('c', 15)], 2],
    ['one left a minute after another came', [there('a', 0, 16), there('b', 0), there('c', 15)], 3],
    ['one left and came back', [there('a', 0, 12), there('b', 0), there('a', 20), there('c', 21)], 3],
    [
      'they came one after the other and never together',
      [there('a', 0, 12), there('b', 12, 15), there('c', 15)],
      1,
    ],
  ])('when %s: %s', (_, attendance, expected) => {
    expect(together(attendance)).toBe(expected);
    expect(wasQuorate({ openedAt: OPENED, closedAt: CLOSED, attendance })).toBe(expected >= 3);
  });

  it('count in a meeting that goes on', () => {
    expect(together([there('a', 0), there('b', 0), there('c', 59)], null)).toBe(3);
  });

  it('count in a meeting that was closed at the moment it was opened', () => {
    expect(together([there('a', 0), there('b', 10), there('c', 11)], OPENED)).toBe(2);
  });

  it('are as many as somebody counts who looks at every minute', () => {
    const anybody = fc
      .record({
        agency: fc.constantFrom('a', 'b', 'c', 'd'),
        from: fc.nat({ max: 30 }),
        stay: fc.option(fc.nat({ max: 30 })),
      })
      .map(({ agency, from, stay }) => there(agency, from, stay === null ? null : from + stay));
    fc.assert(
      fc.property(fc.array(anybody, { maxLength: 8 }), (attendance) => {
        const seen = Array.from({ length: 16 }, (_, minute) => {
          const now = at(10 + minute);
          const here = attendance.filter((one) => one.arrivedAt <= now && (one.leftAt ?? '9') > now);
          return new Set(here.map(({ agency }) => agency)).size;
        });
        expect(together(attendance)).toBe(Math.max(...seen));
      }),
    );
  });
});

const held = (openedAt: string, changes: Partial<HeldMeeting> = {}): HeldMeeting => ({
  ...{ kind: 'tasking', openedAt, closedAt: null, attendance: [] },
  ...changes,
});
const QUORATE = ['a', 'b', 'c'].map((agency) => ({
  agency,
  arrivedAt: '2014-01-01T00:00:00.000Z',
  leftAt: null,
}));

describe('the weeks of a panel (MEET-1)', () => {
  const week = (meetings: HeldMeeting[], today = '2014-06-03') =>
    cadenceByWeek(meetings, { today: calendarDay(today), weeks: 1 })[0];

  it('are there without any meeting, the current one last', () => {
    const weeks = cadenceByWeek([], { today: calendarDay('2014-06-03'), weeks: 3 });
    expect(weeks).toEqual(
      ['2014-05-19', '2014-05-26', '2014-06-02'].map((monday) => ({
        ...{ week: monday, meetings: 0, days: 0, quorate: 0, target: 3 },
      })),
    );
  });

  it.each([
    ['the last moment of Sunday', '2014-06-01T22:59:59.999Z', 0],
    ['the first moment of Monday, in London', '2014-06-01T23:00:00.000Z', 1],
    ['the last moment of the next Sunday', '2014-06-08T22:59:59.999Z', 1],
    ['the first moment of the Monday after', '2014-06-08T23:00:00.000Z', 0],
  ])('count a meeting that was opened in them: %s', (_, openedAt, meetings) => {
    expect(week([held(openedAt)])?.meetings).toBe(meetings);
  });

  it('count two meetings of one day as one day', () => {
    const meetings = [
      held('2014-06-03T08:30:00.000Z'),
      held('2014-06-03T13:00:00.000Z'),
      held('2014-06-04T08:30:00.000Z'),
    ];
    expect(week(meetings)).toMatchObject({ meetings: 3, days: 2 });
  });

  it('count those with three agencies together', () => {
    const meetings = [
      held('2014-06-03T08:30:00.000Z', { attendance: QUORATE }),
      held('2014-06-04T08:30:00.000Z'),
    ];
    expect(week(meetings)).toMatchObject({ meetings: 2, quorate: 1 });
  });

  it('leave out the panel’s own meetings', () => {
    expect(week([held('2014-06-03T08:30:00.000Z', { kind: 'panel' })])?.meetings).toBe(0);
  });

  it('begin on a Monday when the clocks change on the Sunday before', () => {
    expect(week([held('2014-03-30T23:00:00.000Z')], '2014-03-31')?.meetings).toBe(1);
    expect(week([held('2014-03-30T22:59:59.000Z')], '2014-03-31')?.meetings).toBe(0);
  });
});

describe('the months of a panel', () => {
  it('count its meetings of either kind, and how many were quorate', () => {
    const meetings = [
      held('2014-05-31T22:59:59.000Z'),
      held('2014-05-31T23:00:00.000Z', { attendance: QUORATE }),
      held('2014-06-30T22:00:00.000Z', { kind: 'panel', attendance: QUORATE }),
      held('2014-06-30T23:00:00.000Z'),
    ];
    expect(cadenceByMonth(meetings, { today: calendarDay('2014-06-30'), months: 2 })).toEqual([
      { month: '2014-05-01', tasking: { held: 1, quorate: 0 }, own: { held: 0, quorate: 0 } },
      { month: '2014-06-01', tasking: { held: 1, quorate: 1 }, own: { held: 1, quorate: 1 } },
    ]);
  });

  it('go back over the end of a year', () => {
    const months = cadenceByMonth([], { today: calendarDay('2014-02-28'), months: 6 });
    expect(months.map(({ month }) => month.slice(0, 7))).toEqual([
      '2013-09',
      '2013-10',
      '2013-11',
      '2013-12',
      '2014-01',
      '2014-02',
    ]);
  });
});

describe('the rhythm of a panel’s own meetings (MEET-3)', () => {
  it.each([
    ['panel', '2014-06-03', 0, false],
    ['panel', '2014-04-30', 34, false],
    ['panel', '2014-04-29', 35, true],
    ['panel', '2014-04-28', 36, true],
    ['operational', '2014-05-21', 13, false],
    ['operational', '2014-05-20', 14, true],
    ['operational', '2014-05-19', 15, true],
  ] as const)('a %s meeting held on %s, %i days ago: one is due, %s', (kind, day, daysSince, isDue) => {
    const lastOn = calendarDay(day);
    const standing = standingOfRhythm(kind, { lastOn, today: calendarDay('2014-06-03') });
    expect(standing).toEqual({ kind, lastOn, daysSince, isDue });
  });

  it('one is due where none was held', () => {
    expect(standingOfRhythm('panel', { lastOn: null, today: calendarDay('2014-06-03') }).isDue).toBe(true);
  });
});
