import type { TaskView } from '../../modules/tasks/index.js';
import { calendarDay, daysBetween, type CalendarDay } from '../../shared/calendar-day.js';
import { agencyWords, countOf, dayWords, instantWords, type Label } from '../shell/labels.js';

type Standing = Pick<TaskView, 'status' | 'dueOn' | 'closedAt' | 'closedBy'>;

const STATUS_WORDS = { open: 'Open', done: 'Done', cancelled: 'Cancelled' } as const;

/** Where a task stands, in one word or two; the key names it to the stylesheet. */
export function taskStatus({ status, timing }: Pick<TaskView, 'status' | 'timing'>): Label {
  if (status !== 'open') return { key: status, text: STATUS_WORDS[status] };
  if (timing === 'overdue') return { key: 'overdue', text: 'Overdue' };
  return timing === 'due-soon' ? { key: 'due-soon', text: 'Due soon' } : { key: 'open', text: 'Open' };
}

/** `3 days overdue`, `Due tomorrow`, `Due in 12 days`; of a closed one when it was closed, and by whom. */
export function dueWords({ status, dueOn, closedAt, closedBy }: Standing, today: CalendarDay): string {
  if (status !== 'open') {
    const by = closedBy === null ? '' : ` by ${closedBy}`;
    return `${STATUS_WORDS[status]}${by}${closedAt === null ? '' : `, ${instantWords(closedAt)}`}`;
  }
  const days = daysBetween(today, calendarDay(dueOn));
  if (days < 0) return `${countOf(-days, 'day', 'days')} overdue`;
  if (days === 0) return 'Due today';
  return days === 1 ? 'Due tomorrow' : `Due in ${days} days`;
}

/** `Due on 6 June 2014` under the words that count the days. */
export const dueDateWords = ({ dueOn }: Pick<TaskView, 'dueOn'>): string => `Due on ${dayWords(dueOn)}`;

/** `Due in 3 days, on 6 June 2014`; `3 days overdue, it was due on 6 June 2014`. */
export function longDueWords(task: Standing & Pick<TaskView, 'timing'>, today: CalendarDay): string {
  const words = dueWords(task, today);
  if (task.status !== 'open') return words;
  return task.timing === 'overdue'
    ? `${words}, it was due on ${dayWords(task.dueOn)}`
    : `${words}, on ${dayWords(task.dueOn)}`;
}

/** Whose it is: the person, or whoever of the agency takes it; somebody who has left says so. */
export function ownerWords({ ownerAgency, owner }: Pick<TaskView, 'ownerAgency' | 'owner'>): {
  agency: string;
  person: string;
  hasLeft: boolean;
} {
  const agency = agencyWords(ownerAgency);
  if (owner === null) return { agency, person: 'Nobody in particular', hasLeft: false };
  if (owner.hasLeft) return { agency, person: `${owner.name} has left: the agency’s to do`, hasLeft: true };
  return { agency, person: owner.isMe ? `${owner.name} (you)` : owner.name, hasLeft: false };
}

const KIND_WORDS: Record<string, string> = {
  tasking: 'tasking meeting',
  panel: 'panel meeting',
  operational: 'operational meeting',
};

/** `Tasking meeting, 3 June 2014 at 9:30` */
export function meetingOf({ kind, startsAt }: NonNullable<TaskView['meeting']>): string {
  const words = KIND_WORDS[kind] ?? 'meeting';
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}, ${instantWords(startsAt)}`;
}
