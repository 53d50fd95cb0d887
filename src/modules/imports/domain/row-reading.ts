import type { CalendarDay } from '../../../shared/calendar-day.js';
import type { FieldError } from '../../../shared/domain-error.js';
import type { ImportField } from './import-field.js';
import type { Gender, PanelChoice, RagStatus } from './read-words.js';

/** A person as a row of a file gives them. What the row does not say is null. */
export interface Candidate {
  surname: string;
  forename: string;
  dateOfBirth: CalendarDay;
  gender: Gender | null;
  pncId: string | null;
  crn: string | null;
  prisonNumber: string | null;
  panel: string;
  score: number | null;
  assessedOn: CalendarDay | null;
  rag: RagStatus | null;
  registeredOn: CalendarDay | null;
  removedOn: CalendarDay | null;
  ppo: boolean | null;
  address: string | null;
  contactNumber: string | null;
  primarySubstance: string | null;
  aliases: string[];
  notes: string | null;
}

/** Something to look at in a row that is kept. */
export interface RowWarning {
  field: ImportField;
  message: string;
}

/** What a row is read against. */
export interface RowContext {
  today: CalendarDay;
  panels: readonly PanelChoice[];
  /** The panel of a row that names none: its key. */
  defaultPanel: string | null;
  /** Whether the score column holds fractions of one (see `holdsFractions`). */
  scoresAreFractions?: boolean;
}

/** What a row of the file came to. Rows are numbered as the spreadsheet shows them, from 1. */
export type RowReading =
  | { kind: 'blank'; row: number }
  | { kind: 'total'; row: number; text: string }
  | { kind: 'heading'; row: number }
  | { kind: 'person'; row: number; candidate: Candidate; errors: []; warnings: RowWarning[] }
  | { kind: 'refused'; row: number; errors: [FieldError, ...FieldError[]]; warnings: RowWarning[] };
