import type { ColumnMeaning } from './import-field.js';
import type { NamedColumn } from './name-columns.js';

/** A column under its own name, and what it means. */
export interface Column extends NamedColumn {
  field: ColumnMeaning;
}

/** Where a file's people stand and what its columns mean: guessed, then corrected by the user. */
export interface Layout {
  sheet: string;
  /** As the spreadsheet numbers its rows: the first is 1. */
  headerRow: number;
  columns: Column[];
}

/** What the user chose instead of the guess: `mapping` goes from a column's name to its meaning. */
export interface LayoutChoices {
  sheet?: string | undefined;
  headerRow?: number | undefined;
  mapping?: Readonly<Record<string, string>> | undefined;
}
