import { addDays, dayParts, type CalendarDay } from './calendar-day.js';

export const WEEKDAYS = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** 0 is a Monday. */
export function weekdayNumber(day: CalendarDay): number {
  const { year, month, day: date } = dayParts(day);
  return (new Date(Date.UTC(year, month - 1, date)).getUTCDay() + 6) % 7;
}

export const weekdayOf = (day: CalendarDay): Weekday => WEEKDAYS[weekdayNumber(day)] as Weekday;

/** `Monday` */
export const weekdayWords = (weekday: Weekday): string => weekday.charAt(0).toUpperCase() + weekday.slice(1);

/** The Monday of the week that a day is in. */
export const mondayOf = (day: CalendarDay): CalendarDay => addDays(day, -weekdayNumber(day));
