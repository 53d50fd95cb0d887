import { Injectable } from '@nestjs/common';
import { newId } from '../../platform/database/new-id.js';
import { sql } from '../../platform/database/sql.js';
import type { Tx } from '../../platform/database/tx.js';
import { addDays, calendarDay, type CalendarDay } from '../../shared/calendar-day.js';
import type { WantedStatus } from '../../shared/rag.js';
import type { EngagementFact } from './domain/read-status-facts.js';
import { EngagementEntity } from './engagement.entity.js';
import { recordedNow } from './recorded.js';
import { statusFactsOf, type StatusFacts } from './status-facts.queries.js';
import { WantedStatusEntity } from './wanted-status.entity.js';

/** The facts behind a status, whose person is locked by the caller. */
@Injectable()
export class StatusFactsRepository {
  /** What holds now, this unit of work's own changes included. */
  async current(tx: Tx, offenderId: string, today: CalendarDay): Promise<StatusFacts> {
    const row = await tx.queryOne<StatusFacts>(statusFactsOf(offenderId, today));
    if (!row) throw new Error('The facts of nobody were asked for.');
    return row;
  }

  async addWanted(tx: Tx, offenderId: string, status: WantedStatus): Promise<void> {
    await tx.insert(WantedStatusEntity, { id: newId(), offenderId, status, ...recordedNow(tx) });
  }

  async addEngagement(tx: Tx, offenderId: string, { supervision, treatment }: EngagementFact): Promise<void> {
    const row = { id: newId(), offenderId, supervision, treatment };
    await tx.insert(EngagementEntity, { ...row, ...recordedNow(tx) });
  }

  /**
   * Since which day nobody supervises them: every offender manager that is recorded has ended. Null while one has
   * them, and where none was ever recorded: then nothing is known of it.
   */
  async unsupervisedSince(tx: Tx, offenderId: string, today: CalendarDay): Promise<CalendarDay | null> {
    const contacts = await tx.query<{ to: string | null }>(
      sql`select c.to_day as "to" from current_contacts c
        where c.offender_id = ${offenderId} and c.kind = 'offender-manager'`,
    );
    const ended = contacts.map(({ to }) => to).filter((to) => to !== null && to < today);
    const last = ended.sort().at(-1);
    return last && ended.length === contacts.length ? addDays(calendarDay(last), 1) : null;
  }
}
