import { Injectable } from '@nestjs/common';
import { newId } from '../../../platform/database/new-id.js';
import { rawSql, sql } from '../../../platform/database/sql.js';
import type { Tx } from '../../../platform/database/tx.js';
import { ReassessmentEntity, type ReassessmentCause } from './reassessment.entity.js';

export interface ReassessmentRow {
  id: string;
  cause: ReassessmentCause;
  onDay: string;
  policyVersion: number;
  status: string;
  total: number;
  done: number;
  changed: number;
  registered: number;
  lastId: string | null;
  startedAt: string;
  startedBy: string;
  touchedAt: string;
  finishedAt: string | null;
}

export const REASSESSMENT_COLUMNS = rawSql(`id, cause, on_day as "onDay", policy_version as "policyVersion",
  status, total, done, changed, registered, last_id as "lastId", started_at as "startedAt",
  started_by as "startedBy", touched_at as "touchedAt", finished_at as "finishedAt"`);

@Injectable()
export class ReassessmentsRepository {
  /** The runs that have not ended, and the night's run of a day, ended or not. Whoever asks at the same time waits. */
  async openOrOfNight(tx: Tx, onDay: string): Promise<ReassessmentRow[]> {
    await tx.query(sql`select version from policy_versions where version = 1${tx.forUpdate}`);
    return tx.query(
      sql`select ${REASSESSMENT_COLUMNS} from reassessments
        where status = 'running' or (cause = 'nightly' and on_day = ${onDay})${tx.forUpdate}`,
    );
  }

  async add(
    tx: Tx,
    run: Pick<ReassessmentRow, 'cause' | 'onDay' | 'policyVersion' | 'total'>,
  ): Promise<ReassessmentRow> {
    const row: ReassessmentRow = {
      id: newId(),
      ...run,
      status: 'running',
      done: 0,
      changed: 0,
      registered: 0,
      lastId: null,
      startedAt: tx.at,
      startedBy: tx.actor.name,
      touchedAt: tx.at,
      finishedAt: null,
    };
    await tx.insert(ReassessmentEntity, row);
    return row;
  }

  /** Keeps how far a run has come; 0 when another process has taken it over meanwhile. */
  keep(tx: Tx, run: ReassessmentRow, changes: Partial<ReassessmentRow>): Promise<number> {
    const where = { id: run.id, touchedAt: run.touchedAt, status: 'running' };
    return tx.update(ReassessmentEntity, where, { ...changes, touchedAt: tx.at });
  }

  /** Marks a run that nobody carries on any more. */
  async giveUp(tx: Tx, id: string): Promise<void> {
    await tx.update(ReassessmentEntity, { id }, { status: 'failed', finishedAt: tx.at });
  }
}
