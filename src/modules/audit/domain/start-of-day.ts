import { londonDay, type CalendarDay } from '../../../shared/calendar-day.js';

const HOUR = 3_600_000;

/** The instant at which a day begins in London, as the log writes instants: in summer an hour before midnight UTC. */
export function startOfDay(day: CalendarDay): string {
  const midnight = Date.parse(`${day}T00:00:00.000Z`);
  const summer = new Date(midnight - HOUR);
  return (londonDay(summer) === day ? summer : new Date(midnight)).toISOString();
}
