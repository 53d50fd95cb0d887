/**
 * A calendar date in Europe/London, written `YYYY-MM-DD`. Plain text, so that two days compare with `<`,
 * travel through JSON unchanged and mean the same on both databases.
 */
export type CalendarDay = string & { readonly calendarDay: unique symbol };

const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

const pad = (value: number, width = 2): string => String(value).padStart(width, '0');

const isLeapYear = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/** The number of days in a month (1 to 12) of a year. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** The day made of a year, a month (1 to 12) and a day of the month, or null when no such day exists. */
export function dayFromParts(year: number, month: number, day: number): CalendarDay | null {
  const whole = [year, month, day].every(Number.isInteger);
  if (!whole || year < 1 || year > 9999 || month < 1 || month > 12) return null;
  if (day < 1 || day > daysInMonth(year, month)) return null;
  return `${pad(year, 4)}-${pad(month)}-${pad(day)}` as CalendarDay;
}

/** Reads `YYYY-MM-DD`; null for anything else, 31 February included. */
export function parseCalendarDay(text: unknown): CalendarDay | null {
  if (typeof text !== 'string') return null;
  const match = SHAPE.exec(text);
  return match ? dayFromParts(Number(match[1]), Number(match[2]), Number(match[3])) : null;
}

/** Reads `YYYY-MM-DD`. @throws RangeError when it is not a day: for constants and rows we wrote ourselves. */
export function calendarDay(text: string): CalendarDay {
  const day = parseCalendarDay(text);
  if (day === null) throw new RangeError(`not a calendar day: ${text}`);
  return day;
}

/** Year, month (1 to 12) and day of the month. */
export function dayParts(day: CalendarDay): { year: number; month: number; day: number } {
  return { year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)), day: Number(day.slice(8, 10)) };
}

/**
 * A number of calendar months later (or earlier, when negative), clamped to the end of a short month:
 * 31 August + 6 months is 28 or 29 February (rule book, preamble).
 */
export function addMonths(from: CalendarDay, months: number): CalendarDay {
  const { year, month, day } = dayParts(from);
  const count = year * 12 + (month - 1) + months;
  const toYear = Math.floor(count / 12);
  const toMonth = (count % 12) + 1;
  return calendarDay(`${pad(toYear, 4)}-${pad(toMonth)}-${pad(Math.min(day, daysInMonth(toYear, toMonth)))}`);
}

/** A number of days later (or earlier, when negative). */
export function addDays(from: CalendarDay, days: number): CalendarDay {
  const { year, month, day } = dayParts(from);
  return new Date(Date.UTC(year, month - 1, day + days)).toISOString().slice(0, 10) as CalendarDay;
}

/** Whole days from one day to another; negative when `to` is the earlier. */
export function daysBetween(from: CalendarDay, to: CalendarDay): number {
  const at = (value: CalendarDay): number => Date.parse(`${value}T00:00:00Z`);
  return Math.round((at(to) - at(from)) / 86_400_000);
}

/** Completed years from birth to a day. Someone born on 29 February turns on 1 March in a common year. */
export function completedYears(born: CalendarDay, on: CalendarDay): number {
  const years = dayParts(on).year - dayParts(born).year;
  return on.slice(5) < born.slice(5) ? years - 1 : years;
}

/** The day on which somebody reaches an age; for 29 February in a common year, 1 March. */
export function birthday(born: CalendarDay, age: number): CalendarDay {
  const { year, month, day } = dayParts(born);
  return dayFromParts(year + age, month, day) ?? calendarDay(`${pad(year + age, 4)}-03-01`);
}

/** `3 June 2014`, as GOV.UK writes dates. */
export function formatDay(value: CalendarDay): string {
  const { year, month, day } = dayParts(value);
  return `${day} ${MONTHS[month - 1]} ${year}`;
}

/** `3 Jun 2014`, for tables. */
export function formatShortDay(value: CalendarDay): string {
  const { year, month, day } = dayParts(value);
  return `${day} ${MONTHS[month - 1]?.slice(0, 3)} ${year}`;
}

/** `June 2014`: the month of a day. */
export function formatMonth(value: CalendarDay): string {
  const { year, month } = dayParts(value);
  return `${MONTHS[month - 1]} ${year}`;
}

const LONDON_DAY = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});
const LONDON_TIME = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hour: 'numeric',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** The day it is in London at an instant. */
export function londonDay(instant: Date): CalendarDay {
  return calendarDay(LONDON_DAY.format(instant));
}

const HOUR = 3_600_000;

/** The instant at which a day in London has ended, summer time or not. */
export function endOfDay(day: CalendarDay): Date {
  const next = addDays(day, 1);
  const midnight = Date.parse(`${next}T00:00:00.000Z`);
  const anHourBefore = new Date(midnight - HOUR);
  return londonDay(anHourBefore) === next ? anHourBefore : new Date(midnight);
}

const CLOCK = /^([01]?\d|2[0-3])[:.]([0-5]\d)$/;

/**
 * The instant at which clocks in London show a time on a day, summer time or not; null for what is no time, or one
 * that the clocks leap over.
 */
export function londonInstant(day: CalendarDay, time: string): Date | null {
  const match = CLOCK.exec(time.trim());
  if (!match) return null;
  const { year, month, day: date } = dayParts(day);
  const [hours, minutes] = [Number(match[1]), Number(match[2])];
  const winter = Date.UTC(year, month - 1, date, hours, minutes);
  const isShown = (at: Date): boolean => {
    const [hour, minute] = LONDON_TIME.format(at).split(':').map(Number);
    return londonDay(at) === day && hour === hours && minute === minutes;
  };
  return [new Date(winter - HOUR), new Date(winter)].find(isShown) ?? null;
}

/** `3 June 2014 at 14:05`, London time. */
export function formatInstant(instant: Date): string {
  return `${formatDay(londonDay(instant))} at ${LONDON_TIME.format(instant)}`;
}
