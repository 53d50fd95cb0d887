import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx.js';
import { AgendaSources, type AgendaContext } from './agenda-sources.queries.js';
import { buildAgenda, type BuiltAgenda } from './domain/build-agenda.js';
import { MeetingItems } from './meeting-items.repository.js';
import type { MeetingRow } from './meetings.repository.js';

/** The agenda of one meeting: built from the cohort until it opens, set down as it does (MEET-4). */
@Injectable()
export class MeetingAgenda {
  constructor(
    private readonly sources: AgendaSources,
    private readonly items: MeetingItems,
  ) {}

  /** What is read before the unit of work begins. */
  prepare(): Promise<AgendaContext> {
    return this.sources.context();
  }

  async build(tx: Tx, meeting: MeetingRow, context: AgendaContext): Promise<BuiltAgenda> {
    return buildAgenda(await this.sources.gather((query) => tx.query(query), meeting, context));
  }

  /** Keeps it as it stands: from here on only whoever runs the meeting changes it. */
  async setDown(tx: Tx, meeting: MeetingRow, context: AgendaContext): Promise<void> {
    const { items, takenOff } = await this.build(tx, meeting, context);
    await this.items.replace(tx, meeting.id, [...items, ...takenOff]);
  }
}
