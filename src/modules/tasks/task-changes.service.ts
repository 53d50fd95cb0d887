import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Actor } from '../../shared/actor.js';
import { badInput, DomainError, forbidden, notFound } from '../../shared/domain-error.js';
import {
  readNote,
  readOptionalNote,
  readTaskChange,
  type ReadTask,
  type TypedTask,
} from './domain/read-task.js';
import { moveTask, requireOpen } from './domain/task-life.js';
import { TASK_STATUSES, type TaskStatus } from './domain/task-state.js';
import type { TaskChange, TaskHistoryType } from './task-history.entity.js';
import type { TaskEntity } from './task.entity.js';
import { TaskRecords } from './task-records.service.js';
import { mayReadTask, mayReadTasks, whatMayBeDone } from './tasks.policy.js';
import { TasksRepository, type TaskRow } from './tasks.repository.js';
import { Tasks } from './tasks.service.js';

/** What somebody changes of a task; what is not sent stays. */
export interface TypedTaskChange extends TypedTask {
  status?: unknown;
  /** What was done, why it is cancelled or reopened, or how it goes. */
  note?: unknown;
}

/** A task that is changed, and what is changed of it. */
interface Changing {
  task: TaskRow;
  to: TaskStatus;
  typed: TypedTaskChange;
}

const EDITED = ['action', 'ownerAgency', 'owner', 'dueOn'] as const;
const TYPES: Record<TaskStatus, TaskHistoryType> = { done: 'done', cancelled: 'cancelled', open: 'reopened' };
const NOTE_MISSING: Record<TaskStatus, string> = {
  done: 'Enter what was done',
  cancelled: 'Enter why it is not to be done',
  open: 'Enter why it is reopened',
};

/** What becomes of a task: done, cancelled, reopened, given to somebody else, put off (MEET-6). */
@Injectable()
export class TaskChanges {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: TasksRepository,
    private readonly records: TaskRecords,
    private readonly tasks: Tasks,
  ) {}

  /**
   * Changes a task, from the version it was read at where one is given.
   *
   * @throws DomainError bad-input naming the fields; not-found, also for whoever may not know of it (LAW-4); stale when
   * somebody has changed it meanwhile; conflict when it is not (or no longer) what it would have to be; forbidden;
   * refused where it would open the record of somebody who has left (LAW-2).
   */
  async change(actor: Actor, id: string, typed: TypedTaskChange, version: number | null): Promise<void> {
    if (!mayReadTasks(actor)) throw forbidden();
    await this.unitOfWork.run(actor, async (tx) => {
      const { offenderId, ...found } = await this.repository.look(tx, id);
      // Before anybody's row is locked: that it takes longer would tell that there is one (LAW-4).
      if (!mayReadTask(actor, found)) throw notFound('The task');
      await this.records.watchSharing(tx, offenderId, async () => {
        const task = await this.repository.load(tx, id);
        if (!mayReadTask(actor, task)) throw notFound('The task');
        if (version !== null && version !== task.version) throw changedMeanwhile();
        const changing = { task, to: readStatus(typed.status, task), typed };
        if (changing.to === task.status) await this.edit(tx, changing);
        else await this.move(tx, changing);
      });
    });
  }

  /** Done, cancelled, or open again. */
  private async move(tx: Tx, changing: Changing): Promise<void> {
    const { task, to, typed } = changing;
    const standing = { ...task, status: to === 'open' ? task.status : ('open' as const) };
    const { finish, cancel, reopen } = whatMayBeDone(tx.actor, standing);
    if (!{ done: finish, cancelled: cancel, open: reopen }[to]) throw forbidden();
    moveTask(task.status, to);
    const note = readNote(typed.note, NOTE_MISSING[to]);
    if (to === 'open') return this.reopen(tx, changing, note);
    refuseEdits(typed);
    const closed = { closedAt: tx.at, closedBy: tx.actor.name };
    const after = await this.repository.change(tx, task, { status: to, note, ...closed });
    const changes: TaskChange[] = [{ field: 'status', from: task.status, to }];
    await this.records.say(tx, after, { type: TYPES[to], changes, note });
  }

  private async reopen(tx: Tx, { task, typed }: Changing, note: string): Promise<void> {
    await this.requireOnScheme(tx, task);
    const open = { status: 'open' as const, note: null, closedAt: null, closedBy: null };
    const edits = await this.readEdits(tx, { ...task, status: 'open' }, typed);
    const after = await this.repository.change(tx, task, { ...open, ...toRow(edits), ownedSince: tx.at });
    const changes: TaskChange[] = [{ field: 'status', from: task.status, to: 'open' }];
    changes.push(...differences(task, after));
    await this.records.say(tx, after, { type: 'reopened', changes, note, ...formerOf(task, after) });
  }

  /** Whose it is, what is to be done and by when; or only how it goes. */
  private async edit(tx: Tx, { task, to, typed }: Changing): Promise<void> {
    if (typed.status !== undefined && to !== 'open') moveTask(task.status, to);
    const isNote = typed.status === undefined && EDITED.every((field) => typed[field] === undefined);
    const note = isNote
      ? readNote(typed.note, 'Enter what there is to say of it')
      : readOptionalNote(typed.note);
    const edits = await this.readEdits(tx, task, typed);
    if (note !== null && !whatMayBeDone(tx.actor, { ...task, status: 'open' }).finish) throw forbidden();
    const isHandedOn = edits.ownerAgency !== undefined;
    if (isHandedOn) await this.requireOnScheme(tx, task);
    const row = toRow(edits);
    const changes = differences(task, { ...task, ...row });
    if (changes.length === 0 && note === null) return;
    requireOpen(task.status);
    const since = isHandedOn ? { ownedSince: tx.at } : {};
    const after = await this.repository.change(tx, task, { ...row, ...since });
    await this.records.say(tx, after, { type: 'changed', changes, note, ...formerOf(task, after) });
  }

  /** What is typed of a task's fields, where the actor may change those of them that would change. */
  private async readEdits(tx: Tx, task: TaskRow, typed: TypedTaskChange): Promise<Partial<ReadTask>> {
    const sent = EDITED.filter((field) => typed[field] !== undefined);
    if (sent.length === 0) return {};
    const may = whatMayBeDone(tx.actor, { ...task, status: 'open' });
    // Before anything is read, so that nobody learns who works for another agency.
    if (typed.ownerAgency !== undefined && typed.ownerAgency !== task.ownerAgency && !may.handOn)
      throw forbidden();
    const edits = readTaskChange(typed, task, await this.records.context(tx));
    const changed = new Set(differences(task, { ...task, ...toRow(edits) }).map(({ field }) => field));
    if ((changed.has('action') || changed.has('dueOn')) && !may.change) throw forbidden();
    if (changed.has('owner') && !may.reassign) throw forbidden();
    return edits;
  }

  /** An open task opens the record to its agency: nobody's is opened anew who has left (LAW-2). */
  private async requireOnScheme(tx: Tx, { offenderId, kind }: TaskRow): Promise<void> {
    if (offenderId !== null && kind === null) await this.tasks.subjectFor(tx, offenderId);
  }
}

