import { Injectable } from '@nestjs/common';
import { IntelligenceService, StatusFactsService } from '../modules/case-recording/index.js';
import { OffendersService } from '../modules/offenders/index.js';
import { RagStatusService } from '../modules/rag-status/index.js';
import { ClockService } from '../platform/clock.service.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { Actor } from '../shared/actor.js';
import { addDays, type CalendarDay } from '../shared/calendar-day.js';
import type { InventedPerson } from './invent-people.js';

export interface Keepers {
  coordinator: Actor;
  manager: Actor;
}

/** Somebody who is to be invented, and those who keep the record. */
export interface Newcomer extends Keepers {
  person: InventedPerson;
}

const DAY_MS = 86_400_000;

/** Gives the invented people statuses with a past, and the facts behind them, through the use cases themselves. */
@Injectable()
export class DemonstrationStatuses {
  constructor(
    private readonly offenders: OffendersService,
    private readonly rag: RagStatusService,
    private readonly facts: StatusFactsService,
    private readonly intelligence: IntelligenceService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: ClockService,
  ) {}

  /** Adds everybody with the statuses that they have had, in the order of days. Returns each one's id. */
  async addWithPast(newcomers: readonly Newcomer[]): Promise<Map<InventedPerson, string>> {
    const ids = new Map<InventedPerson, string>();
    const steps = newcomers.flatMap((newcomer) => this.stepsOf(newcomer, ids));
    steps.sort((one, other) => other.daysAgo - one.daysAgo);
    for (const { daysAgo, take } of steps) {
      await this.unitOfWork.asOf(new Date(this.clock.now().getTime() - daysAgo * DAY_MS), take);
    }
    return ids;
  }

  /** Records now what gives the last status, so that the record and the rules agree. */
  async addFacts(id: string, { statuses }: InventedPerson, { coordinator, manager }: Keepers): Promise<void> {
    const { intelligence, engagement, wanted } = statuses;
    if (intelligence) {
      const { daysAgo, ...report } = intelligence;
      const sent = { ...report, date: this.ago(daysAgo), handling: 'C', conditions: 'For the panel only' };
      await this.intelligence.record(coordinator, id, { ...sent, sharedWith: [manager.agency] });
    }
    if (engagement) await this.facts.setEngagement(manager, id, engagement);
    for (const status of wanted) await this.facts.setWanted(coordinator, id, { status });
  }

  private stepsOf(
    { person, coordinator }: Newcomer,
    ids: Map<InventedPerson, string>,
  ): { daysAgo: number; take: () => Promise<void> }[] {
    const { details, statuses } = person;
    const idOf = (): string => ids.get(person) ?? '';
    const { history, confirmedDaysAgo } = statuses;
    const create = async (): Promise<void> => {
      const { id } = await this.offenders.create(coordinator, { ...details, confirmedNew: true });
      ids.set(person, id);
    };
    const set = history.map(({ status, reason, daysAgo }) => ({
      daysAgo,
      take: async () => void (await this.rag.set(coordinator, idOf(), { status, reason })),
    }));
    const confirm = async (): Promise<void> => void (await this.rag.confirm(coordinator, idOf()));
    return [
      { daysAgo: (history[0]?.daysAgo ?? 0) + 1, take: create },
      ...set,
      ...(confirmedDaysAgo === null ? [] : [{ daysAgo: confirmedDaysAgo, take: confirm }]),
    ];
  }

  private ago(days: number): CalendarDay {
    return addDays(this.clock.today(), -days);
  }
}
