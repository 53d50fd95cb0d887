import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Actor } from '../../shared/actor.js';
import { badInput, DomainError, forbidden } from '../../shared/domain-error.js';
import { readOptionalId } from '../../shared/read-optional-id.js';
import { OffenderRecords, type OffenderRow } from '../offenders/index.js';
import { PartnershipQueries } from '../partnership/index.js';
import { readTask, type TypedTask } from './domain/read-task.js';
import { TaskRecords } from './task-records.service.js';
import { mayHandOutTasks } from './tasks.policy.js';
import { TasksRepository } from './tasks.repository.js';

/** A task as a meeting or a rule hands it out: what was typed, and what it belongs to. */
export interface NewTask extends TypedTask {
  panel: string;
  meetingId?: string | null;
  /** What the meeting was speaking of. */
  meetingItemId?: string | null;
  offenderId?: string | null;
  /** What a rule hands out, such as `ppo-removal` (EXIT-6). */
  kind?: string | null;
}

/** A task as somebody adds it outside a meeting. */
export interface AddedTask extends TypedTask {
  offenderId?: unknown;
  /** Of a task that is about nobody; the person's own otherwise. */
  panel?: unknown;
}

/** Hands out tasks (MEET-6). */
@Injectable()
export class Tasks {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: TasksRepository,
    private readonly records: TaskRecords,
    private readonly offenders: OffenderRecords,
    private readonly partnership: PartnershipQueries,
  ) {}

  /**
   * Hands out a task in the caller's unit of work. The caller has asked whether the actor may, and, where it is about
   * somebody, whether they may know of them: see {@link subjectFor}.
   *
   * @throws DomainError bad-input naming the fields (MEET-6).
   */
  async handOut(tx: Tx, task: NewTask): Promise<{ id: string; version: number }> {
    const { owner, ...read } = readTask(task, await this.records.context(tx));
    const { panel, meetingId = null, meetingItemId = null, offenderId = null, kind = null } = task;
    return this.records.watchSharing(tx, offenderId, async () => {
      const row = await this.repository.add(tx, {
        ...{ ...read, panel, meetingId, meetingItemId, offenderId, kind },
        ...{ ownerId: owner?.id ?? null, ownerName: owner?.name ?? null },
      });
      await this.records.say(tx, row, { type: 'handed-out', changes: [], note: null });
      return { id: row.id, version: row.version };
    });
  }

  /**
   * The person a task is to be about, locked.
   *
   * @throws DomainError not-found, also for whoever may not know of them (LAW-4); refused of somebody who has left.
   */
  async subjectFor(tx: Tx, offenderId: string): Promise<OffenderRow> {
    const offender = await this.offenders.load(tx, offenderId);
    if (offender.status === 'exited') throw hasLeft();
    return offender;
  }

  /**
   * Adds a task outside a meeting.
   *
   * @throws DomainError bad-input naming the fields; not-found; refused of somebody who has left; forbidden.
   */
  async add(actor: Actor, task: AddedTask): Promise<{ id: string; version: number }> {
    if (!mayHandOutTasks(actor)) throw forbidden();
    const { offenderId: about, panel: typed, ...rest } = task;
    const offenderId = readOptionalId(about, 'offenderId', 'MEET-6');
    const panels = await this.partnership.listPanels();
    return this.unitOfWork.run(actor, async (tx) => {
      const subject = offenderId === null ? null : await this.subjectFor(tx, offenderId);
      const panel = subject?.panel ?? panels.find(({ key }) => key === typed)?.key;
      if (panel === undefined) {
        const message = 'Choose one of the five panels, or whom it is about';
        throw badInput([{ field: 'panel', message, rule: 'MEET-6' }]);
      }
      return this.handOut(tx, { ...rest, panel, offenderId });
    });
  }
}

/** An open task opens the record to its agency: nobody's is opened anew who has left (LAW-2). */
const hasLeft = (): DomainError =>
  new DomainError({
    kind: 'refused',
    code: 'TASK.HAS_LEFT',
    message: 'This person has left the scheme: no task about them can be handed out.',
    rule: 'LAW-2',
  });
