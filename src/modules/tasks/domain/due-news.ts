import { formatDay, type CalendarDay } from '../../../shared/calendar-day.js';
import { timingOf } from './task-state.js';

/** An open task, and of which due dates its owner has been told. */
export interface ToldTask {
  dueOn: CalendarDay;
  toldDueSoonFor: string | null;
  toldOverdueFor: string | null;
}

export interface DueNews {
  kind: 'task-due-soon' | 'task-overdue';
  /** Names nobody, and says nothing of what is to be done. */
  summary: string;
}

/**
 * What the owner of an open task has to be told today: that it is due soon, and that it is overdue, each once for a
 * due date. After days on which nobody looked it is told what holds now, and nothing that is past.
 */
export function dueNews(
  { dueOn, toldDueSoonFor, toldOverdueFor }: ToldTask,
  today: CalendarDay,
): DueNews | null {
  const timing = timingOf(dueOn, today);
  if (timing === 'due-soon' && toldDueSoonFor !== dueOn) {
    const when = dueOn === today ? 'today' : `on ${formatDay(dueOn)}`;
    return { kind: 'task-due-soon', summary: `A task is due ${when}` };
  }
  if (timing === 'overdue' && toldOverdueFor !== dueOn)
    return { kind: 'task-overdue', summary: `A task was due on ${formatDay(dueOn)} and is overdue` };
  return null;
}
