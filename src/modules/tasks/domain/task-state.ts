import { daysBetween, type CalendarDay } from '../../../shared/calendar-day.js';
import { TASK_LIMITS } from './task-limits.js';

/** A task is open until somebody says what came of it, or that it is not to be done (MEET-6). */
export const TASK_STATUSES = ['open', 'done', 'cancelled'] as const;
export type TaskStatus = (typeof TASK_STATUSES)[number];

/** How an open task stands to its due date. */
export type TaskTiming = 'later' | 'due-soon' | 'overdue';

/** Overdue from the day after its due date; due soon on that day and two days before it. */
export function timingOf(dueOn: CalendarDay, today: CalendarDay): TaskTiming {
  const daysLeft = daysBetween(today, dueOn);
  if (daysLeft < 0) return 'overdue';
  return daysLeft <= TASK_LIMITS.dueSoonDays ? 'due-soon' : 'later';
}