function readStatus(typed: unknown, task: TaskRow): TaskStatus {
  if (typed === undefined) return task.status;
  const status = TASK_STATUSES.find((each) => each === typed);
  if (status !== undefined) return status;
  throw badInput([{ field: 'status', message: 'Choose open, done or cancelled', rule: 'MEET-6' }]);
}

function refuseEdits(typed: TypedTaskChange): void {
  const message = 'What ends is not changed at the same time';
  const errors = EDITED.filter((field) => typed[field] !== undefined).map((field) => ({ field, message }));
  if (errors.length > 0) throw badInput(errors);
}

function toRow({ owner, ...edits }: Partial<ReadTask>): Partial<TaskEntity> {
  return owner === undefined
    ? edits
    : { ...edits, ownerId: owner?.id ?? null, ownerName: owner?.name ?? null };
}

type Standing = Pick<TaskRow, 'action' | 'ownerAgency' | 'ownerId' | 'ownerName' | 'dueOn'>;

function differences(before: Standing, after: Standing): TaskChange[] {
  const changes: TaskChange[] = [];
  const compare = (field: TaskChange['field'], from: string | null, to: string | null): void => {
    if (from !== to) changes.push({ field, from, to });
  };
  compare('action', before.action, after.action);
  compare('ownerAgency', before.ownerAgency, after.ownerAgency);
  if (before.ownerId !== after.ownerId) {
    changes.push({ field: 'owner', from: before.ownerName, to: after.ownerName });
  }
  compare('dueOn', before.dueOn, after.dueOn);
  return changes;
}

const formerOf = (before: TaskRow, after: TaskRow): { formerAgency?: string } =>
  before.ownerAgency === after.ownerAgency ? {} : { formerAgency: before.ownerAgency };

function changedMeanwhile(): DomainError {
  return new DomainError({
    kind: 'stale',
    code: 'STALE',
    message: 'Somebody else has changed this task since you opened it. Look at it again, then decide.',
  });
}
