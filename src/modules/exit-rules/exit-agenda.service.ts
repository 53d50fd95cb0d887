import { Injectable, type OnModuleInit } from '@nestjs/common';
import { sql } from '../../platform/database/sql.js';
import { AgendaSources, type AgendaSource, type ExitInput } from '../tasking-meetings/index.js';
import { decideExit } from './domain/decide-exit.js';
import { blockerWords } from './domain/exit-words.js';
import { ExitFactsQueries } from './exit-facts.queries.js';
import { ExitReviews } from './exit-reviews.service.js';

/** Tells an agenda that builds itself who is due to leave, and who is held and by what (MEET-4, EXIT-3). */
@Injectable()
export class ExitAgenda implements OnModuleInit {
  constructor(
    private readonly sources: AgendaSources,
    private readonly facts: ExitFactsQueries,
    private readonly reviews: ExitReviews,
  ) {}

  onModuleInit(): void {
    this.sources.exitsFrom(this.ofPanel);
  }

  private readonly ofPanel: AgendaSource<ExitInput> = async (read, { panel, today: on }) => {
    const policy = await this.reviews.policyOn(on);
    const people = await this.facts.among(read, sql`o.panel = ${panel}`, { on, policy });
    const names = await read<{ id: string; name: string }>(
      sql`select id, surname || ', ' || forename as name from offenders
        where panel = ${panel} and status = 'registered'`,
    );
    const nameOf = new Map(names.map(({ id, name }) => [id, name]));
    return people.flatMap((facts) => {
      const { state, earliestExitOn, blockers } = decideExit(facts.registration, facts.events, policy, on);
      if ((state !== 'due' && state !== 'held') || earliestExitOn === null) return [];
      const heldBy = blockers.map((blocker) => ({ rule: blocker.rule, text: blockerWords(blocker) }));
      const { offenderId } = facts;
      return [{ offenderId, name: nameOf.get(offenderId) ?? '', state, since: earliestExitOn, heldBy }];
    });
  };
}
