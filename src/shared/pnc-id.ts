const SHAPE = /^(?:(\d{4}|\d{2})\/(\d{1,7})|(\d{3,11}))([A-Z])$/;
const CHECK_LETTERS = 'ZABCDEFGHJKLMNPQRTUVWXY';

export type PncIdResult = { ok: true; pncId: string } | { ok: false; reason: 'shape' | 'check-letter' };

interface Reading {
  year: string;
  serial: string;
}

/** Without a slash `79163001B` may be 79/163001 or 7916/3001: every way to part year and serial, likeliest first. */
function partDigits(digits: string, thisYear: number): Reading[] {
  const short = { year: digits.slice(0, 2), serial: digits.slice(2) };
  const long = { year: digits.slice(0, 4), serial: digits.slice(4) };
  const plausible = Number(long.year) >= 1900 && Number(long.year) <= thisYear;
  return [
    ...(short.serial.length <= 7 ? [short] : []),
    ...(plausible && long.serial.length >= 1 && long.serial.length <= 7 ? [long] : []),
  ];
}

const fitsLetter = ({ year, serial }: Reading, letter: string): boolean =>
  CHECK_LETTERS[Number(year.slice(-2) + serial.padStart(7, '0')) % 23] === letter;

/**
 * Reads a PNC ID in any usual spelling into its canonical form `YYYY/NNNNNNNL` (ID-PNC). Without a slash the
 * check letter tells which digits are the year.
 * A two-digit year greater than this year's last two digits is 19YY, else 20YY.
 */
export function readPncId(text: string, thisYear: number): PncIdResult {
  const match = SHAPE.exec(text.replace(/\s+/g, '').toUpperCase());
  const [, slashYear, slashSerial = '', digits = '', letter = ''] = match ?? [];
  const readings =
    slashYear === undefined ? partDigits(digits, thisYear) : [{ year: slashYear, serial: slashSerial }];
  if (!match || readings.length === 0) return { ok: false, reason: 'shape' };
  const reading = readings.find((each) => fitsLetter(each, letter));
  if (!reading) return { ok: false, reason: 'check-letter' };
  const century = Number(reading.year) > thisYear % 100 ? '19' : '20';
  const year = reading.year.length === 4 ? reading.year : century + reading.year;
  return { ok: true, pncId: `${year}/${reading.serial.padStart(7, '0')}${letter}` };
}

/** What to tell somebody whose PNC ID was refused (ID-PNC). */
export function explainPncIdRefusal(reason: 'shape' | 'check-letter'): string {
  return reason === 'shape'
    ? 'Enter a PNC ID in the usual form, like 2001/0171310W or 01/171310W'
    : 'PNC check letter is wrong: check the PNC ID against the source';
}
