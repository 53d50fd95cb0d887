import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { sql } from '../../platform/database/sql.js';
import type { Actor } from '../../shared/actor.js';
import { calendarDay, type CalendarDay } from '../../shared/calendar-day.js';
import { OffendersQueries } from '../offenders/index.js';
import type { Ogrs3Factors } from './domain/calculate-ogrs3.js';
import { addsByFactor, type Contribution, type InstrumentResult } from './domain/instrument.js';
import { instrumentTitle } from './domain/instruments.js';
import { OGRS3 } from './domain/ogrs3-instrument.js';
import { knownOgrs3Factors, type KnownConviction, type KnownOgrs3 } from './domain/ogrs3-known-factors.js';

export interface ScoreView {
  id: string;
  score: number;
  tier: number | null;
  instrument: string;
  /** `OGRS 3` */
  instrumentTitle: string;
  /** This and the next six: null when the score was entered, and not calculated here. */
  instrumentVersion: string | null;
  factors: object | null;
  oneYear: number | null;
  band: string | null;
  /** What each factor adds to the logit, by factor; and the same in words. */
  contributions: Record<string, number> | null;
  explanation: Contribution[] | null;
  /** The current conviction of the factors (EXCL-2). */
  convictedOn: string | null;
  assessedOn: string | null;
  /** `entered`, `calculated`, or the list it was brought from. */
  source: string;
  recordedAt: string;
  recordedBy: string;
}

type ScoreRow = Omit<
  ScoreView,
  'instrumentTitle' | 'factors' | 'oneYear' | 'band' | 'contributions' | 'explanation'
> & { factors: string | null; result: string | null };

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
    const rows = await this.database.read<ScoreRow>(
      sql`select id, score, tier, instrument, instrument_version as "instrumentVersion", factors, result,
          convicted_on as "convictedOn", assessed_on as "assessedOn", source, recorded_at as "recordedAt",
          recorded_by as "recordedBy"
        from ogrs_scores where offender_id = ${id}
        order by coalesce(assessed_on, '0000-00-00') desc, recorded_at desc, id desc`,
    );
    return rows.map(toView);
  }

  /**
   * What the record knows of the factors of OGRS 3, each with its source.
   *
   * @throws DomainError not-found.
   */
  async knownOgrs3(actor: Actor, id: string): Promise<KnownOgrs3> {
    const { dateOfBirth, gender } = await this.offenders.get(actor, id);
    const scores = await this.scores(actor, id);
    const convictions = await this.database.read<KnownConviction>(
      sql`select outcome_date as "on", category from current_offences
        where offender_id = ${id} and outcome = 'conviction' order by outcome_date, recorded_at, id`,
    );
    const latest = scores.find(({ instrument, factors }) => instrument === OGRS3.name && factors !== null);
    return knownOgrs3Factors(
      { dateOfBirth: calendarDay(dateOfBirth), gender },
      latest
        ? { factors: latest.factors as Ogrs3Factors, assessedOn: latest.assessedOn as CalendarDay }
        : null,
      convictions,
    );
  }
}

function toView({ factors, result: stored, ...row }: ScoreRow): ScoreView {
  const result = stored === null ? null : (JSON.parse(stored) as InstrumentResult);
  return {
    ...row,
    instrumentTitle: instrumentTitle(row.instrument),
    factors: factors === null ? null : (JSON.parse(factors) as object),
    oneYear: result?.oneYear ?? null,
    band: result?.band ?? null,
    contributions: result && addsByFactor(result),
    explanation: result?.contributions ?? null,
  };
}
