import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  addDays,
  addMonths,
  birthday,
  calendarDay,
  completedYears,
  dayFromParts,
  dayParts,
  daysBetween,
  daysInMonth,
  formatDay,
  formatMonth,
  endOfDay,
  formatInstant,
  formatShortDay,
  londonDay,
  londonInstant,
  parseCalendarDay,
} from './calendar-day.js';

const anyDay = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2100-12-31'), noInvalidDate: true })
  .map((date) => calendarDay(date.toISOString().slice(0, 10)));

describe('a calendar day', () => {
  it.each(['2014-06-01', '2012-02-29', '2000-02-29', '0001-01-01', '9999-12-31'])('%s is one', (text) => {
    expect(parseCalendarDay(text)).toBe(text);
    expect(calendarDay(text)).toBe(text);
  });

  it.each([
    '2013-02-29',
    '1900-02-29',
    '2014-02-31',
    '2014-04-31',
    '2014-13-01',
    '2014-00-10',
    '2014-01-00',
    '0000-01-01',
    '2014-6-1',
    '14-06-01',
    '2014-06-01T00:00',
    ' 2014-06-01',
    '01/06/2014',
    '',
    null,
    undefined,
    20140601,
  ])('%j is none', (value) => {
    expect(parseCalendarDay(value)).toBeNull();
  });

  it('that is none throws where only our own rows are read', () => {
    expect(() => calendarDay('2014-02-31')).toThrow(RangeError);
  });

  it.each([
    [2012, 2, 29],
    [2013, 2, 28],
    [1900, 2, 28],
    [2000, 2, 29],
    [2014, 4, 30],
    [2014, 12, 31],
  ])('%s-%s has %s days', (year, month, days) => {
    expect(daysInMonth(year, month)).toBe(days);
  });

  it.each([
    [2014, 6, 1, '2014-06-01'],
    [2013, 2, 29, null],
    [2014, 6, 1.5, null],
    [10000, 1, 1, null],
    [Number.NaN, 1, 1, null],
  ])('made of %s, %s, %s is %s', (year, month, day, expected) => {
    expect(dayFromParts(year, month, day)).toBe(expected);
  });

  it('comes apart into the parts it is made of', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const parts = dayParts(day);
        expect(dayFromParts(parts.year, parts.month, parts.day)).toBe(day);
      }),
    );
  });

  it('compares as text', () => {
    expect(calendarDay('2014-06-01') < calendarDay('2014-06-02')).toBe(true);
  });
});

describe('months later', () => {
  it.each([
    ['2014-08-31', 6, '2015-02-28'],
    ['2011-08-31', 6, '2012-02-29'],
    ['2014-06-01', 6, '2014-12-01'],
    ['2014-08-30', 6, '2015-02-28'],
    ['2014-12-31', 2, '2015-02-28'],
    ['2014-10-31', 1, '2014-11-30'],
    ['2012-02-29', 12, '2013-02-28'],
    ['2012-02-29', 48, '2016-02-29'],
    ['2014-03-31', -1, '2014-02-28'],
    ['2014-01-15', -1, '2013-12-15'],
    ['2014-01-15', 0, '2014-01-15'],
    ['2014-06-30', -6, '2013-12-30'],
  ])('%s and %s months is %s', (from, months, to) => {
    expect(addMonths(calendarDay(from), months)).toBe(to);
  });

  it('never leaves the month counted to', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -240, max: 240 }), (day, months) => {
        const [from, to] = [dayParts(day), dayParts(addMonths(day, months))];
        expect(to.year * 12 + to.month - (from.year * 12 + from.month)).toBe(months);
        expect(to.day).toBe(Math.min(from.day, daysInMonth(to.year, to.month)));
      }),
    );
  });
});

describe('days later', () => {
  it.each([
    ['2014-02-28', 1, '2014-03-01'],
    ['2012-02-28', 1, '2012-02-29'],
    ['2014-12-31', 1, '2015-01-01'],
    ['2014-03-30', 1, '2014-03-31'],
    ['2014-10-26', -1, '2014-10-25'],
    ['2014-06-01', 0, '2014-06-01'],
  ])('%s and %s days is %s, clock changes or not', (from, days, to) => {
    expect(addDays(calendarDay(from), days)).toBe(to);
    expect(daysBetween(calendarDay(from), calendarDay(to))).toBe(days);
  });

  it('are counted back as they were added', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -5000, max: 5000 }), (day, days) => {
        expect(daysBetween(day, addDays(day, days))).toBe(days);
      }),
    );
  });
});

