import {
  addDays,
  calendarDay,
  dayFromParts,
  dayParts,
  type CalendarDay,
} from '../../../shared/calendar-day.js';
import { NOTHING, refuse, type Reading } from './reading.js';
import { cellText, isPlaceholder, type Cell } from './sheet.js';

const NUMERIC = /^(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4}|\d{2})$/;
const NAMED = /^(\d{1,2})(?:st|nd|rd|th)?[/.\- ]*([a-z]{3,9})\.?,?[/.\- ]*(\d{4}|\d{2})$/;
const ISO = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/;
const TIME_OF_DAY = /[t ]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?( ?[ap]m)?z?$/;
const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];
/** Day 0 of a spreadsheet's calendar as it counts from March 1900 on. */
const SERIAL_ZERO = calendarDay('1899-12-30');
/** 1 January 1910: a smaller number in a date column is a slip, not a day. */
const FIRST_SERIAL = 3654;
const LAST_SERIAL = 73050;

interface Written {
  year: string;
  month: number;
  day: string;
}

function monthNumber(name: string): number {
  return (
    MONTHS.findIndex((month) => month.startsWith(name) || (name === 'sept' && month === 'september')) + 1
  );
}

function partsOf(text: string): Written | null {
  const numeric = NUMERIC.exec(text);
  if (numeric) return { day: numeric[1] ?? '', month: Number(numeric[2]), year: numeric[3] ?? '' };
  const named = NAMED.exec(text);
  if (named) return { day: named[1] ?? '', month: monthNumber(named[2] ?? ''), year: named[3] ?? '' };
  const iso = ISO.exec(text);
  return iso ? { day: iso[3] ?? '', month: Number(iso[2]), year: iso[1] ?? '' } : null;
}

/** The day a written date names. A two-digit year is the latest that is not in the future (issue 2, point 6). */
function toDay({ year, month, day }: Written, today: CalendarDay): CalendarDay | null {
  if (year.length === 4) return dayFromParts(Number(year), month, Number(day));
  const century = Math.floor(dayParts(today).year / 100) * 100;
  const recent = dayFromParts(century + Number(year), month, Number(day));
  if (recent !== null && recent <= today) return recent;
  // 29 February may exist in one of the two years only.
  return dayFromParts(century - 100 + Number(year), month, Number(day));
}

function readSerial(serial: number): Reading<CalendarDay> {
  if (!Number.isInteger(serial) || serial < FIRST_SERIAL || serial > LAST_SERIAL)
    return refuse(`${serial} is not a date: write it like 31/12/2013`);
  const value = addDays(SERIAL_ZERO, serial);
  const shown = cellText({ day: value });
  return {
    value,
    warning: `The number ${serial} is read as the date ${shown}, as a spreadsheet counts days`,
  };
}

/**
 * Reads a date in any of the ways the panels write one (issue 2, point 6): a date cell, `31/12/2013`,
 * `31.12.2013`, `3-Jun-88`, `3 June 1988`, `1988-06-03`, or a spreadsheet's day number. The day stands before
 * the month. A time of day behind it is left off.
 */
export function readDay(cell: Cell | undefined, today: CalendarDay): Reading<CalendarDay> {
  if (cell !== null && typeof cell === 'object') return { value: cell.day };
  if (typeof cell === 'number') return readSerial(cell);
  const text = cellText(cell);
  if (text === '') return NOTHING;
  if (isPlaceholder(text)) return { value: null, warning: `“${text}” is read as no date` };
  if (/^\d{5}$/.test(text)) return readSerial(Number(text));
  const parts = partsOf(text.toLowerCase().replace(/\s+/g, ' ').replace(TIME_OF_DAY, ''));
  if (parts === null) return refuse(`${text} is not a date: write it like 31/12/2013`);
  const value = toDay(parts, today);
  return value === null ? refuse(`${text} is not a real date`) : { value };
}
