import type { ImportField } from './import-field.js';
import type { Layout } from './layout.js';
import type { PickedCells } from './pick-cells.js';
import { cellText, isBlankCell, type Cell } from './sheet.js';

const TOTAL = /^(grand |sub[- ]?)?totals?\b|^(count|sum)\b/i;

/** What a total line does not have, unless it is the count itself. */
const PERSONAL: readonly ImportField[] = ['forename', 'dateOfBirth', 'pncId', 'crn', 'prisonNumber'];
const COUNT_OR_BLANK = /^\d{0,4}$/;

/** A total line: it says so, and holds nothing else that makes a person (issue 2, point 6). */
export function isTotal(cells: readonly Cell[], picked: PickedCells): boolean {
  const first = cells.find((cell) => !isBlankCell(cell));
  if (typeof first !== 'string' || !TOTAL.test(first.trim())) return false;
  const said = PERSONAL.map((field) => picked.cell(field)).filter((cell) => cell !== first);
  return said.every((cell) => COUNT_OR_BLANK.test(cellText(cell)));
}

/** A page's headings printed again further down. */
export function isHeading(cells: readonly Cell[], layout: Layout): boolean {
  const named = layout.columns.filter(
    ({ index, name }) => cellText(cells[index]).replace(/\s+/g, ' ') === name,
  );
  return named.length >= 2 && named.length === cells.filter((cell) => !isBlankCell(cell)).length;
}
