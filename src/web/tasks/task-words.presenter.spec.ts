import { describe, expect, it } from '@jest/globals';
import type { TaskView } from '../../modules/tasks/index.js';
import { calendarDay } from '../../shared/calendar-day.js';
import { dueWords, ownerWords, taskStatus } from './task-words.presenter.js';

const OPEN = { status: 'open', timing: null, closedAt: null, closedBy: null } as const;

describe('when a task is due, in words and not by colour only', () => {
  it.each([
    ['2014-05-31', '3 days overdue'],
    ['2014-06-02', '1 day overdue'],
    ['2014-06-03', 'Due today'],
    ['2014-06-04', 'Due tomorrow'],
    ['2014-06-05', 'Due in 2 days'],
    ['2014-07-03', 'Due in 30 days'],
  ])('%s on 3 June 2014: %s', (dueOn, words) => {
    expect(dueWords({ ...OPEN, dueOn }, calendarDay('2014-06-03'))).toBe(words);
  });

  it('says of a closed one when and by whom', () => {
    const done = {
      ...OPEN,
      status: 'done',
      closedAt: '2014-06-03T09:30:00.000Z',
      closedBy: 'Kevin Frost',
    } as const;
    expect(dueWords({ ...done, dueOn: '2014-06-01' }, calendarDay('2014-06-03'))).toBe(
      'Done by Kevin Frost, 3 June 2014 at 10:30',
    );
  });

  it.each<[TaskView['status'], TaskView['timing'], string]>([
    ['open', 'overdue', 'Overdue'],
    ['open', 'due-soon', 'Due soon'],
    ['open', 'later', 'Open'],
    ['done', null, 'Done'],
    ['cancelled', null, 'Cancelled'],
  ])('%s and %s is “%s”', (status, timing, text) => {
    expect(taskStatus({ status, timing }).text).toBe(text);
  });
});

describe('whose a task is (MEET-6)', () => {
  const kevin = { id: 'k', name: 'Kevin Frost', isMe: false, hasLeft: false };

  it.each<[TaskView['owner'], string]>([
    [null, 'Nobody in particular'],
    [kevin, 'Kevin Frost'],
    [{ ...kevin, isMe: true }, 'Kevin Frost (you)'],
    [{ ...kevin, hasLeft: true }, 'Kevin Frost has left: the agency’s to do'],
  ])('%j: %s', (owner, person) => {
    expect(ownerWords({ ownerAgency: 'housing', owner })).toMatchObject({ agency: 'Housing', person });
  });
});
