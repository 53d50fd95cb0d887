import { describe, expect, it } from '@jest/globals';
import { calendarDay } from '../../../shared/calendar-day.js';
import { dueNews } from './due-news.js';

const DUE = '2014-06-06';
const OTHER = '2014-05-30';

describe('what the owner of an open task is told (MEET-6)', () => {
  it.each<[string, string, string | null, string | null, string | null]>([
    ['three days before', '2014-06-03', null, null, null],
    ['two days before', '2014-06-04', null, null, 'A task is due on 6 June 2014'],
    ['the same day, told already', '2014-06-04', DUE, null, null],
    ['the next day, told already', '2014-06-05', DUE, null, null],
    ['told of another due date', '2014-06-04', OTHER, OTHER, 'A task is due on 6 June 2014'],
    ['on the day', '2014-06-06', null, null, 'A task is due today'],
    ['the day after', '2014-06-07', DUE, null, 'A task was due on 6 June 2014 and is overdue'],
    ['the day after, told already', '2014-06-07', DUE, DUE, null],
    [
      'after days on which nobody looked',
      '2014-06-20',
      null,
      null,
      'A task was due on 6 June 2014 and is overdue',
    ],
    [
      'overdue for another date before',
      '2014-06-07',
      DUE,
      OTHER,
      'A task was due on 6 June 2014 and is overdue',
    ],
  ])('%s', (_words, today, toldDueSoonFor, toldOverdueFor, summary) => {
    const task = { dueOn: calendarDay(DUE), toldDueSoonFor, toldOverdueFor };
    expect(dueNews(task, calendarDay(today))?.summary ?? null).toBe(summary);
  });
});
