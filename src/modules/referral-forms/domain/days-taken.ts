import { daysBetween, londonDay, type CalendarDay } from '../../../shared/calendar-day.js';

/** How many calendar days lie between an instant and a day. */
export const daysSince = (instant: string, day: CalendarDay): number =>
  daysBetween(londonDay(new Date(instant)), day);

/** How many calendar days lie between two instants. */
export const daysFromTo = (from: string, to: string): number => daysSince(from, londonDay(new Date(to)));

/** What lies in the middle; of an even number the lower one. Null of nothing. */
export function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? null;
}
