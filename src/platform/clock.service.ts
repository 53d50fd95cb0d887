import type { CalendarDay } from '../shared/calendar-day.js';
import { makeClock, type Clock } from '../shared/clock.js';

/** The application's clock: real time, or the day that `IOM_TODAY` fixes. */
export class ClockService implements Clock {
  private readonly clock: Clock;

  constructor(fixedDay: CalendarDay | null, epochMs: () => number = Date.now) {
    this.clock = makeClock(epochMs, fixedDay);
  }

  now(): Date {
    return this.clock.now();
  }

  today(): CalendarDay {
    return this.clock.today();
  }
}
