import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { listSql, sql, type Sql } from '../../platform/database/sql.js';
import type { Tx } from '../../platform/database/tx.js';
import { addDays, type CalendarDay } from '../../shared/calendar-day.js';
import type { DueNews, ToldTask } from './domain/due-news.js';
import { TASK_LIMITS } from './domain/task-limits.js';
import { TaskEntity } from './task.entity.js';
import { OWNER_ROLES } from './tasks.policy.js';

/** An open task whose owner may have to be told something. */
export interface DueTask extends ToldTask {
  id: string;
  panel: string;
  offenderId: string | null;
  ownerAgency: string;
  ownerId: string | null;
}

@Injectable()
export class DueTasksRepository {
  constructor(private readonly database: Database) {}

  /** The ids of the tasks of which somebody has not been told yet, those due first before others. */
  async untold(today: CalendarDay): Promise<string[]> {
    const soon = addDays(today, TASK_LIMITS.dueSoonDays);
    const rows = await this.database.read<{ id: string }>(
      sql`select id from tasks where status = 'open' and due_on <= ${soon}
          and ((due_on < ${today} and (told_overdue_for is null or told_overdue_for <> due_on))
            or (due_on >= ${today} and (told_due_soon_for is null or told_due_soon_for <> due_on)))
        order by due_on, id`,
    );
    return rows.map(({ id }) => id);
  }

  /** The task as it is now, locked; null when it is open no more. */
  async load(tx: Tx, id: string): Promise<DueTask | null> {
    return tx.queryOne<DueTask>(
      sql`select id, panel, offender_id as "offenderId", owner_agency as "ownerAgency", owner_id as "ownerId",
          due_on as "dueOn", told_due_soon_for as "toldDueSoonFor", told_overdue_for as "toldOverdueFor"
        from tasks where id = ${id} and status = 'open'${tx.forUpdate}`,
    );
  }

  /** Nobody's edit is out of date by it: the version stays. */
  async markTold(tx: Tx, { id, dueOn }: DueTask, { kind }: DueNews): Promise<void> {
    const told = kind === 'task-overdue' ? { toldOverdueFor: dueOn } : { toldDueSoonFor: dueOn };
    await tx.update(TaskEntity, { id }, told);
  }

  /**
   * Whom a task is for: the person it was given to, or everybody of the agency who works in the panel where it is
   * nobody's in particular, or theirs no more.
   */
  async ownersOf(tx: Tx, { ownerAgency, ownerId, panel }: DueTask): Promise<string[]> {
    const rows = await tx.query<{ id: string; panels: string }>(
      sql`select id, panels from users where active = 1 and ${ofAgency(ownerAgency)} order by id`,
    );
    if (rows.some(({ id }) => id === ownerId)) return ownerId === null ? [] : [ownerId];
    return rows.filter(({ panels }) => (JSON.parse(panels) as string[]).includes(panel)).map(({ id }) => id);
  }
}

const ofAgency = (agency: string): Sql => sql`agency = ${agency} and role in (${listSql(OWNER_ROLES)})`;
