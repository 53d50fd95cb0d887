import { Injectable } from '@nestjs/common';
import { ClockService } from '../../platform/clock.service.js';
import { Database } from '../../platform/database/database.js';
import { sql, type Sql } from '../../platform/database/sql.js';
import type { Actor } from '../../shared/actor.js';
import type { CalendarDay } from '../../shared/calendar-day.js';
import type { WantedStatus } from '../../shared/rag.js';
import { OffendersQueries } from '../offenders/index.js';
import type { EngagementFact } from './domain/read-status-facts.js';
import type { Recorded } from './recorded.js';

/** RAG-5: what a status follows from; null is what nobody has recorded. */
export interface StatusFacts extends EngagementFact {
  wanted: WantedStatus | null;
  /** How many items of police intelligence are current (INT-2). */
  intelligence: number;
}

/** One row of the history of wanted. */
export interface WantedView extends Recorded {
  id: string;
  status: WantedStatus;
}

/** One row of the history of engagement. */
export interface EngagementView extends EngagementFact, Recorded {
  id: string;
}

/** The facts behind a person's status as they hold on a day, in one row. */
export const statusFactsOf = (id: string, today: CalendarDay): Sql => sql`select
  (select w.status from wanted_statuses w where w.offender_id = o.id
    order by w.recorded_at desc, w.id desc limit 1) as wanted,
  (select cast(count(*) as integer) from open_intelligence i where i.offender_id = o.id
    and (i.review_on is null or i.review_on >= ${today})) as intelligence, e.supervision, e.treatment
  from offenders o left join engagements e on e.id = (select f.id from engagements f
    where f.offender_id = o.id order by f.recorded_at desc, f.id desc limit 1)
  where o.id = ${id}`;

const NOTHING: StatusFacts = { wanted: null, intelligence: 0, supervision: null, treatment: null };

/** Wanted and engagement as they are read: under the rights of a reader who must be able to open the record. */
@Injectable()
export class StatusFactsQueries {
  constructor(
    private readonly database: Database,
    private readonly offenders: OffendersQueries,
    private readonly clock: ClockService,
  ) {}

  /**
   * What holds today. Whoever reads it further tells of intelligence no more than whether it bears on the status
   * (INT-4).
   *
   * @throws DomainError not-found.
   */
  async current(actor: Actor, id: string): Promise<StatusFacts> {
    await this.offenders.get(actor, id);
    const row = await this.database.readOne<StatusFacts>(statusFactsOf(id, this.clock.today()));
    return row ?? NOTHING;
  }

  /**
   * Whether somebody was wanted, as it was recorded, the latest first (COH-2).
   *
   * @throws DomainError not-found.
   */
  async wanted(actor: Actor, id: string): Promise<WantedView[]> {
    await this.offenders.get(actor, id);
    return this.database.read<WantedView>(
      sql`select f.id, f.status, f.recorded_at as "recordedAt", f.recorded_by as "recordedBy", f.agency
        from wanted_statuses f where f.offender_id = ${id} order by f.recorded_at desc, f.id desc`,
    );
  }

  /**
   * Engagement as it was recorded, the latest first (COH-2).
   *
   * @throws DomainError not-found.
   */
  async engagement(actor: Actor, id: string): Promise<EngagementView[]> {
    await this.offenders.get(actor, id);
    return this.database.read<EngagementView>(
      sql`select f.id, f.supervision, f.treatment, f.recorded_at as "recordedAt", f.recorded_by as "recordedBy",
          f.agency
        from engagements f where f.offender_id = ${id} order by f.recorded_at desc, f.id desc`,
    );
  }
}
