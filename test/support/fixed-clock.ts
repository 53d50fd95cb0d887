import { calendarDay, londonDay, type CalendarDay } from '../../src/shared/calendar-day.js';
import type { Clock } from '../../src/shared/clock.js';

/** A clock that stands still until a test moves it. */
export interface FixedClock extends Clock {
  /** Puts it at the same time of day on another day, or at a given instant (`2014-06-03T09:30:00.000Z`). */
  set(when: string): void;
  /** Moves it on. */
  advance(milliseconds: number): void;
}

/** Half past ten in the morning, London time, on the day most of the examples speak of. */
export const FIXED_INSTANT = '2014-06-03T09:30:00.000Z';

export function fixedClock(start = FIXED_INSTANT): FixedClock {
  let at = Date.parse(start);
  const now = (): Date => new Date(at);
  const today = (): CalendarDay => londonDay(now());
  return {
    now,
    today,
    set: (when) => {
      at = Date.parse(when.length === 10 ? `${calendarDay(when)}${now().toISOString().slice(10)}` : when);
      if (Number.isNaN(at)) throw new RangeError(`not an instant: ${when}`);
    },
    advance: (milliseconds) => {
      at += milliseconds;
    },
  };
}