describe('an age', () => {
  it.each([
    ['1996-06-01', '2014-05-31', 17],
    ['1996-06-01', '2014-06-01', 18],
    ['1996-06-01', '2014-06-02', 18],
    ['1996-02-29', '2014-02-28', 17],
    ['1996-02-29', '2014-03-01', 18],
    ['1996-02-29', '2016-02-29', 20],
    ['2014-06-01', '2014-06-01', 0],
    ['2014-06-02', '2014-06-01', -1],
  ])('born on %s, on %s: %s completed years', (born, on, years) => {
    expect(completedYears(calendarDay(born), calendarDay(on))).toBe(years);
  });

  it.each([
    ['1996-06-01', 18, '2014-06-01'],
    ['1996-02-29', 18, '2014-03-01'],
    ['1996-02-29', 20, '2016-02-29'],
  ])('born on %s, %s is reached on %s', (born, age, on) => {
    expect(birthday(calendarDay(born), age)).toBe(on);
  });

  it('is reached on the day on which so many years are completed, not the day before', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 100 }), (born, age) => {
        const on = birthday(born, age);
        expect([completedYears(born, addDays(on, -1)), completedYears(born, on)]).toEqual([age - 1, age]);
      }),
    );
  });
});

describe('a day in words', () => {
  it('is written as GOV.UK writes it', () => {
    expect(formatDay(calendarDay('2014-06-03'))).toBe('3 June 2014');
    expect(formatShortDay(calendarDay('2014-09-30'))).toBe('30 Sep 2014');
    expect(formatMonth(calendarDay('2014-12-31'))).toBe('December 2014');
  });

  it.each([
    ['2014-06-01T22:59:59Z', '2014-06-01', '1 June 2014 at 23:59'],
    ['2014-06-01T23:00:00Z', '2014-06-02', '2 June 2014 at 0:00'],
    ['2014-12-01T23:59:59Z', '2014-12-01', '1 December 2014 at 23:59'],
    ['2014-12-02T00:00:00Z', '2014-12-02', '2 December 2014 at 0:00'],
  ])('%s is %s in London', (instant, day, words) => {
    expect(londonDay(new Date(instant))).toBe(day);
    expect(formatInstant(new Date(instant))).toBe(words);
  });
});

describe('the end of a day in London', () => {
  it.each([
    ['2014-01-15', '2014-01-16T00:00:00.000Z'],
    ['2014-06-03', '2014-06-03T23:00:00.000Z'],
    ['2014-03-29', '2014-03-30T00:00:00.000Z'],
    ['2014-03-30', '2014-03-30T23:00:00.000Z'],
    ['2014-10-25', '2014-10-25T23:00:00.000Z'],
    ['2014-10-26', '2014-10-27T00:00:00.000Z'],
    ['2014-12-31', '2015-01-01T00:00:00.000Z'],
  ])('%s ends at %s, summer time or not', (day, instant) => {
    expect(endOfDay(calendarDay(day)).toISOString()).toBe(instant);
  });
});

describe('a time in London', () => {
  it.each([
    ['2014-06-03', '9:30', '2014-06-03T08:30:00.000Z'],
    ['2014-06-03', '00:05', '2014-06-02T23:05:00.000Z'],
    ['2014-12-03', '14.05', '2014-12-03T14:05:00.000Z'],
    ['2014-03-30', '00:30', '2014-03-30T00:30:00.000Z'],
    ['2014-03-30', '02:30', '2014-03-30T01:30:00.000Z'],
    ['2014-10-26', '03:00', '2014-10-26T03:00:00.000Z'],
  ])('on %s at %s is %s', (day, time, instant) => {
    expect(londonInstant(calendarDay(day), time)?.toISOString()).toBe(instant);
  });

  it.each(['', '9', '24:00', '9:60', 'noon'])('is none when it is typed as “%s”', (time) => {
    expect(londonInstant(calendarDay('2014-06-03'), time)).toBeNull();
  });

  it('is none when the clocks leap over it', () => {
    expect(londonInstant(calendarDay('2014-03-30'), '01:30')).toBeNull();
  });
});
