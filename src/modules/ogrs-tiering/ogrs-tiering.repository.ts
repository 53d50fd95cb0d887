import { Injectable } from '@nestjs/common';
import { newId } from '../../platform/database/new-id.js';
import { sql } from '../../platform/database/sql.js';
import type { Tx } from '../../platform/database/tx.js';
import type { Eligibility, EligibilityFacts } from './domain/eligibility.js';
import type { RecordedScore } from './domain/choose-current-score.js';
import type { InstrumentResult } from './domain/instrument.js';
import { EligibilityDecisionEntity } from './eligibility-decision.entity.js';
import { OgrsScoreEntity } from './ogrs-score.entity.js';

export interface NewScore {
  offenderId: string;
  score: number;
  tier: number | null;
  instrument: string;
  instrumentVersion: string | null;
  factors: object | null;
  result: InstrumentResult | null;
  convictedOn: string | null;
  assessedOn: string | null;
  source: string;
}

@Injectable()
export class OgrsTieringRepository {
  async addScore(tx: Tx, score: NewScore): Promise<string> {
    const id = newId();
    await tx.insert(OgrsScoreEntity, { id, ...score, recordedAt: tx.at, recordedBy: tx.actor.name });
    return id;
  }

  scoresOf(tx: Tx, offenderId: string): Promise<RecordedScore[]> {
    return tx.query<RecordedScore>(
      sql`select score, instrument, assessed_on as "assessedOn", recorded_at || ' ' || id as "recordedOrder"
        from ogrs_scores where offender_id = ${offenderId}`,
    );
  }

  /** Did somebody's time on the scheme end because they died, and does that stand? No fact brings them back (EXIT-5). */
  async hasDied(tx: Tx, offenderId: string): Promise<boolean> {
    const ending = await tx.queryOne(
      sql`select 1 as found from exit_endings e where e.offender_id = ${offenderId} and e.ending = 'died'
        and not exists (select 1 from exit_endings later where later.reverses = e.id) limit 1`,
    );
    return ending !== null;
  }

  async addDecision(
    tx: Tx,
    offenderId: string,
    decision: { eligibility: Eligibility; facts: EligibilityFacts; cause: string },
  ): Promise<string> {
    const { eligibility, facts, cause } = decision;
    const id = newId();
    await tx.insert(EligibilityDecisionEntity, {
      id,
      offenderId,
      outcome: eligibility.outcome,
      tier: eligibility.tier,
      route: eligibility.route,
      reasons: eligibility.reasons,
      missing: eligibility.missing,
      facts,
      policyVersion: eligibility.policyVersion,
      cause,
      onDay: eligibility.on,
      decidedAt: tx.at,
      decidedBy: tx.actor.name,
      decidedById: tx.actor.id,
      agency: tx.actor.agency,
    });
    return id;
  }

  /** Keeps the latest decision in short with the person, so that the list can be filtered by it. */
  async keepOutcome(tx: Tx, offenderId: string, outcome: string, digest: string): Promise<void> {
    await tx.execute(
      sql`update offenders set eligibility = ${outcome}, eligibility_digest = ${digest} where id = ${offenderId}`,
    );
  }
}
