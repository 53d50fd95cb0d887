import { Injectable } from '@nestjs/common';
import { ClockService } from '../../platform/clock.service.js';
import type { Actor } from '../../shared/actor.js';
import { badInput, notFound } from '../../shared/domain-error.js';
import { isMatched } from './domain/count-rows.js';
import { cellText, type Cell } from './domain/sheet.js';
import { ImportPlans, type ImportPlan } from './import-plans.service.js';
import { ImportProgress, type Progress } from './import-progress.service.js';
import { ImportReadings, type ReadSheet } from './import-readings.service.js';
import type { ImportRow } from './import-row.js';
import {
  toRowView,
  toSummary,
  toView,
  type ImportSummary,
  type ImportView,
  type PersonRowView,
  type RowPageItem,
  type RowView,
} from './import-view.js';
import { mayImport } from './imports.policy.js';
import { ImportsQueries } from './imports.queries.js';
import { writeRefusedRows } from './reading/write-refused-rows.js';

export const ROW_FILTERS = [
  'all',
  'people',
  'ready',
  'new',
  'merged',
  'matched',
  'undecided',
  'refused',
  'skipped',
  'warnings',
] as const;
export type RowFilter = (typeof ROW_FILTERS)[number];

export interface RowPage {
  show: RowFilter;
  items: RowPageItem[];
  total: number;
  page: number;
  pages: number;
}

export interface ImportPage {
  items: ImportSummary[];
  nextCursor: string | null;
  total: number;
}

const IMPORTS_A_PAGE = 50;
const ROWS_A_PAGE = 50;

const does =
  (...actions: PersonRowView['action'][]) =>
  (row: RowView): boolean =>
    row.kind === 'person' && actions.includes(row.action);

const HOLDS: Record<RowFilter, (row: RowView) => boolean> = {
  all: () => true,
  people: ({ kind }) => kind === 'person',
  ready: does('new', 'merge'),
  new: does('new'),
  merged: does('merge'),
  matched: isMatched,
  undecided: does('decide'),
  refused: ({ kind }) => kind === 'refused',
  skipped: does('skip'),
  warnings: ({ warnings }) => warnings.length > 0,
};

/** Imports as their readers see them: while they wait, as they would be taken in now; afterwards, as they were. */
@Injectable()
export class ImportViews {
  constructor(
    private readonly queries: ImportsQueries,
    private readonly readings: ImportReadings,
    private readonly plans: ImportPlans,
    private readonly running: ImportProgress,
    private readonly clock: ClockService,
  ) {}

  /** A page of imports, the latest first. It names nobody on the list. */
  async list(actor: Actor, cursor?: string): Promise<ImportPage> {
    if (!mayImport(actor)) throw notFound('The list of imports');
    const rows = await this.queries.list(cursor ? readCursor(cursor) : null, IMPORTS_A_PAGE + 1);
    const items = rows.slice(0, IMPORTS_A_PAGE);
    const last = items.at(-1);
    return {
      items: items.map((row) => toSummary(row, this.running.of(row.id))),
      nextCursor: rows.length > IMPORTS_A_PAGE && last ? writeCursor(last) : null,
      total: await this.queries.count(),
    };
  }

  /**
   * The whole of an import.
   *
   * @throws DomainError not-found.
   */
  async get(actor: Actor, id: string): Promise<ImportView> {
    return this.describe(await this.require(actor, id));
  }

  /** The same for an import that is at hand. */
  async describe(row: ImportRow, plan?: ImportPlan): Promise<ImportView> {
    const context = { progress: this.running.of(row.id), sameFile: await this.queries.sameFile(row) };
    if (plan)
      return toView(
        plan,
        plan.rows.map((each) => toRowView(each)),
        context,
      );
    const { read, rows } = await this.load(row);
    return toView(read, rows, context);
  }

  /**
   * A page of rows with their cells.
   *
   * @throws DomainError not-found.
   */
  async rows(
    actor: Actor,
    id: string,
    { show = 'all', page = 1 }: { show?: RowFilter | undefined; page?: number | undefined },
  ): Promise<RowPage> {
    const { read, rows } = await this.load(await this.require(actor, id));
    const shown = rows.filter(HOLDS[show]);
    const start = (page - 1) * ROWS_A_PAGE;
    const { columns } = read.layout;
    return {
      show,
      items: shown.slice(start, start + ROWS_A_PAGE).map((row) => ({
        ...row,
        cells: columns.map(({ index, name }) => ({
          column: name,
          text: cellText(read.sheet.rows[row.row - 1]?.[index]),
        })),
      })),
      total: shown.length,
      page,
      pages: Math.max(1, Math.ceil(shown.length / ROWS_A_PAGE)),
    };
  }

  /**
   * The refused rows as CSV to mend, with a name for the file that says what it is and who made it (LAW-3).
   *
   * @throws DomainError not-found.
   */
  async refusedRows(actor: Actor, id: string): Promise<{ filename: string; content: string }> {
    const row = await this.require(actor, id);
    const { read, rows } = await this.load(row);
    const cells = (number: number): Cell[] => read.sheet.rows[number - 1] ?? [];
    const refused = rows
      .filter((each) => each.kind === 'refused')
      .map(({ row: number, errors }) => ({ row: number, cells: cells(number), errors }));
    const name = row.filename.replace(/\.[^.]*$/, '');
    return {
      filename: `OFFICIAL-SENSITIVE refused rows of ${name}, made by ${actor.username} on ${this.clock.today()}.csv`,
      content: writeRefusedRows(cells(read.layout.headerRow), refused),
    };
  }

  /**
   * The file as it was brought.
   *
   * @throws DomainError not-found.
   */
  async file(actor: Actor, id: string): Promise<{ filename: string; content: Buffer }> {
    const { filename } = await this.require(actor, id);
    const content = await this.queries.file(id);
    if (!content) throw notFound('The import');
    return { filename, content };
  }

  /**
   * How far it is. It says nothing of anybody, so that a page can ask while a commit keeps the log waiting.
   *
   * @throws DomainError not-found.
   */
  async progress(
    actor: Actor,
    id: string,
  ): Promise<{ status: ImportSummary['status']; progress: Progress | null }> {
    const { status, progress } = toSummary(await this.require(actor, id), this.running.of(id));
    return { status, progress };
  }

  /** @throws DomainError not-found, also for whoever may not know that it is there (LAW-4). */
  private async require(actor: Actor, id: string): Promise<ImportRow> {
    const row = mayImport(actor) ? await this.queries.find(id) : null;
    if (!row) throw notFound('The import');
    return row;
  }

  private async load(
    row: ImportRow,
  ): Promise<{ read: ReadSheet & Pick<ImportPlan, 'import' | 'layoutErrors'>; rows: RowView[] }> {
    if (row.status === 'previewed') {
      const plan = await this.plans.current(row);
      return { read: plan, rows: plan.rows.map((each) => toRowView(each)) };
    }
    const outcomes = await this.queries.outcomes(row.id);
    const read = { ...(await this.readings.read(row)), import: row, layoutErrors: [] };
    return { read, rows: outcomes.map(({ detail }) => detail as RowView) };
  }
}

function writeCursor({ uploadedAt, id }: ImportRow): string {
  return Buffer.from(JSON.stringify([uploadedAt, id])).toString('base64url');
}

function readCursor(cursor: string): { key: string; id: string } {
  try {
    const place: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (Array.isArray(place) && place.length === 2) return { key: String(place[0]), id: String(place[1]) };
  } catch {
    // Not one of ours: told below.
  }
  throw badInput([
    { field: 'cursor', message: 'This page of the list does not exist. Begin again at the first.' },
  ]);
}
