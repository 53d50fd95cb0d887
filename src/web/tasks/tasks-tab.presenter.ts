import type { TaskPage } from '../../modules/tasks/index.js';
import type { CalendarDay } from '../../shared/calendar-day.js';
import { countOf } from '../shell/labels.js';
import { paths } from '../shell/paths.js';
import { furtherTable, table, type TableRow, type TabView } from '../offenders/tab-view.presenter.js';
import { presentTaskRow } from './task-row.presenter.js';

/** The tasks about one person: what is open by its due date, and what was closed. */
export interface TasksTab {
  name: 'tasks';
  open: TaskPage;
  closed: TaskPage;
  mayHandOut: boolean;
  hasLeftScheme: boolean;
  today: CalendarDay;
}

const rowsOf = ({ items }: TaskPage, today: CalendarDay): TableRow[] =>
  items.map((task) => {
    const { id, action, href, meeting, due, dueOn, owner } = presentTaskRow(task, today);
    const link = { text: 'Open', about: `the task ${action}`, href };
    return {
      id,
      cells: [
        { label: 'Task', text: action, ...(meeting === null ? {} : { sub: meeting }), links: [link] },
        { label: 'Due', text: due, sub: dueOn },
        { label: 'Whose', text: owner.agency, sub: owner.person },
      ],
    };
  });

const countWords = ({ items, total }: TaskPage, one: string, many: string): string =>
  items.length < total
    ? `Showing ${items.length} of ${countOf(total, one, many)}`
    : countOf(total, one, many);

export function presentTasksTab(
  id: string,
  { open, closed, mayHandOut, hasLeftScheme, today }: TasksTab,
): TabView {
  const more = open.nextCursor !== null || closed.nextCursor !== null;
  const view = table(
    {
      heading: 'Tasks',
      live: 'The list of tasks',
      summary: open.total === 0 ? null : countWords(open, 'open task', 'open tasks'),
      empty:
        'No open tasks. A task is listed here when a meeting or a colleague hands it out about this person.',
    },
    rowsOf(open, today),
    {
      more: more
        ? { text: 'All tasks about this person', href: paths.tasks({ offenderId: id, status: 'any' }) }
        : null,
      add:
        mayHandOut && !hasLeftScheme ? { text: 'Add a task', href: paths.newTask({ offenderId: id }) } : null,
    },
  );
  const heading = `Closed: ${countWords(closed, 'task', 'tasks')}`;
  const also =
    closed.total === 0 ? [] : [furtherTable({ id: 'closed-tasks', heading }, rowsOf(closed, today))];
  return { ...view, also, topics: 'tasks' };
}
