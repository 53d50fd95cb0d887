import { Injectable } from '@nestjs/common';
import { ClockService } from '../../platform/clock.service.js';
import type { Tx } from '../../platform/database/tx.js';
import { londonDay } from '../../shared/calendar-day.js';
import { OffenderRecords } from '../offenders/index.js';
import { partName, partsToday, SHARING_CHANGED, type Part } from '../sharing/index.js';
import type { TaskContext } from './domain/read-task.js';
import type { TaskHistoryEntity } from './task-history.entity.js';
import { TASK_EVENTS } from './tasks.events.js';
import { TasksRepository, type TaskRow } from './tasks.repository.js';

export interface TaskNote extends Pick<TaskHistoryEntity, 'type' | 'changes' | 'note'> {
  /** The agency that had it before, where it has changed: its workers' lists change too. */
  formerAgency?: string | undefined;
}

/** What every use case of a task does alike: write down what was done, and tell who sees what from now on. */
@Injectable()
export class TaskRecords {
  constructor(
    private readonly repository: TasksRepository,
    private readonly offenders: OffenderRecords,
    private readonly clock: ClockService,
  ) {}

  /** What a task is read against, in the unit of work that keeps it. */
  async context(tx: Tx): Promise<TaskContext> {
    const agencies = await this.repository.agencies(tx);
    const owners = await this.repository.owners(tx);
    // The day on which it is done, also where that is the past of a demonstration.
    return { today: londonDay(new Date(tx.at)), agencies, owners };
  }

  /**
   * Around whatever makes a task open, or open no more: an agency with an open task has a part in the person, whose
   * row stays locked so that of two tasks that end at once the later one tells.
   */
  async watchSharing<T>(tx: Tx, offenderId: string | null, save: () => Promise<T>): Promise<T> {
    if (offenderId === null) return save();
    const { panel, version } = await this.offenders.reload(tx, offenderId);
    const before = await this.parts(tx, offenderId);
    const saved = await save();
    const after = await this.parts(tx, offenderId);
    const gained = [...after].filter((part) => !before.has(part));
    const lost = [...before].filter((part) => !after.has(part));
    for (const agency of [...gained, ...lost]) {
      tx.announce({ type: SHARING_CHANGED, panel, offenderId, version, agency });
    }
    return saved;
  }

  /** History, audit entry and event. */
  async say(tx: Tx, task: TaskRow, { formerAgency, ...entry }: TaskNote): Promise<void> {
    await this.repository.addHistory(tx, task, entry);
    const { id, panel, offenderId, meetingId, ownerAgency, version } = task;
    const subject =
      offenderId === null
        ? { subjectType: 'task', subjectId: id }
        : { subjectType: 'offender', subjectId: offenderId };
    const { type, changes } = entry;
    const kept = changes.filter(({ field }) => field !== 'action');
    tx.record({
      action: `task.${type}`,
      ...subject,
      detail: { taskId: id, panel, ownerAgency, changes: kept },
    });
    const about = {
      ...(offenderId === null ? {} : { offenderId }),
      ...(meetingId === null ? {} : { meetingId }),
    };
    const agencies = formerAgency === undefined ? [ownerAgency] : [ownerAgency, formerAgency];
    for (const agency of agencies) {
      tx.announce({ type: TASK_EVENTS.changed, panel, taskId: id, ...about, agency, version });
    }
  }

  private async parts(tx: Tx, offenderId: string): Promise<Set<string>> {
    const rows = await tx.query<Part>(partsToday(offenderId, this.clock.today()));
    return new Set(rows.map(partName));
  }
}
