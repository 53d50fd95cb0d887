import { Injectable } from '@nestjs/common';
import { OffenderProfileQueries } from '../../modules/offenders/index.js';
import { PartnershipQueries, type PanelView } from '../../modules/partnership/index.js';
import { mayHandOutTasks, TaskLines, TasksQueries, type PossibleOwner } from '../../modules/tasks/index.js';
import type { Actor } from '../../shared/actor.js';
import { listName } from '../shell/labels.js';

export interface WhoChoices {
  /** Keys of the agencies that the reader can give a task to. */
  agencies: string[];
  owners: PossibleOwner[];
}

/** Gathers what the pages of tasks need to ask and show. */
@Injectable()
export class ReadTasks {
  constructor(
    private readonly queries: TasksQueries,
    private readonly lines: TaskLines,
    private readonly profiles: OffenderProfileQueries,
    private readonly partnership: PartnershipQueries,
  ) {}

  /** Whom the reader can give a task to: anybody, or for a partner their colleagues. */
  async who(actor: Actor): Promise<WhoChoices> {
    const owners = await this.lines.ownersFor(actor);
    if (!mayHandOutTasks(actor)) return { agencies: [actor.agency], owners };
    return { agencies: (await this.partnership.listAgencies()).map(({ key }) => key), owners };
  }

  panels(): Promise<PanelView[]> {
    return this.partnership.listPanels();
  }

  /** @throws DomainError not-found, also for whoever may not know of them (LAW-4). */
  async about(actor: Actor, offenderId: string | undefined): Promise<{ id: string; name: string } | null> {
    if (!offenderId) return null;
    const { id, surname, forename } = await this.profiles.get(actor, offenderId);
    return { id, name: listName({ surname, forename }) };
  }

  task(actor: Actor, id: string): ReturnType<TasksQueries['get']> {
    return this.queries.get(actor, id);
  }
}
