import { Injectable } from '@nestjs/common';
import { ClockService } from '../../platform/clock.service.js';
import { Database } from '../../platform/database/database.js';
import { listSql, rawSql, sql } from '../../platform/database/sql.js';
import type { CommittedEvent } from '../../platform/events/event.js';
import { isSharingOn, partName, type Part } from '../sharing/index.js';

/** Who has a part in whom, by the id of the person: names of parts. */
export type Audiences = ReadonlyMap<string, readonly string[]>;

@Injectable()
export class AudiencesQueries {
  constructor(
    private readonly database: Database,
    private readonly clock: ClockService,
  ) {}

  /** Who has a part today in the people of some events, while their agency shares. */
  async of(events: readonly CommittedEvent[]): Promise<Audiences> {
    const ids = [...new Set(events.map(({ offenderId }) => offenderId).filter((id) => id !== undefined))];
    if (ids.length === 0) return new Map();
    const today = this.clock.today();
    const rows = await this.database.read<Part & { offenderId: string }>(
      sql`select distinct i.offender_id as "offenderId", i.agency, i.establishment from involvements i
        where i.offender_id in (${listSql(ids)}) and (i.to_day is null or i.to_day >= ${today})
          and ${isSharingOn(rawSql('i.agency'), today)} = 1`,
    );
    const audiences = new Map<string, string[]>();
    for (const { offenderId, ...part } of rows) {
      audiences.set(offenderId, [...(audiences.get(offenderId) ?? []), partName(part)]);
    }
    return audiences;
  }
}
