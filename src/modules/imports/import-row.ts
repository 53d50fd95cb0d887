import { rawSql } from '../../platform/database/sql.js';
import { parseCalendarDay, type CalendarDay } from '../../shared/calendar-day.js';
import type { StoredLayout } from './domain/choose-layout.js';
import type { ImportCounts } from './domain/count-rows.js';

/** What a commit came to. */
export interface ImportOutcome {
  created: number;
  merged: number;
  skipped: number;
  refused: number;
}

/** An import as it is stored, the file and its cells left out. */
export interface ImportRow extends StoredLayout {
  id: string;
  filename: string;
  /** The panel of the rows that name none. */
  panel: string | null;
  bytes: number;
  sha256: string;
  savedOn: CalendarDay | null;
  sheets: { name: string; rows: number }[];
  status: 'previewed' | 'committed';
  counts: ImportCounts;
  uploadedAt: string;
  uploadedBy: string;
  committedAt: string | null;
  committedBy: string | null;
  outcome: ImportOutcome | null;
  version: number;
}

export interface StoredImportRow extends Omit<
  ImportRow,
  'savedOn' | 'sheets' | 'mapping' | 'counts' | 'outcome'
> {
  savedOn: string | null;
  sheets: string;
  mapping: string;
  counts: string;
  outcome: string | null;
}

/** The row's columns, each under its name in {@link ImportRow}. */
export const IMPORT_COLUMNS =
  rawSql(`i.id, i.filename, i.panel, i.bytes, i.sha256, i.saved_on as "savedOn", i.sheets,
  i.sheet, i.header_row as "headerRow", i.mapping, i.status, i.counts, i.uploaded_at as "uploadedAt",
  i.uploaded_by_name as "uploadedBy", i.committed_at as "committedAt", i.committed_by_name as "committedBy",
  i.outcome, i.version`);

export function toImport(row: StoredImportRow): ImportRow {
  return {
    ...row,
    savedOn: parseCalendarDay(row.savedOn),
    sheets: JSON.parse(row.sheets) as ImportRow['sheets'],
    mapping: JSON.parse(row.mapping) as ImportRow['mapping'],
    counts: JSON.parse(row.counts) as ImportCounts,
    outcome: row.outcome === null ? null : (JSON.parse(row.outcome) as ImportOutcome),
  };
}
