import { Injectable } from '@nestjs/common';
import { ClockService } from '../platform/clock.service.js';
import { AuthQueries, type UserView } from '../modules/auth/index.js';
import { OffendersService } from '../modules/offenders/index.js';
import { DesignationsService, ScoresService } from '../modules/ogrs-tiering/index.js';
import { RagStatusService } from '../modules/rag-status/index.js';
import { addDays } from '../shared/calendar-day.js';
import type { Actor } from '../shared/actor.js';
import { inventPeople, type InventedPerson } from './invent-people.js';

/** An invented cohort of about 60 with some history, brought in through the use cases themselves. */
@Injectable()
export class DemonstrationCohort {
  constructor(
    private readonly users: AuthQueries,
    private readonly offenders: OffendersService,
    private readonly scores: ScoresService,
    private readonly designations: DesignationsService,
    private readonly rag: RagStatusService,
    private readonly clock: ClockService,
  ) {}

  async invent(): Promise<void> {
    const users = await this.users.listUsers();
    for (const person of inventPeople(Number(this.clock.today().slice(0, 4)))) {
      const coordinator = actorOf(users, `coordinator.${person.details.panel}`);
      const manager = actorOf(users, `om.${person.details.panel}`);
      await this.add(person, coordinator, manager);
    }
  }

  private async add(person: InventedPerson, coordinator: Actor, manager: Actor): Promise<void> {
    const { id } = await this.offenders.create(coordinator, { ...person.details, confirmedNew: true });
    for (const { score, daysAgo } of person.scores) {
      const assessedOn = addDays(this.clock.today(), -daysAgo);
      await this.scores.record(manager, id, { score, assessedOn });
    }
    if (person.ppo) await this.designations.set(coordinator, id, { ppo: true });
    if (person.mappaLevel !== null)
      await this.designations.set(coordinator, id, { mappaLevel: person.mappaLevel });
    for (const { status, reason } of person.statuses) await this.rag.set(coordinator, id, { status, reason });
  }
}

function actorOf(users: readonly UserView[], username: string): Actor {
  const user = users.find((candidate) => candidate.username === username);
  if (!user) throw new Error(`There is no demonstration user ${username}`);
  return { ...user, from: 'demonstration' };
}
