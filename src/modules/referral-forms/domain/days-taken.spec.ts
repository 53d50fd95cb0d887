import { describe, expect, it } from '@jest/globals';
import { calendarDay } from '../../../shared/calendar-day.js';
import { daysFromTo, daysSince, median } from './days-taken.js';

describe('the days that a referral takes', () => {
  it.each([
    ['2014-06-03T09:30:00.000Z', '2014-06-03', 0],
    ['2014-06-03T09:30:00.000Z', '2014-06-10', 7],
    // Half past midnight in London, which is summer time.
    ['2014-06-02T23:30:00.000Z', '2014-06-03', 0],
  ])('are days in London: from %s to %s %s', (from, to, days) => {
    expect(daysSince(from, calendarDay(to))).toBe(days);
  });

  it('lie between two instants, whatever the hour', () => {
    expect(daysFromTo('2014-06-03T22:00:00.000Z', '2014-06-04T06:00:00.000Z')).toBe(1);
  });

  it.each([
    [[], null],
    [[4], 4],
    [[9, 1, 4], 4],
    [[1, 2, 3, 100], 2],
  ])('of many are the middle one: %j', (values, expected) => {
    expect(median(values)).toBe(expected);
  });
});
