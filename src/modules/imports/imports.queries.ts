import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { nothing, sql, type Sql } from '../../platform/database/sql.js';
import type { Tx } from '../../platform/database/tx.js';
import type { DifferenceField } from './domain/listed-person.js';
import type { Resolution, Seen } from './domain/resolution.js';
import type { Cell, Sheet } from './domain/sheet.js';
import { IMPORT_COLUMNS, toImport, type ImportRow, type StoredImportRow } from './import-row.js';
import type { NewOutcome } from './imports.repository.js';

export type OutcomeView = NewOutcome;

interface ResolutionRow {
  row: number;
  action: Resolution['action'];
  target: string | null;
  take: string;
  seen: string;
  at: string;
  by: string;
}

interface OutcomeRow {
  row: number;
  outcome: NewOutcome['outcome'];
  offenderId: string | null;
  taken: string;
  detail: string;
}

const MOST_WAITING = 12;

@Injectable()
export class ImportsQueries {
  constructor(private readonly database: Database) {}

  /** An import, or null. */
  async find(id: string): Promise<ImportRow | null> {
    const row = await this.database.readOne<StoredImportRow>(
      sql`select ${IMPORT_COLUMNS} from imports i where i.id = ${id}`,
    );
    return row ? toImport(row) : null;
  }

  /** A page of imports, the latest first. */
  async list(after: { key: string; id: string } | null, limit: number): Promise<ImportRow[]> {
    const beyond = after === null ? nothing : sql` where (i.uploaded_at, i.id) < (${after.key}, ${after.id})`;
    return this.read(
      sql`select ${IMPORT_COLUMNS} from imports i${beyond} order by i.uploaded_at desc, i.id desc limit ${limit}`,
    );
  }

  async count(): Promise<number> {
    const row = await this.database.readOne<{ n: number }>(
      sql`select cast(count(*) as integer) as n from imports`,
    );
    return row?.n ?? 0;
  }

  /** The latest imports that wait to be taken in, one left out. */
  async waiting(exceptId: string): Promise<ImportRow[]> {
    return this.read(
      sql`select ${IMPORT_COLUMNS} from imports i where i.status = 'previewed' and i.id <> ${exceptId}
        order by i.uploaded_at desc, i.id desc limit ${MOST_WAITING}`,
    );
  }

  /** Other imports of the very same file. */
  async sameFile({ id, sha256 }: ImportRow): Promise<ImportRow[]> {
    return this.read(
      sql`select ${IMPORT_COLUMNS} from imports i where i.sha256 = ${sha256} and i.id <> ${id}
        order by i.uploaded_at desc, i.id desc limit 5`,
    );
  }

  /** One sheet, every row at its place. */
  async sheet({ id, sheets }: ImportRow, name: string): Promise<Sheet | null> {
    const position = sheets.findIndex((sheet) => sheet.name === name);
    const info = sheets[position];
    if (!info) return null;
    const rows: Cell[][] = Array.from({ length: info.rows }, () => []);
    const stored = await this.database.read<{ row: number; cells: string }>(
      sql`select row_number as "row", cells from import_rows where import_id = ${id} and sheet = ${position}`,
    );
    for (const { row, cells } of stored) rows[row - 1] = JSON.parse(cells) as Cell[];
    return { name, rows };
  }

  /** The file as it was brought. */
  async file(id: string): Promise<Buffer | null> {
    const row = await this.database.readOne<{ content: string }>(
      sql`select content from import_files where import_id = ${id}`,
    );
    return row ? Buffer.from(row.content, 'base64') : null;
  }

  /** What holds for each row of a sheet: the latest decision. */
  async resolutions({ id, sheet }: ImportRow, tx?: Tx): Promise<Map<number, Resolution>> {
    const query = sql`select row_number as "row", action, target, take, seen, at, actor_name as "by"
      from import_resolutions where import_id = ${id} and sheet = ${sheet} order by seq`;
    const rows = await (tx ? tx.query<ResolutionRow>(query) : this.database.read<ResolutionRow>(query));
    return new Map(
      rows.map((row) => [
        row.row,
        { ...row, take: JSON.parse(row.take) as Resolution['take'], seen: JSON.parse(row.seen) as Seen },
      ]),
    );
  }

  /** What became of each row, once the import is committed. */
  async outcomes(id: string): Promise<OutcomeView[]> {
    const rows = await this.database.read<OutcomeRow>(
      sql`select row_number as "row", outcome, offender_id as "offenderId", taken, detail from import_outcomes
        where import_id = ${id} order by row_number`,
    );
    return rows.map((row) => ({
      ...row,
      taken: JSON.parse(row.taken) as DifferenceField[],
      detail: JSON.parse(row.detail) as object,
    }));
  }

  private async read(query: Sql): Promise<ImportRow[]> {
    return (await this.database.read<StoredImportRow>(query)).map(toImport);
  }
}
