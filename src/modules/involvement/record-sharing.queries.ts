import { Injectable } from '@nestjs/common';
import { ClockService } from '../../platform/clock.service.js';
import { Database } from '../../platform/database/database.js';
import { rawSql, sql } from '../../platform/database/sql.js';
import type { Actor } from '../../shared/actor.js';
import { OffendersQueries } from '../offenders/index.js';
import { grantsFor, isSharingOn, type FactGrants } from '../sharing/index.js';

/** One agency's part in somebody today. */
export interface InvolvementView {
  agency: string;
  by: 'contact' | 'pathway' | 'custody' | 'referral' | 'task';
  /** The prison, for custody. */
  establishment: string | null;
  from: string;
  to: string | null;
  /** Does the agency share today? Without an agreement in force its workers see nothing. */
  isSharing: boolean;
}

/** Who can see this record: who is involved and by what, and who may read and write which of its facts. */
export interface RecordSharing {
  involved: InvolvementView[];
  facts: FactGrants[];
}

type Row = Omit<InvolvementView, 'isSharing'> & { isSharing: number };

@Injectable()
export class RecordSharingQueries {
  constructor(
    private readonly database: Database,
    private readonly offenders: OffendersQueries,
    private readonly clock: ClockService,
  ) {}

  /**
   * The sharing table as it stands for this record today.
   *
   * @throws DomainError not-found, also for whoever may not know that they are there (LAW-4).
   */
  async of(actor: Actor, id: string): Promise<RecordSharing> {
    await this.offenders.get(actor, id);
    const today = this.clock.today();
    const rows = await this.database.read<Row>(
      sql`select i.agency, i.kind as "by", i.establishment, min(i.from_day) as "from",
          case when max(case when i.to_day is null then 1 else 0 end) = 1 then null else max(i.to_day) end as "to",
          ${isSharingOn(rawSql('i.agency'), today)} as "isSharing"
        from involvements i where i.offender_id = ${id} and (i.to_day is null or i.to_day >= ${today})
        group by i.agency, i.kind, i.establishment order by i.agency, i.kind, i.establishment`,
    );
    const involved = rows.map((row) => ({ ...row, isSharing: row.isSharing === 1 }));
    const sharing = involved.filter((each) => each.isSharing).map(({ agency }) => agency);
    return { involved, facts: grantsFor([...new Set(sharing)]) };
  }
}
