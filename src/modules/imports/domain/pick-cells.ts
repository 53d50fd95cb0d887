import type { ImportField } from './import-field.js';
import type { Column } from './layout.js';
import { cellText, type Cell } from './sheet.js';

/** A row's cells by what their columns mean. */
export interface PickedCells {
  /** Whether the layout has a column for it. */
  has(field: ImportField): boolean;
  /** The cell of a field; null when there is none. */
  cell(field: ImportField): Cell;
  /** The text of a field, several columns joined by a comma; null when blank. */
  text(field: ImportField): string | null;
}

/** Picks a row's cells by meaning. */
export function pickCells(cells: readonly Cell[], columns: readonly Column[]): PickedCells {
  const indexes = (field: ImportField): number[] =>
    columns.filter((column) => column.field === field).map(({ index }) => index);
  return {
    has: (field) => indexes(field).length > 0,
    cell: (field) => cells[indexes(field)[0] ?? -1] ?? null,
    text: (field) => {
      const texts = indexes(field).map((index) => cellText(cells[index]));
      return texts.filter(Boolean).join(', ') || null;
    },
  };
}
