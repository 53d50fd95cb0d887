import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  addDays,
  calendarDay,
  daysBetween,
  londonDay,
  type CalendarDay,
} from '../../../shared/calendar-day.js';
import {
  MOST_MEETINGS,
  RHYTHMS,
  seriesDays,
  startOn,
  WEEKS_OF_MONTH,
  type SeriesPattern,
} from './series-days.js';
import { mondayOf, WEEKDAYS, weekdayOf } from '../../../shared/week.js';

const pattern = (changes: Partial<SeriesPattern> = {}): SeriesPattern => ({
  ...{ rhythm: 'weekly', weekdays: ['monday', 'wednesday', 'friday'], weekOfMonth: null, time: '09:30' },
  ...{ from: calendarDay('2014-06-02'), until: calendarDay('2014-06-08') },
  ...changes,
});
const span = (from: string, until: string): Pick<SeriesPattern, 'from' | 'until'> => ({
  from: calendarDay(from),
  until: calendarDay(until),
});

describe('the days of a series (MEET-1)', () => {
  it.each([
    ['a whole week', span('2014-06-02', '2014-06-08'), ['06-02', '06-04', '06-06']],
    ['from the day after the first', span('2014-06-03', '2014-06-08'), ['06-04', '06-06']],
    ['until the day before the last', span('2014-06-02', '2014-06-05'), ['06-02', '06-04']],
    ['one day that is one of them', span('2014-06-04', '2014-06-04'), ['06-04']],
    ['one day that is none', span('2014-06-03', '2014-06-03'), []],
    ['a last day before the first', span('2014-06-06', '2014-06-02'), []],
    ['over the end of a month', span('2014-06-28', '2014-07-02'), ['06-30', '07-02']],
  ])('of %s', (_, days, expected) => {
    expect(seriesDays(pattern(days))).toEqual(expected.map((day) => `2014-${day}`));
  });

  it.each([
    ['a leap year', '2016', ['2016-02-28', '2016-02-29', '2016-03-01']],
    ['a common year', '2015', ['2015-02-28', '2015-03-01']],
    ['a century that is none', '2100', ['2100-02-28', '2100-03-01']],
  ])('over the end of February of %s', (_, year, days) => {
    const all = pattern({ weekdays: WEEKDAYS, ...span(`${year}-02-28`, `${year}-03-01`) });
    expect(seriesDays(all)).toEqual(days);
  });

  it('are one more than the most when there would be too many, whatever the last day', () => {
    const long = pattern({ weekdays: WEEKDAYS, ...span('2014-06-02', '9999-12-31') });
    expect(seriesDays(long)).toHaveLength(MOST_MEETINGS + 1);
    expect(seriesDays({ ...long, until: addDays(long.from, MOST_MEETINGS - 1) })).toHaveLength(MOST_MEETINGS);
  });

  it('end with the last month that there is', () => {
    const last = pattern({
      rhythm: 'monthly',
      weekdays: ['tuesday'],
      weekOfMonth: 1,
      ...span('9999-11-01', '9999-12-31'),
    });
    expect(seriesDays(last)).toEqual(['9999-11-02', '9999-12-07']);
  });
});

describe('the days of a fortnightly series (MEET-3)', () => {
  const fortnightly = (weekday: SeriesPattern['weekdays'][number], from: string): string[] =>
    seriesDays(pattern({ rhythm: 'fortnightly', weekdays: [weekday], ...span(from, '2014-07-06') }));

  it.each([
    ['the first day itself', 'monday', '2014-06-02', ['2014-06-02', '2014-06-16', '2014-06-30']],
    ['later in the first week', 'friday', '2014-06-02', ['2014-06-06', '2014-06-20', '2014-07-04']],
    [
      'the next week, when its day is over in the first',
      'monday',
      '2014-06-03',
      ['2014-06-09', '2014-06-23'],
    ],
  ] as const)('count from %s', (_, weekday, from, days) => {
    expect(fortnightly(weekday, from)).toEqual(days);
  });

  it('go on every other week over the end of a year of 53 weeks', () => {
    const days = pattern({
      rhythm: 'fortnightly',
      weekdays: ['thursday'],
      ...span('2015-12-17', '2016-01-28'),
    });
    expect(seriesDays(days)).toEqual(['2015-12-17', '2015-12-31', '2016-01-14', '2016-01-28']);
  });
});

describe('the days of a monthly series (MEET-3)', () => {
  it.each([
    ['first', 1, ['2014-06-03', '2014-07-01', '2014-08-05']],
    ['second', 2, ['2014-06-10', '2014-07-08', '2014-08-12']],
    ['fourth', 4, ['2014-06-24', '2014-07-22', '2014-08-26']],
    ['last', -1, ['2014-06-24', '2014-07-29', '2014-08-26']],
  ] as const)('on the %s Tuesday', (_, weekOfMonth, days) => {
    const monthly = pattern({
      rhythm: 'monthly',
      weekdays: ['tuesday'],
      weekOfMonth,
      ...span('2014-06-01', '2014-08-31'),
    });
    expect(seriesDays(monthly)).toEqual(days);
  });

  it('leave out the first month when its day is over', () => {
    const monthly = pattern({
      rhythm: 'monthly',
      weekdays: ['tuesday'],
      weekOfMonth: 1,
      ...span('2014-06-04', '2014-07-31'),
    });
    expect(seriesDays(monthly)).toEqual(['2014-07-01']);
  });

  it('on the last Saturday of a leap February', () => {
    const monthly = pattern({
      rhythm: 'monthly',
      weekdays: ['saturday'],
      weekOfMonth: -1,
      ...span('2020-02-01', '2020-02-29'),
    });
    expect(seriesDays(monthly)).toEqual(['2020-02-29']);
  });
});

