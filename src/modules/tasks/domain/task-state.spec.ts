import { describe, expect, it } from '@jest/globals';
import { calendarDay } from '../../../shared/calendar-day.js';
import { timingOf } from './task-state.js';

describe('how a task stands to its due date (MEET-6)', () => {
  it.each([
    ['three days before', '2014-05-31', 'later'],
    ['two days before', '2014-06-01', 'due-soon'],
    ['the day before', '2014-06-02', 'due-soon'],
    ['on the day', '2014-06-03', 'due-soon'],
    ['the day after', '2014-06-04', 'overdue'],
    ['a year after', '2015-06-03', 'overdue'],
  ])('%s it is %s: %s', (_words, today, timing) => {
    expect(timingOf(calendarDay('2014-06-03'), calendarDay(today))).toBe(timing);
  });

  it('counts days, not hours, over the night on which clocks go back', () => {
    expect(timingOf(calendarDay('2014-10-27'), calendarDay('2014-10-25'))).toBe('due-soon');
    expect(timingOf(calendarDay('2014-10-27'), calendarDay('2014-10-24'))).toBe('later');
  });
});
