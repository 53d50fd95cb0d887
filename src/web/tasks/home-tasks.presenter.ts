import type { TaskPage } from '../../modules/tasks/index.js';
import type { CalendarDay } from '../../shared/calendar-day.js';
import { countOf } from '../shell/labels.js';
import { paths, type TaskViewName } from '../shell/paths.js';
import { presentTaskRow, type TaskRow } from './task-row.presenter.js';

/** What the home page asks about tasks. */
export interface HomeTasks {
  /** A partner’s worker does what their agency has to do, others what they were given by name. */
  list: Extract<TaskViewName, 'mine' | 'agency'>;
  /** The open ones due first. */
  shown: TaskPage;
  overdue: number;
  /** How many others their agency has open. */
  ofAgency: number;
  today: CalendarDay;
}

export interface HomeTasksView {
  heading: string;
  rows: TaskRow[];
  more: string | null;
  empty: string | null;
  all: { text: string; href: string };
  /** The list of the reader’s agency, where theirs is another. */
  agency: { text: string; href: string } | null;
}

const WORDS = {
  mine: {
    heading: 'Your tasks',
    empty:
      'You have no open tasks. One is listed here when a meeting or a colleague gives it to you by name.',
  },
  agency: {
    heading: 'Your agency’s tasks',
    empty:
      'Your agency has no open tasks. One is listed here as soon as a meeting or anybody else hands it out.',
  },
} as const;

/** The card of tasks on the home page: what is overdue first, then what is due next (MEET-6). */
export function presentHomeTasks({ list, shown, overdue, ofAgency, today }: HomeTasks): HomeTasksView {
  const { items, total } = shown;
  const { heading, empty } = WORDS[list];
  const late = overdue === 0 ? '' : `, ${overdue.toLocaleString('en-GB')} overdue`;
  return {
    heading: total === 0 ? heading : `${heading}: ${total.toLocaleString('en-GB')} open${late}`,
    rows: items.map((task) => presentTaskRow(task, today)),
    more:
      items.length < total ? `Showing the first ${items.length} of ${countOf(total, 'task', 'tasks')}` : null,
    empty: total === 0 ? empty : null,
    all: { text: 'All of them', href: paths.tasks({ view: list }) },
    agency:
      list === 'mine' && ofAgency > 0
        ? {
            text: `Your agency has ${countOf(ofAgency, 'open task', 'open tasks')}`,
            href: paths.tasks({ view: 'agency' }),
          }
        : null,
  };
}
