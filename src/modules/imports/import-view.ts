import type { FieldError } from '../../shared/domain-error.js';
import type { ImportCounts } from './domain/count-rows.js';
import type { Contradiction } from './domain/match-person.js';
import { rowOf, type PersonOnList } from './domain/person-on-list.js';
import type { PlannedDifference } from './domain/propose-differences.js';
import type { PersonPlan, PlannedMatch, RefusedPlan, RowPlan } from './domain/row-plan.js';
import { cellText, type Cell } from './domain/sheet.js';
import type { ImportPlan } from './import-plans.service.js';
import type { Progress } from './import-progress.service.js';
import type { ImportOutcome, ImportRow } from './import-row.js';

/** Somebody a row may be, side by side with it. */
export interface MatchView {
  row: number;
  /** Of a listed person, or `row:14` for an earlier row: what a resolution names as `offenderId`. */
  id: string;
  /** Null for somebody whom an earlier row of the file brings. */
  offenderId: string | null;
  sameAsRow: number | null;
  by: PlannedMatch['by'];
  /** Whether the row is merged with this person as things stand. */
  chosen: boolean;
  contradictions: Contradiction[];
  differences: PlannedDifference[];
  person: Omit<PersonOnList, 'id' | 'setOn' | 'ragSince'>;
}

/** What becomes of a row that holds a person; once the import is committed, what has become of it. */
export interface PersonRowView extends Omit<PersonPlan, 'matches' | 'target' | 'resolution'> {
  matches: MatchView[];
  target: MatchView | null;
  resolution: { action: string; by: string | null; at: string | null } | null;
  /** The person the row has become. */
  offenderId: string | null;
}

export type RowView = PersonRowView | RefusedPlan;

/** A row with its cells as the file shows them. */
export type RowPageItem = RowView & { cells: { column: string; text: string }[] };

export interface ImportSummary {
  id: string;
  filename: string;
  panel: string | null;
  status: 'previewed' | 'committing' | 'committed';
  counts: ImportCounts;
  progress: Progress | null;
  outcome: ImportOutcome | null;
  uploadedAt: string;
  uploadedBy: string;
  committedAt: string | null;
  committedBy: string | null;
  version: number;
}

/** Another import of the very same file. */
export type SameFile = Pick<ImportSummary, 'id' | 'filename' | 'status' | 'uploadedAt' | 'uploadedBy'>;

export interface ImportView extends ImportSummary {
  bytes: number;
  savedOn: string | null;
  sheets: string[];
  /** The same with how long each is. */
  sheetSizes: { name: string; rows: number }[];
  sheet: string;
  /** As the spreadsheet numbers its rows, from 1. */
  headerRow: number;
  columns: { name: string; field: string; samples: string[] }[];
  mapping: Record<string, string>;
  /** What must be chosen before anything can be taken in. */
  layoutErrors: FieldError[];
  refused: { row: number; errors: FieldError[] }[];
  matches: MatchView[];
  undecided: { row: number; reasons: string[]; stale: boolean }[];
  warnings: { row: number; field: string; message: string }[];
  /** Each person who also stands in another file that waits to be taken in. */
  alsoIn: {
    row: number;
    importId: string;
    filename: string;
    otherRow: number;
    by: string;
    differences: PlannedDifference[];
  }[];
  /** Rows that hold nobody: totals, and headings printed again. */
  passedOver: { row: number; text: string }[];
  sameFile: SameFile[];
}

const SAMPLES = 3;

/** What the rows have become, once they are written. */
export interface Became {
  offenderId: string | null;
  /** By row. */
  became: ReadonlyMap<number, string>;
}

function toMatchView(plan: PersonPlan, match: PlannedMatch, became: Became['became']): MatchView {
  const { id, by, person, contradictions, differences } = match;
  const { id: _id, setOn: _setOn, ragSince: _ragSince, ...shown } = person;
  const sameAsRow = rowOf(id);
  const offenderId = sameAsRow === null ? id : (became.get(sameAsRow) ?? null);
  return {
    row: plan.row,
    id: offenderId ?? id,
    offenderId,
    sameAsRow,
    by,
    chosen: plan.target?.id === id,
    contradictions,
    differences,
    person: shown,
  };
}

