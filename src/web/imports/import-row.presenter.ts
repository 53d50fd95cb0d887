import type { CalendarDay } from '../../shared/calendar-day.js';
import { agedWords, dayWords, listName, ragLabel, shortDayWords, type Label } from '../shell/labels.js';

/** The names of fields, as columns and differences show them (`FIELD_LABELS` of the imports). */
export type FieldLabels = Readonly<Record<string, string>>;

/** A person as a row gives them. */
export interface RowPerson {
  surname: string;
  forename: string;
  dateOfBirth: string;
  pncId: string | null;
  crn: string | null;
  panel: string | null;
  score: number | null;
  rag: string | null;
  registeredOn: string | null;
  removedOn: string | null;
}

/** Somebody a row may be. */
export interface RowMatch {
  /** Of a listed person, or `row:14` for an earlier row of the same sheet. */
  id: string;
  by: string;
  person: { surname: string; forename: string; dateOfBirth: string | null; panel: string | null };
  contradictions: readonly { message: string }[];
  differences: readonly RowDifference[];
}

export type DifferenceValue = string | number | boolean | readonly string[];

export interface RowDifference {
  field: string;
  file: DifferenceValue;
  list: DifferenceValue | null;
  newer: 'file' | 'list' | 'unknown';
  take: 'file' | 'list';
  /** Why the file's value cannot be taken, whoever wants it. */
  locked?: string;
}

/** What becomes of a row that holds a person. */
export interface PersonRow {
  row: number;
  candidate: RowPerson;
  warnings: readonly { field: string; message: string }[];
  proposal: 'new' | 'merge' | 'decide';
  action: 'new' | 'merge' | 'skip' | 'decide';
  matches: readonly RowMatch[];
  target: RowMatch | null;
  reasons: readonly string[];
  /** The same person in another file that waits. */
  alsoIn: readonly { importId: string; filename: string; row: number }[];
}

/** A refused row in its own words. */
export interface RefusedRowInput {
  row: number;
  /** Each column's name and what stands there. */
  cells: readonly { column: string; text: string }[];
  errors: readonly { field: string; message: string; rule?: string | undefined }[];
}

export const BY_WORDS: Record<string, string> = {
  'pnc-id': 'Same PNC ID',
  crn: 'Same CRN',
  'prison-number': 'Same prison number',
  'name-and-date-of-birth': 'Same name and date of birth',
  chosen: 'Chosen by hand',
};

/** Where somebody who may be meant is found. */
export function placeOf(
  { id, person }: RowMatch,
  panelName: (key: string) => string,
  today: CalendarDay,
): string {
  const row = /^row:(\d+)$/.exec(id)?.[1];
  const where = row ? `row ${row} of this file` : person.panel ? panelName(person.panel) : 'on the list';
  const born = person.dateOfBirth ? dayWords(person.dateOfBirth) + agedWords(person.dateOfBirth, today) : '';
  return [listName(person), born, where].filter(Boolean).join(', ');
}

const NUMBER_OF_DAY = /^\d{4}-\d{2}-\d{2}$/;

/** A value of a difference in words: days as days, statuses as words, nothing as nothing. */
export function valueWords(
  field: string,
  value: DifferenceValue | null,
  panelName: (key: string) => string,
): string {
  if (value === null || value === '') return 'Nothing';
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return value.length > 0 ? value.join('; ') : 'Nothing';
  if (field === 'rag') return ragLabel(value).text;
  if (field === 'panel') return panelName(value);
  return NUMBER_OF_DAY.test(value) ? dayWords(value) : value;
}

export interface PreviewRow {
  row: number;
  outcome: { key: string; text: string };
  name: string;
  born: string;
  pncId: string;
  crn: string;
  panel: string;
  score: string;
  rag: Label;
  registered: string;
  notes: string[];
}

function outcomeOf({ action, target }: PersonRow): PreviewRow['outcome'] {
  switch (action) {
    case 'new':
      return { key: 'new', text: 'New person' };
    case 'merge':
      return {
        key: 'merge',
        text: `Merged with ${target ? listName(target.person) : 'a person on the list'}`,
      };
    case 'skip':
      return { key: 'skip', text: 'Left out' };
    case 'decide':
      return { key: 'decide', text: 'Waits for a decision' };
  }
}

/** A row as it will be on the list. */
export function presentPreviewRow(plan: PersonRow, panelName: (key: string) => string): PreviewRow {
  const { candidate, row, warnings } = plan;
  const { registeredOn, removedOn } = candidate;
  return {
    row,
    outcome: outcomeOf(plan),
    name: listName(candidate),
    born: shortDayWords(candidate.dateOfBirth),
    pncId: candidate.pncId ?? '–',
    crn: candidate.crn ?? '–',
    panel: candidate.panel ? panelName(candidate.panel) : '–',
    score: candidate.score === null ? '–' : String(candidate.score),
    rag: ragLabel(candidate.rag),
    registered: [
      registeredOn ? shortDayWords(registeredOn) : '',
      removedOn ? `removed ${shortDayWords(removedOn)}` : '',
    ]
      .filter(Boolean)
      .join(', '),
    notes: warnings.map(({ message }) => message),
  };
}
