import type { TaskPage } from '../../modules/tasks/index.js';
import type { CalendarDay } from '../../shared/calendar-day.js';
import { choose, type Choice } from '../shell/form-errors.js';
import { countOf } from '../shell/labels.js';
import { paths, type TasksQuery, type TaskViewName } from '../shell/paths.js';
import { presentTaskRow, type TaskRow } from './task-row.presenter.js';
import { meetingOf } from './task-words.presenter.js';

export interface TasksInput {
  view: TaskViewName;
  /** The lists that there are for this reader, each with how many it holds. */
  views: readonly { name: TaskViewName; count: number }[];
  shown: TaskPage;
  /** How many there are on this list without a filter. */
  totalAll: number;
  filter: Pick<TasksQuery, 'panel' | 'status' | 'offenderId' | 'meetingId' | 'cursor'>;
  panels: readonly { key: string; name: string }[];
  mayHandOut: boolean;
  today: CalendarDay;
}

export interface TasksPageView {
  title: string;
  view: TaskViewName;
  tabs: { text: string; href: string; active: boolean }[];
  heading: string;
  summary: string;
  /** Whose tasks, and of which meeting, where the list is kept to that. */
  about: string[];
  kept: { offenderId: string; meetingId: string };
  panels: Choice[];
  statuses: Choice[];
  isFiltered: boolean;
  clear: string;
  rows: TaskRow[];
  empty: { text: string; advice: string } | null;
  add: { text: string; href: string } | null;
  next: string | null;
  first: string | null;
}

const VIEWS: Record<TaskViewName, { tab: string; empty: string; advice: string }> = {
  mine: {
    tab: 'Mine',
    empty: 'You have no open tasks.',
    advice: 'A task is listed here when a meeting or a colleague gives it to you by name.',
  },
  agency: {
    tab: 'My agency’s',
    empty: 'Your agency has no open tasks.',
    advice: 'A task is listed here as soon as it is given to your agency, whoever there is to do it.',
  },
  overdue: {
    tab: 'Overdue',
    empty: 'Nothing is overdue.',
    advice: 'An open task is listed here from the day after it was due.',
  },
  all: {
    tab: 'All',
    empty: 'There are no open tasks.',
    advice: 'A task is listed here as soon as a meeting or anybody else hands it out.',
  },
};

const STATUSES: readonly Choice[] = [
  { value: 'open', text: 'Open' },
  { value: 'done', text: 'Done' },
  { value: 'cancelled', text: 'Cancelled' },
  { value: 'any', text: 'Any status' },
];

function emptyWords({ view }: TasksInput, isFiltered: boolean): { text: string; advice: string } {
  if (!isFiltered) return { text: VIEWS[view].empty, advice: VIEWS[view].advice };
  return { text: 'No task matches this filter.', advice: 'Choose any panel, or another status.' };
}

/** About whom, and from which meeting, in the words of what is found. */
function aboutWords({ shown: { items }, filter }: TasksInput): string[] {
  const [first] = items;
  const meeting = first?.meeting ? meetingOf(first.meeting) : 'one meeting';
  return [
    ...(filter.offenderId ? [`about ${first?.name ?? 'one person'}`] : []),
    ...(filter.meetingId ? [`from ${meeting}`] : []),
  ];
}

/** The lists of tasks: mine, my agency’s, what is overdue, and all. */
export function presentTasks(input: TasksInput): TasksPageView {
  const { view, views, shown, totalAll, filter, panels, today } = input;
  const { panel = '', status, offenderId, meetingId, cursor } = filter;
  const page = {
    view,
    panel,
    status: status ?? null,
    offenderId: offenderId ?? null,
    meetingId: meetingId ?? null,
  };
  const isFiltered = Boolean((panel && panel !== 'all') || status || offenderId || meetingId);
  const found = `Showing ${shown.items.length.toLocaleString('en-GB')} of ${countOf(shown.total, 'task', 'tasks')}`;
  return {
    title: 'Tasks',
    view,
    tabs: views.map(({ name, count }) => ({
      text: `${VIEWS[name].tab} (${count.toLocaleString('en-GB')})`,
      href: paths.tasks({ view: name }),
      active: name === view,
    })),
    heading: VIEWS[view].tab,
    summary: isFiltered
      ? `${found} that match; ${countOf(totalAll, 'open task', 'open tasks')} without the filter`
      : found,
    about: aboutWords(input),
    kept: { offenderId: offenderId ?? '', meetingId: meetingId ?? '' },
    panels: choose(
      [{ value: 'all', text: 'Any panel' }, ...panels.map(({ key, name }) => ({ value: key, text: name }))],
      panel || 'all',
    ),
    statuses: choose(STATUSES, status ?? 'open'),
    isFiltered,
    clear: paths.tasks({ view, panel: 'all' }),
    rows: shown.items.map((task) => presentTaskRow(task, today)),
    empty: shown.items.length > 0 ? null : emptyWords(input, isFiltered),
    add: input.mayHandOut
      ? { text: 'Add a task', href: paths.newTask({ offenderId: offenderId ?? null }) }
      : null,
    next: shown.nextCursor ? paths.tasks({ ...page, cursor: shown.nextCursor }) : null,
    first: cursor ? paths.tasks(page) : null,
  };
}
