import { stringify } from 'csv-stringify/sync';
import type { FieldError } from '../../../shared/domain-error.js';
import { cellText, type Cell } from '../domain/sheet.js';

/** A row that was refused, as it stood in the file, and why. */
export interface RefusedRow {
  row: number;
  cells: readonly Cell[];
  errors: readonly FieldError[];
}

const describe = ({ message, rule }: FieldError): string => (rule ? `${message} (${rule})` : message);

/**
 * The refused rows as CSV to mend: the file's own columns, then Row and Reason (issue 2, point 6). Text that
 * begins with `=`, `+`, `-` or `@` stays text when a spreadsheet opens it, and a mark at the start tells Excel
 * that it is UTF-8.
 */
export function writeRefusedRows(header: readonly Cell[], rows: readonly RefusedRow[]): string {
  const width = rows.reduce((widest, { cells }) => Math.max(widest, cells.length), header.length);
  const fill = (cells: readonly Cell[]): string[] =>
    Array.from({ length: width }, (_, at) => cellText(cells[at]));
  const lines = rows.map(({ row, cells, errors }) => [
    ...fill(cells),
    String(row),
    errors.map(describe).join('; '),
  ]);
  return stringify([[...fill(header), 'Row', 'Reason'], ...lines], {
    bom: true,
    escape_formulas: true,
    record_delimiter: 'windows',
  });
}
