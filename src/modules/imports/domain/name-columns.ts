import { cellText, isBlankCell, type Cell } from './sheet.js';

/** One column of a sheet under a name of its own. */
export interface NamedColumn {
  index: number;
  name: string;
}

/** The letters a spreadsheet shows above a column: 0 is A, 26 is AA. */
export function columnLetters(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : columnLetters(Math.floor(index / 26) - 1) + last;
}

/**
 * Gives every column that holds anything a name that is its alone and stays the same at every reading: the
 * heading, `heading (2)` when repeated, `Column D` when there is none.
 */
export function nameColumns(header: readonly Cell[], rows: readonly (readonly Cell[])[]): NamedColumn[] {
  const width = rows.reduce((widest, row) => Math.max(widest, row.length), header.length);
  const used = Array.from({ length: width }, (_, index) => !isBlankCell(header[index]));
  for (const row of rows) row.forEach((cell, index) => (used[index] ||= !isBlankCell(cell)));
  const taken = new Set<string>();
  return used.flatMap((isUsed, index) => {
    if (!isUsed) return [];
    const heading = cellText(header[index]).replace(/\s+/g, ' ') || `Column ${columnLetters(index)}`;
    let name = heading;
    for (let count = 2; taken.has(name); count += 1) name = `${heading} (${count})`;
    taken.add(name);
    return [{ index, name }];
  });
}
