import { Injectable } from '@nestjs/common';
import { newId } from '../../platform/database/new-id.js';
import { sql } from '../../platform/database/sql.js';
import type { Tx } from '../../platform/database/tx.js';
import type { Eligibility, EligibilityFacts } from './domain/assess-eligibility.js';
import type { RecordedScore } from './domain/choose-current-score.js';
import { EligibilityDecisionEntity } from './eligibility-decision.entity.js';
import { OgrsScoreEntity } from './ogrs-score.entity.js';

export interface NewScore {
  offenderId: string;
  score: number;
  tier: number | null;
  instrument: string;
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
      sql`select score, assessed_on as "assessedOn", recorded_at || ' ' || id as "recordedOrder"
        from ogrs_scores where offender_id = ${offenderId}`,
    );
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
      facts,
      policyVersion: eligibility.policyVersion,
      cause,
      onDay: eligibility.on,
      decidedAt: tx.at,
      decidedBy: tx.actor.name,
    });
    return id;
  }
}
