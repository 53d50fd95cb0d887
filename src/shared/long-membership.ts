import { addMonths, type CalendarDay } from './calendar-day.js';

/** COH-5: members of four years and more are listed for review. */
export const LONG_MONTHS = 48;

/** Four years to the day and more. Re-entry is a new registration (EXIT-5), and counts from its own day. */
export const isLongMember = (registeredOn: CalendarDay, on: CalendarDay): boolean =>
  addMonths(registeredOn, LONG_MONTHS) <= on;

/** Completed years, and completed months beyond them; a short month's last day completes it. */
export function timeBetween(from: CalendarDay, to: CalendarDay): { years: number; months: number } {
  let months = 0;
  while (addMonths(from, months + 1) <= to) months += 1;
  return { years: Math.floor(months / 12), months: months % 12 };
}
