const SHAPE = /^(\d{4}|\d{2})\/?(\d{1,7})([A-Z])$/;
const CHECK_LETTERS = 'ZABCDEFGHJKLMNPQRTUVWXY';

export type PncIdResult = { ok: true; pncId: string } | { ok: false; reason: 'shape' | 'check-letter' };

/**
 * Reads a PNC ID in any usual spelling into its canonical form `YYYY/NNNNNNNL` (ID-PNC).
 * A two-digit year greater than this year's last two digits is 19YY, else 20YY.
 */
export function readPncId(text: string, thisYear: number): PncIdResult {
  const match = SHAPE.exec(text.replace(/\s+/g, '').toUpperCase());
  const [, year = '', serialDigits = '', letter = ''] = match ?? [];
  if (!match) return { ok: false, reason: 'shape' };
  const serial = serialDigits.padStart(7, '0');
  if (CHECK_LETTERS[Number(year.slice(-2) + serial) % 23] !== letter)
    return { ok: false, reason: 'check-letter' };
  const century = Number(year) > thisYear % 100 ? '19' : '20';
  return { ok: true, pncId: `${year.length === 4 ? year : century + year}/${serial}${letter}` };
}

/** What to tell somebody whose PNC ID was refused (ID-PNC). */
export function explainPncIdRefusal(reason: 'shape' | 'check-letter'): string {
  return reason === 'shape'
    ? 'Enter a PNC ID in the usual form, like 2001/0171310W or 01/171310W'
    : 'PNC check letter is wrong: check the PNC ID against the source';
}
