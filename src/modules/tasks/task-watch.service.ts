import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Cron } from '@nestjs/schedule';
import { CONFIGURATION } from '../../config/config.module.js';
import type { Configuration } from '../../config/configuration.js';
import { RecurringWork } from '../../platform/recurring-work.js';
import { ClockService } from '../../platform/clock.service.js';
import type { Tx } from '../../platform/database/tx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { systemActor } from '../../shared/system-actor.js';
import { Notices } from '../notices/index.js';
import { dueNews } from './domain/due-news.js';
import { DueTasksRepository, type DueTask } from './due-tasks.repository.js';

const AFTER_START_MS = 5_000;

/**
 * Tells the owners of tasks that they are due soon, and that they are overdue (MEET-6). Looks every hour, first just
 * after midnight, and when the product starts; each due date is told of once, however many nodes look.
 */
@Injectable()
export class TaskWatch implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly recurring: RecurringWork;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: DueTasksRepository,
    private readonly notices: Notices,
    private readonly clock: ClockService,
    @Inject(CONFIGURATION) { nightly }: Configuration,
  ) {
    this.recurring = new RecurringWork('TaskWatch', nightly, () => this.tell());
  }

  onApplicationBootstrap(): void {
    this.recurring.begin(AFTER_START_MS);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.recurring.end();
  }

  @Cron('8 * * * *', { name: 'task-watch', timeZone: 'Europe/London' })
  look(): void {
    this.recurring.look();
  }

  /** Twice is the same as once, on however many nodes; returns of how many tasks somebody was told. */
  async tell(): Promise<number> {
    let told = 0;
    for (const id of await this.repository.untold(this.clock.today())) {
      const isTold = await this.unitOfWork.run(systemActor('Task watch'), (tx) => this.tellOf(tx, id));
      if (isTold) told += 1;
    }
    return told;
  }

  /** Nothing is said when another node was first, or the task has been ended or put off meanwhile. */
  private async tellOf(tx: Tx, id: string): Promise<boolean> {
    const task = await this.repository.load(tx, id);
    const news = task && dueNews(task, this.clock.today());
    if (!task || !news) return false;
    await this.repository.markTold(tx, task, news);
    const owners = await this.repository.ownersOf(tx, task);
    const about = { ...news, taskId: id, offender: aboutWhom(task), rule: 'MEET-6' };
    for (const userId of owners) await this.notices.raise(tx, { ...about, userId });
    // An agency without anybody in the panel is rung by its co-ordinator.
    if (owners.length === 0)
      await this.notices.raise(tx, { ...about, panel: task.panel, role: 'coordinator' });
    const detail = { kind: news.kind, dueOn: task.dueOn, told: owners.length };
    tx.record({ action: 'task.due-told', subjectType: 'task', subjectId: id, detail });
    return true;
  }
}

const aboutWhom = ({ offenderId, panel }: DueTask): { id: string; panel: string } | null =>
  offenderId === null ? null : { id: offenderId, panel };
