import {
  addDays,
  addMonths,
  calendarDay,
  dayFromParts,
  dayParts,
  daysInMonth,
  londonInstant,
  type CalendarDay,
} from '../../../shared/calendar-day.js';
import { mondayOf, WEEKDAYS, weekdayNumber, type Weekday } from '../../../shared/week.js';

/** MEET-1: several days a week; MEET-3: the City's every fortnight, the County's every month. */
export const RHYTHMS = ['weekly', 'fortnightly', 'monthly'] as const;
export type Rhythm = (typeof RHYTHMS)[number];

/** Which of a month's Tuesdays: the first to the fourth, which every month has, or the last. */
export const WEEKS_OF_MONTH = [1, 2, 3, 4, -1] as const;
export type WeekOfMonth = (typeof WEEKS_OF_MONTH)[number];

export interface SeriesPattern {
  rhythm: Rhythm;
  weekdays: readonly Weekday[];
  /** Of a monthly series; null of the others. */
  weekOfMonth: WeekOfMonth | null;
  /** What clocks in London show when it starts: `09:30`. */
  time: string;
  from: CalendarDay;
  /** The last day on which there may be one. */
  until: CalendarDay;
}

/** More than three years of three a week: whoever asks for more has mistyped a year. */
export const MOST_MEETINGS = 400;

/**
 * The days of a series, in order: of a weekly one its weekdays; of a fortnightly one those of every other week, counted
 * from the week of the first; of a monthly one the first, …, last such weekday of each month. There is one more than
 * the most when there would be too many.
 */
export function seriesDays(pattern: SeriesPattern, most = MOST_MEETINGS): CalendarDay[] {
  const days: CalendarDay[] = [];
  for (const day of pattern.rhythm === 'monthly' ? monthlyDays(pattern) : weeklyDays(pattern)) {
    if (day > pattern.until || days.length > most) break;
    if (day >= pattern.from) days.push(day);
  }
  return days;
}

function* weeklyDays({ rhythm, weekdays, from, until }: SeriesPattern): Generator<CalendarDay> {
  const offsets = WEEKDAYS.flatMap((weekday, index) => (weekdays.includes(weekday) ? [index] : []));
  if (offsets.length === 0) return;
  const isFirstWeekOver = offsets.every((offset) => offset < weekdayNumber(from));
  const first = addDays(mondayOf(from), isFirstWeekOver ? 7 : 0);
  const step = rhythm === 'fortnightly' ? 14 : 7;
  for (let monday = first; monday <= until; monday = addDays(monday, step)) {
    for (const offset of offsets) yield addDays(monday, offset);
  }
}

function* monthlyDays({ weekdays, weekOfMonth, from, until }: SeriesPattern): Generator<CalendarDay> {
  const [weekday] = weekdays;
  if (weekday === undefined || weekOfMonth === null) return;
  const { year, month } = dayParts(from);
  for (let first = dayFromParts(year, month, 1); first !== null && first <= until; first = nextMonth(first)) {
    yield dayInMonth(first, WEEKDAYS.indexOf(weekday), weekOfMonth);
  }
}

/** Null after the last month that a calendar day can name. */
function nextMonth(first: CalendarDay): CalendarDay | null {
  return first.startsWith('9999-12') ? null : addMonths(first, 1);
}

function dayInMonth(first: CalendarDay, weekday: number, week: WeekOfMonth): CalendarDay {
  if (week > 0) return addDays(first, ((weekday - weekdayNumber(first) + 7) % 7) + (week - 1) * 7);
  const { year, month } = dayParts(first);
  const last = addDays(first, daysInMonth(year, month) - 1);
  return addDays(last, -((weekdayNumber(last) - weekday + 7) % 7));
}

const HOUR_MS = 3_600_000;

/**
 * When a meeting of a day starts: 9:30 stays 9:30, summer time or not. Of a time that clocks show twice, on the last
 * Sunday of October, it is the first; one that they leap over, on the last Sunday of March, is an hour later.
 */
export function startOn(day: CalendarDay, time: string): Date {
  const shown = londonInstant(day, time);
  if (shown !== null) return shown;
  const [hours = NaN, minutes = NaN] = time.split(':').map(Number);
  const at = Date.parse(`${calendarDay(day)}T00:00:00Z`) + hours * HOUR_MS + minutes * 60_000;
  if (Number.isNaN(at)) throw new RangeError(`not a time of day: ${time}`);
  return new Date(at);
}