describe('when a meeting of a series starts', () => {
  it.each([
    ['the last Friday of winter', '2014-03-28', '09:30', '2014-03-28T09:30:00.000Z'],
    ['the Monday after the clocks went forward', '2014-03-31', '09:30', '2014-03-31T08:30:00.000Z'],
    ['the last Friday of summer', '2014-10-24', '09:30', '2014-10-24T08:30:00.000Z'],
    ['the Monday after the clocks went back', '2014-10-27', '09:30', '2014-10-27T09:30:00.000Z'],
    ['the Sunday of the leap, after it', '2014-03-30', '09:30', '2014-03-30T08:30:00.000Z'],
    ['before the leap', '2014-03-30', '00:59', '2014-03-30T00:59:00.000Z'],
    [
      'a time that the clocks leap over: an hour later, 2:30',
      '2014-03-30',
      '01:30',
      '2014-03-30T01:30:00.000Z',
    ],
    ['the first time that there is again', '2014-03-30', '02:00', '2014-03-30T01:00:00.000Z'],
    ['a time that the clocks show twice: the first', '2014-10-26', '01:30', '2014-10-26T00:30:00.000Z'],
    ['midnight in summer', '2014-06-03', '00:00', '2014-06-02T23:00:00.000Z'],
  ])('on %s', (_, day, time, at) => {
    expect(startOn(calendarDay(day), time).toISOString()).toBe(at);
  });

  it('is at no time that is none', () => {
    expect(() => startOn(calendarDay('2014-06-03'), 'noon')).toThrow(RangeError);
  });
});

describe('every series', () => {
  const FIRST = calendarDay('2000-01-01');
  const anyDay: fc.Arbitrary<CalendarDay> = fc.nat({ max: 36_500 }).map((days) => addDays(FIRST, days));
  const anyTime = fc
    .nat({ max: 1439 })
    .map((minute) =>
      [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':'),
    );
  const anyPattern: fc.Arbitrary<SeriesPattern> = fc
    .record({
      rhythm: fc.constantFrom(...RHYTHMS),
      weekdays: fc.uniqueArray(fc.constantFrom(...WEEKDAYS), { minLength: 1 }),
      week: fc.constantFrom(...WEEKS_OF_MONTH),
      time: anyTime,
      from: anyDay,
      length: fc.nat({ max: 800 }),
    })
    .map(({ week, length, ...rest }) => ({
      ...rest,
      weekdays: rest.rhythm === 'monthly' ? rest.weekdays.slice(0, 1) : rest.weekdays,
      weekOfMonth: rest.rhythm === 'monthly' ? week : null,
      until: addDays(rest.from, length),
    }));

  it('lies between its first and its last day, in order, on its weekdays', () => {
    fc.assert(
      fc.property(anyPattern, (each) => {
        const days = seriesDays(each);
        expect(days).toEqual([...new Set(days)].sort());
        for (const day of days) {
          expect(day >= each.from && day <= each.until).toBe(true);
          expect(each.weekdays).toContain(weekdayOf(day));
        }
      }),
    );
  });

  it('leaves out no day of its weekdays when it is weekly, and every other week when it is fortnightly', () => {
    fc.assert(
      fc.property(anyPattern, (each) => {
        fc.pre(each.rhythm !== 'monthly');
        const all = Array.from({ length: daysBetween(each.from, each.until) + 1 }, (_, days) =>
          addDays(each.from, days),
        ).filter((day) => each.weekdays.includes(weekdayOf(day)));
        const [first] = all;
        const isIn = (day: CalendarDay): boolean =>
          each.rhythm === 'weekly' ||
          (first !== undefined && (daysBetween(mondayOf(first), mondayOf(day)) / 7) % 2 === 0);
        expect(seriesDays(each)).toEqual(all.filter(isIn).slice(0, MOST_MEETINGS + 1));
      }),
    );
  });

  it('has one day in each whole month when it is monthly', () => {
    fc.assert(
      fc.property(anyPattern, (each) => {
        fc.pre(each.rhythm === 'monthly');
        const months = seriesDays(each).map((day) => day.slice(0, 7));
        expect(months).toEqual([...new Set(months)]);
        for (let day = each.from; day <= each.until; day = addDays(day, 1)) {
          const isWhole =
            day > each.from &&
            day.slice(0, 7) > each.from.slice(0, 7) &&
            day.slice(0, 7) < each.until.slice(0, 7);
          if (isWhole) expect(months).toContain(day.slice(0, 7));
        }
      }),
    );
  });

  it('starts on its day, at its time of the clock, but for the hour that there is not', () => {
    const clock = new Intl.DateTimeFormat('en-GB', {
      timeZone: 'Europe/London',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
    fc.assert(
      fc.property(anyDay, anyTime, (day, time) => {
        const at = startOn(day, time);
        expect(londonDay(at)).toBe(day);
        const shown = clock.format(at);
        if (shown === time) return;
        expect([time.slice(0, 2), shown.slice(0, 2), shown.slice(3)]).toEqual(['01', '02', time.slice(3)]);
        expect([weekdayOf(day), day.slice(5, 7)]).toEqual(['sunday', '03']);
      }),
    );
  });
});
