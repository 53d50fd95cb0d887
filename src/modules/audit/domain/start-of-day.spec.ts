import { describe, expect, it } from '@jest/globals';
import { calendarDay } from '../../../shared/calendar-day.js';
import { startOfDay } from './start-of-day.js';

describe('a day in London begins', () => {
  it.each([
    ['in winter', '2014-01-15', '2014-01-15T00:00:00.000Z'],
    ['in summer', '2014-06-03', '2014-06-02T23:00:00.000Z'],
    ['on the day the clocks go forward', '2014-03-30', '2014-03-30T00:00:00.000Z'],
    ['on the day after it', '2014-03-31', '2014-03-30T23:00:00.000Z'],
    ['on the day the clocks go back', '2014-10-26', '2014-10-25T23:00:00.000Z'],
    ['on the day after that', '2014-10-27', '2014-10-27T00:00:00.000Z'],
  ])('%s', (_, day, instant) => {
    expect(startOfDay(calendarDay(day))).toBe(instant);
  });
});
