import { londonDay, type CalendarDay } from '../../../shared/calendar-day.js';
import { isBlankRow, type Sheet } from '../domain/sheet.js';
import { checkZip } from './check-zip.js';
import { DEFAULT_LIMITS, type ImportLimits } from './import-limits.js';
import { refuseFile } from './import-refusal.js';
import { readInThread } from './read-in-thread.js';
import { recogniseFile } from './recognise-file.js';

/** A file somebody brings. The name is kept for the record only: what it is, its content says. */
export interface BroughtFile {
  content: Buffer;
  filename: string;
}

/** A file as read. */
export interface Spreadsheet {
  sheets: Sheet[];
  /** The day on which the workbook says it was last saved; null for CSV, which says nothing. */
  savedOn: CalendarDay | null;
}

/**
 * Reads a CSV or XLSX file into sheets of plain cells (issue 2, point 6), within limits on its bytes, rows,
 * cells, time and what it unpacks to. @throws DomainError `IMPORT.…` with `errors[0].field` `file`.
 */
export async function readSpreadsheet(
  { content, filename }: BroughtFile,
  limits: ImportLimits = DEFAULT_LIMITS,
): Promise<Spreadsheet> {
  if (content.length > limits.fileBytes) throw refuseFile('TOO_LARGE', limits);
  const recognised = recogniseFile(content);
  switch (recognised.kind) {
    case 'empty':
      throw refuseFile('EMPTY', limits);
    case 'old-excel':
      throw refuseFile('OLD_EXCEL', limits);
    case 'other':
      throw refuseFile('NOT_A_SPREADSHEET', limits, recognised.detail);
    case 'zip':
    case 'text':
  }
  if (recognised.kind === 'zip') await checkZip(content, limits);
  const { sheets, modifiedAt } = await readInThread(content, recognised.kind, limits);
  if (sheets.every(({ rows }) => rows.every(isBlankRow))) throw refuseFile('EMPTY', limits);
  return { sheets: nameSheets(sheets, recognised.kind, filename), savedOn: readSavedOn(modifiedAt) };
}

/** A CSV file is one sheet under the file's name, without its folders and ending. */
function nameSheets(sheets: Sheet[], kind: 'zip' | 'text', filename: string): Sheet[] {
  if (kind === 'zip') return sheets;
  const name = (filename.split(/[/\\]/).at(-1) ?? '').replace(/\.(csv|txt|tsv)$/i, '').trim() || 'Sheet1';
  return sheets.map((sheet) => ({ ...sheet, name }));
}

function readSavedOn(modifiedAt: string | null): CalendarDay | null {
  const instant = modifiedAt === null ? Number.NaN : Date.parse(modifiedAt);
  return Number.isNaN(instant) || instant < 0 ? null : londonDay(new Date(instant));
}
