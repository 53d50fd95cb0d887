import { Injectable } from '@nestjs/common';
import { ClockService } from '../../platform/clock.service.js';
import { rawSql, sql, type Sql } from '../../platform/database/sql.js';
import type { Actor } from '../../shared/actor.js';
import { endOfDay, type CalendarDay } from '../../shared/calendar-day.js';
import { staleBefore } from '../../shared/rag-staleness.js';
import { PartnershipQueries } from '../partnership/index.js';
import { andSharedWith, sharingKey } from '../sharing/index.js';
import { cohortConditions, type CohortReading } from './cohort-conditions.js';
import { readAsAt, type CohortFilter } from './cohort-filter.js';

const OFFENDERS = rawSql('offenders o');
/** Where nobody asks. */
const NEVER: CohortReading['staleBefore'] = { red: '', 'amber-alert': '', amber: '', green: '' };

/** Whose rows a filter leaves, of the list as it is or stood, under the reader's rights as they are now. */
@Injectable()
export class CohortRows {
  constructor(
    private readonly clock: ClockService,
    private readonly partnership: PartnershipQueries,
  ) {}

  /**
   * What comes after `from`: the rows, `o`, with the conditions on them.
   *
   * @throws DomainError bad-input naming a part of the filter that cannot be used.
   */
  async of(actor: Actor, filter: CohortFilter): Promise<Sql> {
    const today = this.clock.today();
    const day = readAsAt(filter, today);
    const conditions = cohortConditions(filter, {
      today,
      readerId: actor.id,
      staleBefore: filter.stale ? await this.staleBefore(today) : NEVER,
      isPast: day !== null,
    });
    return sql`${day === null ? OFFENDERS : listAsAt(day)} where ${conditions}${andSharedWith(actor, today)}`;
  }

  private async staleBefore(today: CalendarDay): Promise<CohortReading['staleBefore']> {
    const { content } = await this.partnership.policyOn(today);
    return staleBefore(content.ragStaleAfterDays, today);
  }

  /** Names everything that these rows depend on beside the database, for whoever keeps what was read. */
  key(actor: Actor, filter: CohortFilter): readonly unknown[] {
    return [this.clock.today(), sharingKey(actor), filter.mine ? actor.id : null, filter];
  }
}

/** Everybody's row after the last change that was recorded by the end of the day in London (COH-2). */
function listAsAt(day: CalendarDay): Sql {
  const end = endOfDay(day).toISOString();
  return sql`(select s.*, s.offender_id as id from offender_states s where s.at < ${end} and s.version =
    (select max(t.version) from offender_states t where t.offender_id = s.offender_id and t.at < ${end})) o`;
}