/** A row as its readers see it. On a merge the target, with what is taken, stands first among the matches. */
export function toRowView(
  plan: RowPlan,
  { offenderId, became }: Became = { offenderId: null, became: new Map() },
): RowView {
  if (plan.kind === 'refused') return plan;
  const target = plan.target && toMatchView(plan, plan.target, became);
  const others = plan.matches.filter(({ id }) => id !== plan.target?.id);
  const { resolution } = plan;
  return {
    ...plan,
    target,
    matches: [
      ...(target === null ? [] : [target]),
      ...others.map((match) => toMatchView(plan, match, became)),
    ],
    resolution:
      resolution === null || resolution.action === 'proposal'
        ? null
        : { action: resolution.action, by: resolution.by ?? null, at: resolution.at ?? null },
    offenderId,
  };
}

export function toSummary(row: ImportRow, progress: Progress | null): ImportSummary {
  const { id, filename, panel, counts, outcome, uploadedAt, uploadedBy, committedAt, committedBy, version } =
    row;
  const status = progress !== null && row.status === 'previewed' ? 'committing' : row.status;
  return {
    id,
    filename,
    panel,
    status,
    counts,
    progress: status === 'committing' ? progress : null,
    outcome,
    uploadedAt,
    uploadedBy,
    committedAt,
    committedBy,
    version,
  };
}

export interface ViewContext {
  progress: Progress | null;
  sameFile: readonly ImportRow[];
}

/** The whole of an import: the API's answer, and what the page shows. */
export function toView(
  plan: Pick<ImportPlan, 'import' | 'sheet' | 'layout' | 'readings' | 'layoutErrors'>,
  rows: readonly RowView[],
  context: ViewContext,
): ImportView {
  const { import: row, sheet, layout, layoutErrors, readings } = plan;
  const below = sheet.rows.slice(layout.headerRow);
  const people = rows.filter((each) => each.kind === 'person');
  return {
    ...toSummary(row, context.progress),
    bytes: row.bytes,
    savedOn: row.savedOn,
    sheets: row.sheets.map(({ name }) => name),
    sheetSizes: row.sheets,
    sheet: layout.sheet,
    headerRow: layout.headerRow,
    columns: layout.columns.map(({ name, field, index }) => ({ name, field, samples: sample(below, index) })),
    mapping: Object.fromEntries(layout.columns.map(({ name, field }) => [name, field])),
    layoutErrors,
    refused: rows.flatMap((each) =>
      each.kind === 'refused' ? [{ row: each.row, errors: each.errors }] : [],
    ),
    matches: people.flatMap(({ matches }) => matches),
    undecided: people
      .filter(({ action }) => action === 'decide')
      .map(({ row: number, reasons, stale }) => ({ row: number, reasons, stale })),
    warnings: rows.flatMap(({ row: number, warnings }) =>
      warnings.map(({ field, message }) => ({ row: number, field, message })),
    ),
    alsoIn: people.flatMap(({ row: number, alsoIn }) =>
      alsoIn.map(({ row: otherRow, ...place }) => ({ ...place, row: number, otherRow })),
    ),
    passedOver: readings.flatMap((reading) => {
      if (reading.kind === 'total') return [{ row: reading.row, text: reading.text }];
      return reading.kind === 'heading' ? [{ row: reading.row, text: 'The headings again' }] : [];
    }),
    sameFile: context.sameFile.map((other) => {
      const { id, filename, status, uploadedAt, uploadedBy } = toSummary(other, null);
      return { id, filename, status, uploadedAt, uploadedBy };
    }),
  };
}

function sample(rows: readonly Cell[][], index: number): string[] {
  const samples: string[] = [];
  for (const cells of rows) {
    const text = cellText(cells[index]);
    if (text !== '' && !samples.includes(text)) samples.push(text);
    if (samples.length === SAMPLES) break;
  }
  return samples;
}
