import { londonDay, type CalendarDay } from './calendar-day.js';

/** What time it is. Injected, so that tests and `IOM_TODAY` decide. */
export interface Clock {
  /** This instant. */
  now(): Date;
  /** The calendar day in London. */
  today(): CalendarDay;
}

/**
 * A clock over a source of milliseconds. With `fixedDay` today is that day, and the hour is the real one, so
 * that instants still order events within it.
 */
export function makeClock(epochMs: () => number, fixedDay: CalendarDay | null = null): Clock {
  const real = (): Date => new Date(epochMs());
  if (fixedDay === null) return { now: real, today: () => londonDay(real()) };
  return {
    now: () => new Date(`${fixedDay}T${real().toISOString().slice(11)}`),
    today: () => fixedDay,
  };
}
