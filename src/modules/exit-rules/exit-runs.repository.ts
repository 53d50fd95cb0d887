import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { newId } from '../../platform/database/new-id.js';
import { rawSql, sql } from '../../platform/database/sql.js';
import type { Tx } from '../../platform/database/tx.js';
import { notFound } from '../../shared/domain-error.js';
import { ExitRunEntity } from './exit-run.entity.js';

export type ExitRunRow = ExitRunEntity;

const COLUMNS =
  rawSql(`id, cause, on_day as "onDay", panel, policy_version as "policyVersion", status, total, done,
  due, held, changed, last_id as "lastId", started_at as "startedAt", started_by as "startedBy",
  touched_at as "touchedAt", finished_at as "finishedAt"`);

@Injectable()
export class ExitRunsRepository {
  constructor(private readonly database: Database) {}

  /** The nights' runs that have not ended, and that of a day, ended or not. Whoever asks at the same time waits. */
  async openOrOfNight(tx: Tx, onDay: string): Promise<ExitRunRow[]> {
    await tx.query(sql`select version from policy_versions where version = 1${tx.forUpdate}`);
    return tx.query(
      sql`select ${COLUMNS} from exit_runs where cause = 'nightly' and (status = 'running' or on_day = ${onDay})
        ${tx.forUpdate}`,
    );
  }

  async add(
    tx: Tx,
    run: Pick<ExitRunRow, 'cause' | 'onDay' | 'panel' | 'policyVersion' | 'total'>,
  ): Promise<ExitRunRow> {
    const row: ExitRunRow = {
      ...{ id: newId(), ...run, status: 'running', done: 0, due: 0, held: 0, changed: 0, lastId: null },
      ...{ startedAt: tx.at, startedBy: tx.actor.name, touchedAt: tx.at, finishedAt: null },
    };
    await tx.insert(ExitRunEntity, row);
    return row;
  }

  /** Keeps how far a run has come; 0 when another process has taken it over meanwhile. */
  keep(tx: Tx, { id, touchedAt }: ExitRunRow, changes: Partial<ExitRunRow>): Promise<number> {
    return tx.update(ExitRunEntity, { id, touchedAt, status: 'running' }, { ...changes, touchedAt: tx.at });
  }

  /** Marks a run that nobody carries on any more. */
  async giveUp(tx: Tx, id: string): Promise<void> {
    await tx.update(ExitRunEntity, { id }, { status: 'failed', finishedAt: tx.at });
  }

  /** @throws DomainError not-found. */
  async get(id: string): Promise<ExitRunRow> {
    const row = await this.database.readOne<ExitRunRow>(
      sql`select ${COLUMNS} from exit_runs where id = ${id}`,
    );
    if (!row) throw notFound('The review');
    return row;
  }
}
