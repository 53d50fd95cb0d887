import { Injectable } from '@nestjs/common';
import { newId } from '../../platform/database/new-id.js';
import { rawSql, sql } from '../../platform/database/sql.js';
import type { Tx } from '../../platform/database/tx.js';
import { notFound } from '../../shared/domain-error.js';
import type { PossibleOwner } from './domain/read-task.js';
import { possibleOwners } from './possible-owners.queries.js';
import { TaskHistoryEntity } from './task-history.entity.js';
import { TaskEntity } from './task.entity.js';

export type TaskRow = Omit<
  TaskEntity,
  'ownedSince' | 'closedAt' | 'closedBy' | 'toldDueSoonFor' | 'toldOverdueFor'
>;
export type NewTaskRow = Pick<
  TaskEntity,
  | 'panel'
  | 'meetingId'
  | 'meetingItemId'
  | 'offenderId'
  | 'kind'
  | 'action'
  | 'ownerAgency'
  | 'ownerId'
  | 'ownerName'
  | 'dueOn'
>;

const COLUMNS = rawSql(`id, panel, meeting_id as "meetingId", meeting_item_id as "meetingItemId",
  offender_id as "offenderId", kind, action, owner_agency as "ownerAgency", owner_id as "ownerId",
  owner_name as "ownerName", due_on as "dueOn", status, note, created_at as "createdAt", created_by as "createdBy",
  created_by_id as "createdById", version`);

@Injectable()
export class TasksRepository {
  async add(tx: Tx, task: NewTaskRow): Promise<TaskRow> {
    const made = { createdAt: tx.at, createdBy: tx.actor.name, createdById: tx.actor.id };
    const row: TaskRow = { id: newId(), ...task, status: 'open', note: null, ...made, version: 1 };
    await tx.insert(TaskEntity, {
      ...row,
      ownedSince: tx.at,
      closedAt: null,
      closedBy: null,
      toldDueSoonFor: null,
      toldOverdueFor: null,
    });
    return row;
  }

  /**
   * A task as it stands, not locked: whose it is, and whom it is about, which never changes and is locked before the
   * task.
   *
   * @throws DomainError not-found.
   */
  async look(tx: Tx, id: string): Promise<Pick<TaskRow, 'ownerAgency' | 'offenderId'>> {
    const row = await tx.queryOne<Pick<TaskRow, 'ownerAgency' | 'offenderId'>>(
      sql`select owner_agency as "ownerAgency", offender_id as "offenderId" from tasks where id = ${id}`,
    );
    if (!row) throw notFound('The task');
    return row;
  }

  /**
   * The task, locked until this unit of work ends.
   *
   * @throws DomainError not-found.
   */
  async load(tx: Tx, id: string): Promise<TaskRow> {
    const row = await tx.queryOne<TaskRow>(sql`select ${COLUMNS} from tasks where id = ${id}${tx.forUpdate}`);
    if (!row) throw notFound('The task');
    return row;
  }

  /** Changes a locked task and returns it as it is then. */
  async change(tx: Tx, task: TaskRow, changes: Partial<TaskEntity>): Promise<TaskRow> {
    const { id, version } = task;
    const next = { ...changes, version: version + 1 };
    if ((await tx.update(TaskEntity, { id, version }, next)) !== 1)
      throw new Error('The task changed although it was locked.');
    return { ...task, ...next };
  }

  async addHistory(
    tx: Tx,
    { id, ownerAgency }: TaskRow,
    entry: Pick<TaskHistoryEntity, 'type' | 'changes' | 'note'>,
  ): Promise<void> {
    const { actor, at } = tx;
    const who = { actorId: actor.id, actorName: actor.name, agency: actor.agency };
    await tx.insert(TaskHistoryEntity, { id: newId(), taskId: id, at, ...who, ownerAgency, ...entry });
  }

  async agencies(tx: Tx): Promise<string[]> {
    const rows = await tx.query<{ key: string }>(sql`select key from agencies order by key`);
    return rows.map(({ key }) => key);
  }

  /** Everybody who can be given a task. */
  async owners(tx: Tx): Promise<PossibleOwner[]> {
    return tx.query<PossibleOwner>(possibleOwners());
  }
}
