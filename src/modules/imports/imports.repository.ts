import { Injectable } from '@nestjs/common';
import { joinSql, sql, type Sql } from '../../platform/database/sql.js';
import type { Tx } from '../../platform/database/tx.js';
import { notFound } from '../../shared/domain-error.js';
import type { DifferenceField } from './domain/listed-person.js';
import type { Resolution } from './domain/resolution.js';
import type { Sheet } from './domain/sheet.js';
import { ImportFileEntity } from './import-file.entity.js';
import { ImportResolutionEntity } from './import-resolution.entity.js';
import { ImportEntity } from './import.entity.js';
import { IMPORT_COLUMNS, toImport, type ImportRow, type StoredImportRow } from './import-row.js';

/** One commit of an import at a time on PostgreSQL, so that two files never bring one person twice. */
const COMMIT_LOCK = 7_416_003;
const ROWS_A_STATEMENT = 200;

export interface NewOutcome {
  row: number;
  outcome: 'created' | 'merged' | 'skipped' | 'refused';
  offenderId: string | null;
  taken: readonly DifferenceField[];
  detail: object;
}

@Injectable()
export class ImportsRepository {
  /** Stores a file with every cell of every sheet. */
  async add(tx: Tx, row: ImportEntity, file: { content: Buffer; sheets: readonly Sheet[] }): Promise<void> {
    await tx.insert(ImportEntity, row);
    await tx.insert(ImportFileEntity, { importId: row.id, content: file.content.toString('base64') });
    const rows = file.sheets.flatMap(({ rows: cells }, sheet) =>
      cells.flatMap((each, index) =>
        // A row of nothing is kept by the numbers around it.
        each.every((cell) => cell === null)
          ? []
          : [sql`(${row.id}, ${sheet}, ${index + 1}, ${JSON.stringify(each)})`],
      ),
    );
    await insertAll(tx, sql`insert into import_rows (import_id, sheet, row_number, cells) values `, rows);
  }

  /**
   * An import, locked until this unit of work ends.
   *
   * @throws DomainError not-found.
   */
  async lock(tx: Tx, id: string): Promise<ImportRow> {
    const row = await tx.queryOne<StoredImportRow>(
      sql`select ${IMPORT_COLUMNS} from imports i where i.id = ${id}${tx.forUpdate}`,
    );
    if (!row) throw notFound('The import');
    return toImport(row);
  }

  /** Lets one import after the other into the list. */
  async lockList(tx: Tx): Promise<void> {
    if (tx.kind === 'postgres') await tx.query(sql`select pg_advisory_xact_lock(${COMMIT_LOCK})`);
  }

  /** Changes what is named and raises the version. */
  async change(tx: Tx, { id, version }: ImportRow, changes: Partial<ImportEntity>): Promise<number> {
    const next = version + 1;
    const changed = await tx.update(ImportEntity, { id, version }, { ...changes, version: next });
    if (changed !== 1) throw new Error('The import changed although it was locked.');
    return next;
  }

  /** Adds decisions after those there are: each row's latest holds. */
  async addResolutions(
    tx: Tx,
    importId: string,
    sheet: string,
    resolutions: readonly Resolution[],
  ): Promise<void> {
    const last = await tx.queryOne<{ seq: number }>(
      sql`select seq from import_resolutions where import_id = ${importId} order by seq desc limit 1`,
    );
    let seq = last?.seq ?? 0;
    for (const { row, action, target, take, seen } of resolutions) {
      seq += 1;
      await tx.insert(ImportResolutionEntity, {
        importId,
        seq,
        sheet,
        rowNumber: row,
        action,
        target,
        take,
        seen: seen ?? { matches: [], list: {} },
        at: tx.at,
        actorId: tx.actor.id,
        actorName: tx.actor.name,
      });
    }
  }

  /** Writes down what became of every row. */
  async addOutcomes(tx: Tx, importId: string, outcomes: readonly NewOutcome[]): Promise<void> {
    const rows = outcomes.map(
      ({ row, outcome, offenderId, taken, detail }) =>
        sql`(${importId}, ${row}, ${outcome}, ${offenderId}, ${JSON.stringify(taken)}, ${JSON.stringify(detail)})`,
    );
    const into = sql`insert into import_outcomes (import_id, row_number, outcome, offender_id, taken, detail) values `;
    await insertAll(tx, into, rows);
  }
}

async function insertAll(tx: Tx, into: Sql, rows: readonly Sql[]): Promise<void> {
  for (let start = 0; start < rows.length; start += ROWS_A_STATEMENT) {
    await tx.execute(sql`${into}${joinSql(rows.slice(start, start + ROWS_A_STATEMENT), ', ')}`);
  }
}
