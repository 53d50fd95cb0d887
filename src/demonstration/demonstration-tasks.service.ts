import { Injectable } from '@nestjs/common';
import { AuthQueries, type UserView } from '../modules/auth/index.js';
import { OffendersQueries } from '../modules/offenders/index.js';
import { TaskChanges, Tasks } from '../modules/tasks/index.js';
import { ClockService } from '../platform/clock.service.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { addDays, londonInstant } from '../shared/calendar-day.js';
import { actorOf } from './demonstration-actor.js';
import { inventTasks, type InventedTask } from './invent-tasks.js';

const PANELS = ['chesterfield', 'derby-city'];

/** A handful of tasks in different states for two panels, through the use cases themselves. */
@Injectable()
export class DemonstrationTasks {
  constructor(
    private readonly users: AuthQueries,
    private readonly offenders: OffendersQueries,
    private readonly tasks: Tasks,
    private readonly changes: TaskChanges,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: ClockService,
  ) {}

  async invent(): Promise<void> {
    const users = await this.users.listUsers();
    for (const panel of PANELS) {
      const tasks = inventTasks(panel);
      const filter = { panel, status: 'registered', limit: tasks.length };
      const { items } = await this.offenders.list(actorOf(users, `coordinator.${panel}`), filter);
      for (const [index, task] of tasks.entries()) {
        const about = task.isAboutSomebody ? (items[index % Math.max(1, items.length)]?.id ?? null) : null;
        await this.add(users, { ...task, panel, about });
      }
    }
  }

  private async add(
    users: readonly UserView[],
    { panel, about, ...task }: InventedTask & { panel: string; about: string | null },
  ): Promise<void> {
    const { action, ownerAgency, owner, handedOutDaysAgo, dueInDays, closed } = task;
    const chair = actorOf(users, `chair.${panel}`);
    const dueOn = addDays(this.clock.today(), dueInDays);
    const { id } = await this.on(handedOutDaysAgo, () =>
      this.tasks.add(chair, { action, ownerAgency, owner, dueOn, panel, offenderId: about }),
    );
    if (closed === null) return;
    const { as: status, note, by, daysAgo } = closed;
    await this.on(daysAgo, () => this.changes.change(actorOf(users, by), id, { status, note }, null));
  }

  /** In the afternoon of a day that is past. */
  private on<T>(daysAgo: number, act: () => Promise<T>): Promise<T> {
    const then = londonInstant(addDays(this.clock.today(), -daysAgo), '14:30');
    return then === null ? act() : this.unitOfWork.asOf(then, act);
  }
}
