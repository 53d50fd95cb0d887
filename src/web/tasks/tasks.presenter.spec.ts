import { describe, expect, it } from '@jest/globals';
import type { TaskView } from '../../modules/tasks/index.js';
import { calendarDay } from '../../shared/calendar-day.js';
import { presentHomeTasks } from './home-tasks.presenter.js';
import { presentTasks, type TasksInput } from './tasks.presenter.js';

const task = (more: Partial<TaskView> = {}): TaskView => ({
  ...{ id: 't', panel: 'chesterfield', kind: null, action: 'Call the landlord', ownerAgency: 'housing' },
  ...{ owner: null, dueOn: '2014-06-06', status: 'open', timing: 'later', offenderId: null, name: null },
  ...{ hasLeftScheme: false, meeting: null, note: null, createdAt: '', createdBy: 'X', closedAt: null },
  ...{ closedBy: null, version: 1 },
  ...more,
});
const NONE = { items: [], nextCursor: null, total: 0 };
const list = (more: Partial<TasksInput> = {}) =>
  presentTasks({
    ...{ view: 'all', views: [{ name: 'all', count: 7 }], shown: NONE, totalAll: 7 },
    ...{ filter: {}, panels: [{ key: 'chesterfield', name: 'Chesterfield' }], mayHandOut: true },
    today: calendarDay('2014-06-03'),
    ...more,
  });

describe('the lists of tasks', () => {
  it('say how many there are, out of how many, and which filter is on', () => {
    const shown = { items: [task()], nextCursor: 'more', total: 3 };
    expect(list({ shown, totalAll: 3 }).summary).toBe('Showing 1 of 3 tasks');
    const filtered = list({ shown, filter: { panel: 'chesterfield' } });
    expect(filtered.summary).toBe('Showing 1 of 3 tasks that match; 7 open tasks without the filter');
    expect(filtered.isFiltered).toBe(true);
    expect(filtered.next).toBe('/tasks?view=all&panel=chesterfield&cursor=more');
  });

  it.each([
    ['mine', /You have no open tasks/],
    ['agency', /Your agency has no open tasks/],
    ['overdue', /Nothing is overdue/],
    ['all', /There are no open tasks/],
  ] as const)('%s, when empty, says so and what would fill it', (view, words) => {
    const { empty } = list({ view });
    expect(empty?.text).toMatch(words);
    expect(empty?.advice).toMatch(/listed here/);
  });

  it('name whom a list is kept to by what it shows, and nobody where it shows nobody (LAW-4)', () => {
    const filter = { offenderId: 'o', meetingId: 'm' };
    const meeting = { id: 'm', kind: 'tasking', startsAt: '2014-06-03T08:30:00.000Z' };
    const shown = {
      items: [task({ offenderId: 'o', name: 'Mottram, Lee', meeting })],
      nextCursor: null,
      total: 1,
    };
    expect(list({ shown, filter }).about).toEqual([
      'about Mottram, Lee',
      'from Tasking meeting, 3 June 2014 at 9:30',
    ]);
    expect(list({ filter }).about).toEqual(['about one person', 'from one meeting']);
  });

  it('lead to the record of whom a task is about, where the reader may see them', () => {
    const items = [task({ offenderId: 'o', name: 'Mottram, Lee', hasLeftScheme: true }), task()];
    const { rows } = list({ shown: { items, nextCursor: null, total: 2 } });
    expect(rows.map(({ person }) => person)).toEqual([
      { text: 'Mottram, Lee', href: '/offenders/o', hasLeft: true },
      null,
    ]);
  });
});

describe('the card of tasks on the home page', () => {
  const card = {
    list: 'mine',
    shown: NONE,
    overdue: 0,
    ofAgency: 0,
    today: calendarDay('2014-06-03'),
  } as const;

  it.each([
    [{}, 'Your tasks'],
    [{ shown: { ...NONE, total: 4 } }, 'Your tasks: 4 open'],
    [{ shown: { ...NONE, total: 4 }, overdue: 2 }, 'Your tasks: 4 open, 2 overdue'],
    [{ list: 'agency', shown: { ...NONE, total: 1 } } as const, 'Your agency’s tasks: 1 open'],
  ])('%j: %s', (more, heading) => {
    expect(presentHomeTasks({ ...card, ...more }).heading).toBe(heading);
  });

  it('leads those who have their own list to their agency’s too', () => {
    expect(presentHomeTasks({ ...card, ofAgency: 3 }).agency?.text).toBe('Your agency has 3 open tasks');
    expect(presentHomeTasks({ ...card, list: 'agency', ofAgency: 3 }).agency).toBeNull();
  });
});
