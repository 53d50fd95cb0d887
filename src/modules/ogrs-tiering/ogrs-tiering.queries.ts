import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { sql } from '../../platform/database/sql.js';
import type { Actor } from '../../shared/actor.js';
import { OffendersQueries } from '../offenders/index.js';

export interface ScoreView {
  id: string;
  score: number;
  tier: number | null;
  instrument: string;
  assessedOn: string | null;
  source: string;
  recordedAt: string;
  recordedBy: string;
}

@Injectable()
export class OgrsTieringQueries {
  constructor(
    private readonly database: Database,
    private readonly offenders: OffendersQueries,
  ) {}

  /**
   * Every score of a person, the current one first (TIER-5).
   *
   * @throws DomainError not-found.
   */
  async scores(actor: Actor, id: string): Promise<ScoreView[]> {
    await this.offenders.get(actor, id);
    return this.database.read<ScoreView>(
      sql`select id, score, tier, instrument, assessed_on as "assessedOn", source, recorded_at as "recordedAt",
          recorded_by as "recordedBy"
        from ogrs_scores where offender_id = ${id}
        order by coalesce(assessed_on, '0000-00-00') desc, recorded_at desc, id desc`,
    );
  }
}
