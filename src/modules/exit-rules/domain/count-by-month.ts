import { addMonths, calendarDay, type CalendarDay } from '../../../shared/calendar-day.js';
import type { ExitDecision } from './decide-exit.js';

export interface ExitMonth {
  /** Its first day. */
  month: CalendarDay;
  /** How many reach in it six months from registration with nothing that holds them back. */
  atStage: number;
  /** How many are free in it of the last event that holds them back. */
  released: number;
}

const firstOf = (day: CalendarDay): CalendarDay => calendarDay(`${day.slice(0, 7)}-01`);

/** Is it in this month, told by its first day, that somebody who could not leave before could do so (EXIT-3)? */
export const couldLeaveIn = ({ earliestExitOn: day, state }: ExitDecision, month: CalendarDay): boolean =>
  day !== null && (state === 'held' || state === 'not-yet') && day >= month && day < addMonths(month, 1);

/** How many could leave in each of the coming months, by what is known on the day (EXIT-3); months of nobody too. */
export function countByMonth(
  decisions: readonly ExitDecision[],
  { from, until }: { from: CalendarDay; until: CalendarDay },
): ExitMonth[] {
  const months: ExitMonth[] = [];
  for (let month = firstOf(from); month < until; month = addMonths(month, 1)) {
    const inMonth = decisions.filter((decision) => couldLeaveIn(decision, month));
    const released = inMonth.filter(({ blockers }) => blockers.length > 0).length;
    months.push({ month, atStage: inMonth.length - released, released });
  }
  return months;
}
