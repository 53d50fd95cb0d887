import { Injectable } from '@nestjs/common';
import { ClockService } from '../../platform/clock.service.js';
import { Database } from '../../platform/database/database.js';
import type { Actor } from '../../shared/actor.js';
import { forbidden } from '../../shared/domain-error.js';
import { PartnershipQueries } from '../partnership/index.js';
import type { PossibleOwner } from './domain/read-task.js';
import { readTaskLine, type TaskProposal } from './domain/read-task-line.js';
import { possibleOwners } from './possible-owners.queries.js';
import { mayHandOutTasks } from './tasks.policy.js';

/** Reads a task as it is typed while people talk, and who can be given one. Nothing is handed out by it. */
@Injectable()
export class TaskLines {
  constructor(
    private readonly database: Database,
    private readonly partnership: PartnershipQueries,
    private readonly clock: ClockService,
  ) {}

  /** @throws DomainError forbidden for whoever hands out no tasks. */
  async propose(actor: Actor, line: string): Promise<TaskProposal> {
    if (!mayHandOutTasks(actor)) throw forbidden();
    const agencies = await this.partnership.listAgencies();
    const owners = await this.database.read<PossibleOwner>(possibleOwners());
    return readTaskLine(line, { today: this.clock.today(), agencies, owners });
  }

  /** Who can be given a task by this reader: everybody who can have one, or for a partner their colleagues. */
  async ownersFor(actor: Actor): Promise<PossibleOwner[]> {
    const owners = await this.database.read<PossibleOwner>(possibleOwners());
    return mayHandOutTasks(actor) ? owners : owners.filter(({ agency }) => agency === actor.agency);
  }
}
