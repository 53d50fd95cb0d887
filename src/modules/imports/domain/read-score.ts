import { NOTHING, refuse, type Reading } from './reading.js';
import { cellText, isPlaceholder, type Cell } from './sheet.js';

const WHOLE = /^(-?\d+)(?:\.0+)?\s*%?$/;
const DECIMAL = /^-?\d*\.\d+\s*%?$/;

/**
 * Whether a column of scores is stored as fractions of one, which is what a spreadsheet does with `92%` typed
 * into a cell: every number lies between 0 and 1, and one at least is neither. Only the whole column can tell
 * a 1 that is 100% from a 1 that is 1.
 */
export function holdsFractions(cells: readonly (Cell | undefined)[]): boolean {
  const numbers = cells.filter((cell) => typeof cell === 'number');
  return numbers.every((n) => n >= 0 && n <= 1) && numbers.some((n) => n > 0 && n < 1);
}

function checkRange(score: number, shown: string): Reading<number> {
  if (score > 100) return refuse(`Score is over 100: ${shown}`, 'TIER-4');
  if (score < 0) return refuse(`Score is below 0: ${shown}`, 'TIER-4');
  return { value: score };
}

function readFraction(fraction: number): Reading<number> {
  const percent = Math.round(fraction * 100);
  // 0.29 * 100 is 28.999999999999996: the file's 29% is whole, its 29.5% is not.
  if (Math.abs(fraction * 100 - percent) > 1e-9)
    return refuse(`Score ${fraction} is not a whole number of per cent`, 'TIER-4');
  const warning = `${fraction} is read as ${percent}: the column holds percentages as fractions`;
  return { ...checkRange(percent, String(fraction)), warning };
}

/**
 * Reads an OGRS 3 score: a whole number 0 to 100, a percent sign allowed, as the panels write it (issue 2,
 * point 6). Nothing is rounded: 69.5, `90ish`, 190 and -1 are refused (TIER-4).
 */
export function readScore(cell: Cell | undefined, asFractions = false): Reading<number> {
  if (typeof cell === 'number' && asFractions) return readFraction(cell);
  const text = cellText(cell);
  if (text === '') return NOTHING;
  if (isPlaceholder(text))
    return { value: null, warning: `Score is “${text}”: the person is taken without a score` };
  if (typeof cell !== 'number' && typeof cell !== 'string')
    return refuse(`${text} is not a score: it must be a whole number from 0 to 100`, 'TIER-4');
  const whole = WHOLE.exec(text);
  if (whole) return checkRange(Number(whole[1]), text);
  if (DECIMAL.test(text)) return refuse(`Score is not a whole number: ${text}`, 'TIER-4');
  return refuse(`${text} is not a score: it must be a whole number from 0 to 100`, 'TIER-4');
}
