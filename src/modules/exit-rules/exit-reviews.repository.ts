import { Injectable } from '@nestjs/common';
import { newId } from '../../platform/database/new-id.js';
import { sql } from '../../platform/database/sql.js';
import type { Tx } from '../../platform/database/tx.js';
import type { ExitDecision } from './domain/decide-exit.js';
import { digestOf } from './domain/exit-digest.js';
import type { ExitFacts } from './exit-facts.queries.js';
import { ExitRetentionEntity } from './exit-retention.entity.js';
import { ExitReviewEntity, type ExitReviewCause } from './exit-review.entity.js';
import { ExitStandingEntity } from './exit-standing.entity.js';

@Injectable()
export class ExitReviewsRepository {
  /** Writes down what was found and what it rested on (EXIT-3). */
  async add(
    tx: Tx,
    facts: ExitFacts,
    decision: ExitDecision,
    { cause, isStanding }: { cause: ExitReviewCause; isStanding: boolean },
  ): Promise<string> {
    const id = newId();
    const { offenderId, registrationId, registration, events } = facts;
    const { state, earliestExitOn, blockers, on, policyVersion } = decision;
    await tx.insert(ExitReviewEntity, {
      ...{ id, offenderId, registrationId, reviewedOn: on, state, earliestExitOn, blockers, policyVersion },
      ...{ inputs: { registration, events }, digest: digestOf(decision), cause, isStanding },
      ...by(tx),
    });
    return id;
  }

  /** From here on this review stands. */
  async stand(
    tx: Tx,
    reviewId: string,
    { offenderId, registrationId }: ExitFacts,
    decision: ExitDecision,
  ): Promise<void> {
    const { on: reviewedOn, state, earliestExitOn } = decision;
    const row = { registrationId, reviewId, reviewedOn, state, earliestExitOn, digest: digestOf(decision) };
    const changed = await tx.update(ExitStandingEntity, { offenderId }, row);
    if (changed === 0) await tx.insert(ExitStandingEntity, { offenderId, ...row });
  }

  /** The latest review of this time on the scheme for a day or before it, standing or not, in short. */
  async digestUpTo(tx: Tx, registrationId: string, on: string): Promise<string | null> {
    const row = await tx.queryOne<{ digest: string }>(
      sql`select digest from exit_reviews where registration_id = ${registrationId} and reviewed_on <= ${on}
        order by reviewed_on desc, at desc, id desc limit 1`,
    );
    return row?.digest ?? null;
  }

  async keep(
    tx: Tx,
    kept: Pick<
      ExitRetentionEntity,
      'offenderId' | 'registrationId' | 'meetingId' | 'reason' | 'nextReviewOn'
    >,
  ): Promise<void> {
    await tx.insert(ExitRetentionEntity, { id: newId(), ...kept, ...by(tx) });
  }
}

const by = ({ at, actor }: Tx): { at: string; byName: string; byId: string } => ({
  at,
  byName: actor.name,
  byId: actor.id,
});
