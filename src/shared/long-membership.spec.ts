import { describe, expect, it } from '@jest/globals';
import { calendarDay } from './calendar-day.js';
import { isLongMember, timeBetween } from './long-membership.js';

describe('members of four years and more (COH-5)', () => {
  it.each([
    ['the day before', '2010-06-03', '2014-06-02', false],
    ['on the day', '2010-06-03', '2014-06-03', true],
    ['the day after', '2010-06-03', '2014-06-04', true],
    ['a leap day, the day before', '2008-02-29', '2012-02-28', false],
    ['a leap day, on the day', '2008-02-29', '2012-02-29', true],
    ['a leap day, where four years on there is none', '2096-02-29', '2100-02-28', true],
    ['a leap day, the day before that', '2096-02-29', '2100-02-27', false],
    ['registered today', '2014-06-03', '2014-06-03', false],
    ['registered tomorrow', '2014-06-04', '2014-06-03', false],
  ])('counts four years to the day and more: %s', (_, registeredOn, on, isLong) => {
    expect(isLongMember(calendarDay(registeredOn), calendarDay(on))).toBe(isLong);
  });

  it.each([
    ['2010-06-03', '2014-06-02', 3, 11],
    ['2010-06-03', '2014-06-03', 4, 0],
    ['2010-06-03', '2014-07-02', 4, 0],
    ['2010-06-03', '2014-07-03', 4, 1],
    ['2008-02-29', '2013-02-28', 5, 0],
    ['2008-02-29', '2013-02-27', 4, 11],
    ['2010-08-31', '2015-02-28', 4, 6],
    ['2014-06-03', '2014-06-03', 0, 0],
    ['2014-06-04', '2014-06-03', 0, 0],
  ])('says the time from %s to %s as %i years and %i months', (from, to, years, months) => {
    expect(timeBetween(calendarDay(from), calendarDay(to))).toEqual({ years, months });
  });
});
