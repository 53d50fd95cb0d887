import { expect, it } from '@jest/globals';
import { calendarDay } from './calendar-day.js';
import { mondayOf, weekdayOf, weekdayWords } from './week.js';

it.each([
  ['2014-06-02', 'Monday', '2014-06-02'],
  ['2014-06-03', 'Tuesday', '2014-06-02'],
  ['2014-06-08', 'Sunday', '2014-06-02'],
  ['2014-06-09', 'Monday', '2014-06-09'],
  ['2014-03-30', 'Sunday', '2014-03-24'],
  ['2016-02-29', 'Monday', '2016-02-29'],
  ['2015-01-01', 'Thursday', '2014-12-29'],
])('%s is a %s, in the week of %s', (day, weekday, monday) => {
  expect(weekdayWords(weekdayOf(calendarDay(day)))).toBe(weekday);
  expect(mondayOf(calendarDay(day))).toBe(monday);
});
