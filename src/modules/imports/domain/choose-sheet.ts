import { guessFromHeading } from './import-field.js';
import { cellText, isBlankRow, type Cell, type Sheet } from './sheet.js';

/** Titles above the headings are few: a heading further down is none. */
const ROWS_TO_LOOK_AT = 30;
const SAYS_PAST =
  /archiv|remov|\bold\b|clos(ed|ure)|\bexit|\bleft\b|leavers|former|histor|de-?regist|delet|previous|backup|template|lookup/i;
const SAYS_CURRENT = /current|active|cohort|live|\blist\b|\biom\b/i;

/** How many different fields a row's cells name; text only, since a heading is never a number or a date. */
function countHeadings(cells: readonly Cell[]): number {
  const guesses = cells.map((cell) => (typeof cell === 'string' ? guessFromHeading(cellText(cell)) : null));
  return new Set(guesses.flatMap((guess) => (guess ? [guess.field] : []))).size;
}

function bestHeader(sheet: Sheet): { row: number; headings: number } {
  const counts = sheet.rows.slice(0, ROWS_TO_LOOK_AT).map(countHeadings);
  const headings = Math.max(0, ...counts);
  return { row: counts.indexOf(headings) + 1, headings };
}

/**
 * The row (from 1) that holds the headings: of the first rows, the one that names most fields. A row that names
 * one only is a title; then the first row that holds anything is taken, for the user to correct.
 */
export function findHeaderRow(sheet: Sheet): number {
  const { row, headings } = bestHeader(sheet);
  if (headings >= 2) return row;
  return (
    Math.max(
      0,
      sheet.rows.findIndex((cells) => !isBlankRow(cells)),
    ) + 1
  );
}

/** How much a sheet looks like the current list: by headings first, then its name, then its length. */
function weigh(sheet: Sheet): number {
  const { headings } = bestHeader(sheet);
  const filled = sheet.rows.filter((cells) => !isBlankRow(cells)).length;
  const past = SAYS_PAST.test(sheet.name) ? -1000 : 0;
  const current = SAYS_CURRENT.test(sheet.name) ? 20 : 0;
  const empty = filled === 0 ? -10_000 : 0;
  return (headings >= 2 ? headings * 10 : 0) + past + current + empty + Math.log10(filled + 1);
}

/**
 * Of several sheets the one that looks most like a current list; a name like Archive, Removed or Old loses
 * (issue 2, point 6). Of equals the first.
 */
export function chooseSheet(sheets: readonly Sheet[]): Sheet {
  const [first, ...others] = sheets;
  if (!first) throw new RangeError('a spreadsheet has at least one sheet');
  return others.reduce((best, sheet) => (weigh(sheet) > weigh(best) ? sheet : best), first);
}
