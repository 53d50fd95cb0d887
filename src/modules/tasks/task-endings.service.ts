import { Injectable } from '@nestjs/common';
import { sql } from '../../platform/database/sql.js';
import type { Tx } from '../../platform/database/tx.js';
import { TaskRecords } from './task-records.service.js';
import { TasksRepository, type TaskRow } from './tasks.repository.js';

/** What becomes of the open tasks about somebody who leaves. */
export type TasksAfterwards = { how: 'close' } | { how: 'rehome'; agency: string };

/** Ends or hands on the tasks about somebody, in the unit of work of whoever ends their time on the scheme (LAW-2). */
@Injectable()
export class TaskEndings {
  constructor(
    private readonly repository: TasksRepository,
    private readonly records: TaskRecords,
  ) {}

  /** Cancels what people have handed out, or hands it on to one agency; returns how many there were. */
  async endFor(
    tx: Tx,
    offenderId: string,
    { note, ...to }: TasksAfterwards & { note: string },
  ): Promise<number> {
    const open = await this.open(tx, offenderId, null);
    for (const task of open) {
      if (to.how === 'close') await this.close(tx, task, { status: 'cancelled', note });
      else if (task.ownerAgency !== to.agency) await this.handOn(tx, task, to.agency, note);
    }
    return open.length;
  }

  /** Ends what a rule has handed out, such as `ppo-removal` (EXIT-6), as done or as needed no more. */
  async settle(
    tx: Tx,
    offenderId: string,
    { kind, status, note }: { kind: string; status: 'done' | 'cancelled'; note: string },
  ): Promise<number> {
    const open = await this.open(tx, offenderId, kind);
    for (const task of open) await this.close(tx, task, { status, note });
    return open.length;
  }

  private async open(tx: Tx, offenderId: string, kind: string | null): Promise<TaskRow[]> {
    const ofKind = kind === null ? sql`kind is null` : sql`kind = ${kind}`;
    const rows = await tx.query<{ id: string }>(
      sql`select id from tasks where offender_id = ${offenderId} and status = 'open' and ${ofKind}
        order by created_at, id`,
    );
    const tasks: TaskRow[] = [];
    for (const { id } of rows) tasks.push(await this.repository.load(tx, id));
    return tasks;
  }

  private async close(
    tx: Tx,
    task: TaskRow,
    { status, note }: { status: 'done' | 'cancelled'; note: string },
  ): Promise<void> {
    const closed = { status, note, closedAt: tx.at, closedBy: tx.actor.name };
    const after = await this.repository.change(tx, task, closed);
    const changes = [{ field: 'status', from: 'open', to: status } as const];
    await this.records.say(tx, after, { type: status, changes, note });
  }

  private async handOn(tx: Tx, task: TaskRow, agency: string, note: string): Promise<void> {
    const row = { ownerAgency: agency, ownerId: null, ownerName: null, ownedSince: tx.at };
    const after = await this.repository.change(tx, task, row);
    const changes = [{ field: 'ownerAgency', from: task.ownerAgency, to: agency } as const];
    await this.records.say(tx, after, { type: 'changed', changes, note, formerAgency: task.ownerAgency });
  }
}
