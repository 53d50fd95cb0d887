import { expect, it } from '@jest/globals';
import { calendarDay } from '../../../shared/calendar-day.js';
import type { SeriesPattern } from './series-days.js';
import { rhythmWords, seriesWords } from './series-words.js';

const weekly: SeriesPattern = {
  ...{ rhythm: 'weekly', weekdays: ['monday', 'wednesday', 'friday'], weekOfMonth: null, time: '09:30' },
  ...{ from: calendarDay('2014-06-02'), until: calendarDay('2014-06-30') },
};

it.each<[Partial<SeriesPattern>, string]>([
  [{}, 'Mondays, Wednesdays and Fridays at 9:30'],
  [{ weekdays: ['tuesday', 'thursday'], time: '14:05' }, 'Tuesdays and Thursdays at 14:05'],
  [{ weekdays: ['sunday'], time: '00:00' }, 'Sundays at 0:00'],
  [{ rhythm: 'fortnightly', weekdays: ['thursday'] }, 'Every other Thursday at 9:30'],
  [{ rhythm: 'monthly', weekdays: ['tuesday'], weekOfMonth: 1 }, 'The first Tuesday of each month at 9:30'],
  [{ rhythm: 'monthly', weekdays: ['friday'], weekOfMonth: -1 }, 'The last Friday of each month at 9:30'],
])('a series is said in words: %j', (changes, words) => {
  expect(rhythmWords({ ...weekly, ...changes })).toBe(words);
});

it('a series is said with its span', () => {
  expect(seriesWords(weekly)).toBe('Mondays, Wednesdays and Fridays at 9:30, 2 June 2014 to 30 June 2014');
});
