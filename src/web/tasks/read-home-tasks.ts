import { Injectable } from '@nestjs/common';
import { mayReadTasks, TasksQueries } from '../../modules/tasks/index.js';
import { ClockService } from '../../platform/clock.service.js';
import type { Actor } from '../../shared/actor.js';
import type { HomeTasks } from './home-tasks.presenter.js';

const SHOWN = 5;

/** The tasks that somebody finds when they start the day. */
@Injectable()
export class ReadHomeTasks {
  constructor(
    private readonly tasks: TasksQueries,
    private readonly clock: ClockService,
  ) {}

  async read(actor: Actor): Promise<HomeTasks | null> {
    if (!mayReadTasks(actor)) return null;
    const agency = { agency: actor.agency, status: 'open' } as const;
    const list = actor.role === 'partner' ? 'agency' : 'mine';
    const scope = list === 'agency' ? agency : ({ mine: true, status: 'open' } as const);
    const [shown, overdue, ofAgency] = await Promise.all([
      this.tasks.list(actor, { ...scope, limit: SHOWN }),
      this.tasks.countOf(actor, { ...scope, overdue: true }),
      this.tasks.countOf(actor, agency),
    ]);
    return { list, shown, overdue, ofAgency, today: this.clock.today() };
  }
}

/** Whose names the card shows. */
export const offendersOf = (tasks: HomeTasks | null): string[] =>
  (tasks?.shown.items ?? []).flatMap(({ offenderId }) => offenderId ?? []);
