import { addMonths, formatDay, parseCalendarDay, type CalendarDay } from '../../../shared/calendar-day.js';
import { badInput, type FieldError } from '../../../shared/domain-error.js';
import { WEEKDAYS, type Weekday } from '../../../shared/week.js';
import { readFrame, type MeetingFrame, type MeetingPanel } from './read-meeting.js';
import {
  MOST_MEETINGS,
  RHYTHMS,
  seriesDays,
  WEEKS_OF_MONTH,
  type Rhythm,
  type SeriesPattern,
  type WeekOfMonth,
} from './series-days.js';

/** A series as somebody calls it. */
export interface TypedSeries {
  panel?: unknown;
  kind?: unknown;
  /** Weekly, without it. */
  rhythm?: unknown;
  weekdays?: unknown;
  weekOfMonth?: unknown;
  time?: unknown;
  from?: unknown;
  until?: unknown;
}

export interface CalledSeries extends MeetingFrame, SeriesPattern {}

export interface SeriesFrame {
  panels: readonly MeetingPanel[];
  today: CalendarDay;
}

const CLOCK = /^([01]?\d|2[0-3])[:.]([0-5]\d)$/;
const LONGEST_MONTHS = 60;

/**
 * Reads a series of one panel and kind (MEET-1, MEET-3), from today on and for no longer than five years.
 *
 * @throws DomainError bad-input naming the fields.
 */
export function readSeries(typed: TypedSeries, { panels, today }: SeriesFrame): CalledSeries {
  const errors: FieldError[] = [];
  const frame = readFrame(typed, panels, errors);
  const days = readDaysOfWeek(typed, errors);
  const time = readTimeOfDay(typed.time);
  if (time === null) {
    errors.push({ field: 'time', message: 'Enter a time like 9:30 or 14:05', rule: 'MEET-1' });
  }
  const span = readSpan(typed, today, errors);
  if (frame === null || days === null || time === null || span === null) throw badInput(errors);
  const series = { ...frame, ...days, time, ...span };
  const fault = faultInCount(series);
  if (fault !== null) throw badInput([{ field: 'until', message: fault, rule: 'MEET-1' }]);
  return series;
}

/** `09:30` for `9:30` or `9.30`; null for what is no time of day. */
export function readTimeOfDay(typed: unknown): string | null {
  const match = typeof typed === 'string' ? CLOCK.exec(typed.trim()) : null;
  return match ? `${match[1]?.padStart(2, '0')}:${match[2]}` : null;
}

function readDaysOfWeek(
  typed: TypedSeries,
  errors: FieldError[],
): Pick<SeriesPattern, 'rhythm' | 'weekdays' | 'weekOfMonth'> | null {
  const before = errors.length;
  const refuse = (field: string, message: string, rule = 'MEET-1'): void => {
    errors.push({ field, message, rule });
  };
  const rhythm = typed.rhythm === undefined ? 'weekly' : RHYTHMS.find((each) => each === typed.rhythm);
  if (rhythm === undefined) refuse('rhythm', 'Choose weekly, fortnightly or monthly', 'MEET-3');
  const weekdays = readWeekdays(typed.weekdays);
  if (weekdays === null) refuse('weekdays', 'Choose the weekdays on which it meets');
  const isMonthly = rhythm === 'monthly';
  if (isMonthly && weekdays !== null && weekdays.length > 1) {
    refuse('weekdays', 'Choose one weekday: a monthly series meets once a month', 'MEET-3');
  }
  const weekOfMonth = WEEKS_OF_MONTH.find((each) => each === typed.weekOfMonth) ?? null;
  if (isMonthly && weekOfMonth === null) {
    refuse('weekOfMonth', 'Choose which one of the month: first, second, third, fourth or last', 'MEET-3');
  }
  if (!isMonthly && typed.weekOfMonth !== undefined && typed.weekOfMonth !== null) {
    refuse('weekOfMonth', 'Only a monthly series has a week of the month', 'MEET-3');
  }
  return errors.length > before ? null : daysOfWeek(rhythm, weekdays, weekOfMonth);
}

const daysOfWeek = (
  rhythm: Rhythm | undefined,
  weekdays: Weekday[] | null,
  weekOfMonth: WeekOfMonth | null,
): Pick<SeriesPattern, 'rhythm' | 'weekdays' | 'weekOfMonth'> | null =>
  rhythm === undefined || weekdays === null ? null : { rhythm, weekdays, weekOfMonth };

/** In the order of the week, each once; null for none, or for anything that is no weekday. */
function readWeekdays(typed: unknown): Weekday[] | null {
  if (!Array.isArray(typed) || typed.length === 0) return null;
  if (!typed.every((each) => (WEEKDAYS as readonly unknown[]).includes(each))) return null;
  return WEEKDAYS.filter((weekday) => typed.includes(weekday));
}

function readSpan(
  typed: TypedSeries,
  today: CalendarDay,
  errors: FieldError[],
): Pick<SeriesPattern, 'from' | 'until'> | null {
  const before = errors.length;
  const refuse = (field: string, message: string): void => {
    errors.push({ field, message, rule: 'MEET-1' });
  };
  const [from, until] = [parseCalendarDay(typed.from), parseCalendarDay(typed.until)];
  if (from === null) refuse('from', 'Enter the day from which it meets, like 2014-06-03');
  else if (from < today) refuse('from', 'Enter a first day that is today or later');
  const latest = addMonths(today, LONGEST_MONTHS);
  if (until === null) refuse('until', 'Enter the last day on which it may meet, like 2014-06-30');
  else if (from !== null && until < from) refuse('until', 'Enter a last day that is not before the first');
  else if (until > latest) refuse('until', `Enter a last day no later than ${formatDay(latest)}`);
  if (errors.length > before || from === null || until === null) return null;
  return { from, until };
}

function faultInCount(series: CalledSeries): string | null {
  const count = seriesDays(series).length;
  if (count === 0) return 'There is no such day between the first and the last. Enter a later last day';
  if (count <= MOST_MEETINGS) return null;
  return `That would be more than ${MOST_MEETINGS} meetings. Enter an earlier last day`;
}
