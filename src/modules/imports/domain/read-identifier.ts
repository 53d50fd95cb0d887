import { readCrn, readPrisonNumber } from '../../../shared/case-reference.js';
import { explainPncIdRefusal, readPncId } from '../../../shared/pnc-id.js';
import { NOTHING, refuse, type Reading } from './reading.js';
import { cellText, isPlaceholder, type Cell } from './sheet.js';

function readWith(cell: Cell | undefined, read: (text: string) => Reading<string>): Reading<string> {
  const text = cellText(cell);
  if (text === '') return NOTHING;
  if (isPlaceholder(text)) return { value: null, warning: `“${text}” is read as no number` };
  return read(text);
}

/** Reads a PNC ID in any usual spelling; a wrong check letter refuses the row (ID-PNC). */
export function readPncCell(cell: Cell | undefined, thisYear: number): Reading<string> {
  return readWith(cell, (text) => {
    const result = readPncId(text, thisYear);
    if (result.ok) return { value: result.pncId };
    return refuse(`${explainPncIdRefusal(result.reason)}. This row has ${text}`, 'ID-PNC');
  });
}

/** Reads a case reference, in lower case too (ID-CRN). */
export function readCrnCell(cell: Cell | undefined): Reading<string> {
  return readWith(cell, (text) => {
    const value = readCrn(text);
    return value
      ? { value }
      : refuse(`${text} is not a CRN: it is a letter and six digits, like X320741`, 'ID-CRN');
  });
}

/** Reads a prison number, in lower case too (ID-PRISON). */
export function readPrisonNumberCell(cell: Cell | undefined): Reading<string> {
  return readWith(cell, (text) => {
    const value = readPrisonNumber(text);
    if (value) return { value };
    return refuse(`${text} is not a prison number: it is like A1234BC`, 'ID-PRISON');
  });
}
