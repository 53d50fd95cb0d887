import { Injectable } from '@nestjs/common';
import { ClockService } from '../platform/clock.service.js';
import { AuthQueries } from '../modules/auth/index.js';
import { CustodyService, IntelligenceService, OffencesService } from '../modules/case-recording/index.js';
import { DesignationsService, ScoresService } from '../modules/ogrs-tiering/index.js';
import { addDays, type CalendarDay } from '../shared/calendar-day.js';
import type { Actor } from '../shared/actor.js';
import { actorOf } from './demonstration-actor.js';
import { DemonstrationStatuses, type Newcomer } from './demonstration-statuses.service.js';
import { DemonstrationSupport } from './demonstration-support.service.js';
import type { InventedFacts } from './invent-facts.js';
import { inventPeople } from './invent-people.js';

/** How many people's facts are recorded at a time. */
const AT_ONCE = 8;

/** An invented cohort of about 60 with some history, brought in through the use cases themselves. */
@Injectable()
export class DemonstrationCohort {
  constructor(
    private readonly users: AuthQueries,
    private readonly offences: OffencesService,
    private readonly custody: CustodyService,
    private readonly intelligence: IntelligenceService,
    private readonly scores: ScoresService,
    private readonly designations: DesignationsService,
    private readonly statuses: DemonstrationStatuses,
    private readonly support: DemonstrationSupport,
    private readonly clock: ClockService,
  ) {}

  async invent(): Promise<void> {
    const users = await this.users.listUsers();
    const newcomers = inventPeople(this.clock.today()).map((person) => ({
      person,
      coordinator: actorOf(users, `coordinator.${person.details.panel}`),
      manager: actorOf(users, `om.${person.details.panel}`),
    }));
    const ids = await this.statuses.addWithPast(newcomers);
    const waiting = [...newcomers];
    const addSome = async (): Promise<void> => {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        await this.add(ids.get(next.person) ?? '', next);
      }
    };
    // Units of work that wait together share a commit.
    await Promise.all(Array.from({ length: AT_ONCE }, addSome));
  }

  private ago(days: number): CalendarDay {
    return addDays(this.clock.today(), -days);
  }

  private async add(id: string, { person, coordinator, manager }: Newcomer): Promise<void> {
    const { facts, scores, support } = person;
    await this.addOffending(id, facts, manager);
    await this.statuses.addFacts(id, person, { coordinator, manager });
    await this.support.add(id, support, manager);
    for (const { score, daysAgo } of scores) {
      await this.scores.record(manager, id, { score, assessedOn: this.ago(daysAgo) });
    }
    await this.designate(id, facts, coordinator);
  }

  private async addOffending(
    id: string,
    { convictions, custody }: InventedFacts,
    manager: Actor,
  ): Promise<void> {
    for (const { daysAgo, category } of convictions) {
      const outcomeDate = this.ago(daysAgo);
      const offenceDate = this.ago(daysAgo + 25);
      await this.offences.record(manager, id, { offenceDate, category, outcome: 'conviction', outcomeDate });
    }
    if (custody === null) return;
    const { establishment, daysAgo, releasedDaysAgo, dueInDays } = custody;
    if (daysAgo < 0) {
      await this.custody.record(manager, id, { establishment, from: this.ago(daysAgo) });
      return;
    }
    await this.custody.record(manager, id, {
      establishment,
      from: this.ago(daysAgo),
      ...(releasedDaysAgo === null
        ? { releaseDue: this.ago(-dueInDays) }
        : { to: this.ago(releasedDaysAgo) }),
    });
  }

  private async designate(id: string, facts: InventedFacts, coordinator: Actor): Promise<void> {
    const { mappaLevel, registeredSexOffender, ppo, transfer, isYoung } = facts;
    if (ppo) {
      const { text, source, assessment, daysAgo } = ppo;
      const date = this.ago(daysAgo);
      await this.intelligence.record(coordinator, id, { date, text, source, assessment, handling: 'P' });
    }
    // Whoever MAPPA takes over was on the scheme before: the panel has to decide on removal (EXCL-4).
    if (mappaLevel === 2) {
      await this.designations.set(coordinator, id, { mappaLevel: 1, registeredSexOffender: false });
    }
    await this.designations.set(coordinator, id, {
      ...(mappaLevel === null ? {} : { mappaLevel }),
      ...(registeredSexOffender === null ? {} : { registeredSexOffender }),
      ...(ppo ? { ppo: true } : {}),
      ...(isYoung ? { yosHighRisk: true } : {}),
      ...(transfer
        ? {
            outOfAreaTransfer: true,
            transferredFrom: transfer.transferredFrom,
            transferredAs: transfer.transferredAs,
            transferredOn: this.ago(transfer.daysAgo),
          }
        : {}),
    });
  }
}
