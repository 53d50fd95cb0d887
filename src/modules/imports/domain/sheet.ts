import { dayParts, type CalendarDay } from '../../../shared/calendar-day.js';

/** A date cell of a workbook: the day it shows. */
export interface DayCell {
  day: CalendarDay;
}

/** What one cell holds. Text is text for ever, also when it begins with `=`, `+`, `-` or `@` (issue 2, point 6). */
export type Cell = string | number | boolean | DayCell | null;

/** One sheet of a workbook, or a CSV file as its only sheet. Row 1 of the file is `rows[0]`. */
export interface Sheet {
  name: string;
  rows: Cell[][];
}

const pad = (value: number): string => String(value).padStart(2, '0');

/** A cell as the file's own reader would see it: outer spaces gone, a date as `31/12/2013`, nothing as ''. */
export function cellText(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'string') return cell.trim();
  if (typeof cell !== 'object') return String(cell);
  const { year, month, day } = dayParts(cell.day);
  return `${pad(day)}/${pad(month)}/${year}`;
}

/** Whether a cell shows nothing. */
export function isBlankCell(cell: Cell | undefined): boolean {
  return cellText(cell) === '';
}

/** Whether every cell of a row shows nothing. */
export function isBlankRow(cells: readonly Cell[]): boolean {
  return cells.every(isBlankCell);
}

const PLACEHOLDER = /^(n\/?a|n\.a\.?|none|nil|null|unknown|not known|not available|tbc|tba|\?+|[-–—]+)$/i;

/** Whether a text stands for "we have none": `n/a`, `unknown`, `tbc`, `-`. */
export function isPlaceholder(text: string): boolean {
  return PLACEHOLDER.test(text);
}
