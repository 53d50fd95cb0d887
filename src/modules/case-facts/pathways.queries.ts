import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { nothing, sql } from '../../platform/database/sql.js';
import type { Actor } from '../../shared/actor.js';
import type { Need, Pathway as PathwayKey, PathwayStatus } from '../../shared/pathway.js';
import { OffendersQueries } from '../offenders/index.js';
import type { PathwayDetails } from './domain/pathway-details.js';
import { RECORDED_COLUMNS } from './recorded.js';
import { requireStanding, unflag, type Flagged, type Standing } from './standing.js';

export interface PathwayView extends Standing {
  pathway: PathwayKey;
  need: Need;
  providerAgency: string | null;
  provider: string | null;
  status: PathwayStatus;
  from: string;
  to: string | null;
  details: PathwayDetails;
}

type Row = Flagged<Omit<PathwayView, 'details'> & { details: string }>;

/** What is done about somebody's needs, as it is read: under the reader's rights, who must be able to open the record. */
@Injectable()
export class PathwaysQueries {
  constructor(
    private readonly database: Database,
    private readonly offenders: OffendersQueries,
  ) {}

  /**
   * A person's pathways, the open ones first: those that stand, or with `all` every row ever recorded (COH-2).
   *
   * @throws DomainError not-found.
   */
  async list(actor: Actor, offenderId: string, all = false): Promise<PathwayView[]> {
    await this.offenders.get(actor, offenderId);
    const standing = all ? nothing : sql` and f.is_void = 0 and later.id is null`;
    const rows = await this.database.read<Row>(
      sql`select f.id, f.pathway, f.need, f.provider_agency as "providerAgency", f.provider, f.status,
          f.from_day as "from", f.to_day as "to", f.details, f.is_void as "isVoid", later.id as "correctedBy",
          ${RECORDED_COLUMNS}
        from pathways f left join pathways later on later.corrects = f.id
        where f.offender_id = ${offenderId}${standing}
        order by case when f.status in ('completed', 'ended') then 1 else 0 end, f.from_day desc,
          f.recorded_at desc, f.id desc`,
    );
    return unflag<Omit<PathwayView, 'details'> & { details: string }>(rows).map((row) => ({
      ...row,
      details: JSON.parse(row.details) as PathwayDetails,
    }));
  }

  /**
   * An entry of this person that stands.
   *
   * @throws DomainError not-found; conflict when it was changed or withdrawn.
   */
  async one(actor: Actor, offenderId: string, id: string): Promise<PathwayView> {
    return requireStanding(await this.list(actor, offenderId, true), id, 'pathway');
  }
}
