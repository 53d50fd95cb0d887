import type { CalendarDay } from '../../shared/calendar-day.js';
import type { PanelOption } from '../cohort/cohort.presenter.js';
import type { FormError } from '../shell/form-errors.js';
import type { FieldLabels, PersonRow, RefusedRowInput } from './import-row.presenter.js';

export const IMPORT_SECTIONS = ['rows', 'matches', 'refused', 'warnings', 'columns'] as const;
export type ImportSection = (typeof IMPORT_SECTIONS)[number];

export interface ImportCounts {
  /** Rows that hold something; blank rows and total lines are not counted. */
  rows: number;
  ready: number;
  refused: number;
  /** Rows that were found on the list, or twice. */
  matched: number;
  warnings: number;
  /** Matches that wait for a decision. */
  undecided: number;
  created: number;
  merged: number;
  skipped: number;
}

export interface ImportInput {
  id: string;
  filename: string;
  panelName: string | null;
  uploadedAt: string;
  uploadedBy: string;
  state: 'previewed' | 'committing' | 'committed';
  /** While it is being committed. */
  progress: { done: number; total: number } | null;
  committed: {
    at: string;
    by: string;
    outcome: { created: number; merged: number; skipped: number; refused: number };
  } | null;
  sheets: readonly { name: string; rows: number }[];
  sheet: string;
  headerRow: number;
  columns: readonly { name: string; field: string; samples: readonly string[] }[];
  fields: FieldLabels;
  counts: ImportCounts;
  /** The section that is open, with its page of rows. */
  section:
    | { name: 'rows' | 'matches'; items: readonly PersonRow[] }
    | { name: 'refused'; items: readonly RefusedRowInput[] }
    | { name: 'warnings'; items: readonly { row: number; message: string }[] }
    | { name: 'columns' };
  page: number;
  pages: number;
  panels: readonly PanelOption[];
  canCommit: boolean;
  errors?: readonly FormError[];
  today: CalendarDay;
}
