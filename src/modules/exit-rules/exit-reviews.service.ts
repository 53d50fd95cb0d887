import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ClockService } from '../../platform/clock.service.js';
import type { Tx } from '../../platform/database/tx.js';
import type { CalendarDay } from '../../shared/calendar-day.js';
import { OffenderRecords, RegistrationChanges, type OffenderRow } from '../offenders/index.js';
import { PartnershipQueries } from '../partnership/index.js';
import { decideExit, type ExitDecision } from './domain/decide-exit.js';
import { digestOf } from './domain/exit-digest.js';
import type { ExitPolicy } from './domain/exit-event.js';
import { ExitConsequences } from './exit-consequences.service.js';
import { ExitFactsQueries, type ExitFacts } from './exit-facts.queries.js';
import { toExitPolicy } from './exit-policy.js';
import type { ExitReviewCause } from './exit-review.entity.js';
import { ExitReviewsRepository } from './exit-reviews.repository.js';

export interface Reviewed {
  facts: ExitFacts;
  decision: ExitDecision;
  isChanged: boolean;
}

/** Reviews one person's exit, in the caller's unit of work (EXIT-3): what is the same as before is not written again. */
@Injectable()
export class ExitReviews implements OnModuleInit {
  constructor(
    private readonly records: OffenderRecords,
    private readonly registrations: RegistrationChanges,
    private readonly facts: ExitFactsQueries,
    private readonly repository: ExitReviewsRepository,
    private readonly consequences: ExitConsequences,
    private readonly partnership: PartnershipQueries,
    private readonly clock: ClockService,
  ) {}

  /** A registration, and a corrected date of one, say anew when somebody could leave. */
  onModuleInit(): void {
    this.registrations.when(async (tx, offender) => {
      await this.follow(tx, offender, await this.policyOn(this.clock.today()));
    });
  }

  /** The policy in force on a day: read before a unit of work begins. */
  async policyOn(on: CalendarDay): Promise<ExitPolicy> {
    return toExitPolicy(await this.partnership.policyOn(on));
  }

  /** After a fact has changed, at once: in the unit of work that has changed it. Nothing for who is not registered. */
  async follow(
    tx: Tx,
    offender: OffenderRow,
    policy: ExitPolicy,
    cause: ExitReviewCause = 'fact',
  ): Promise<Reviewed | null> {
    const on = this.clock.today();
    const facts = await this.facts.inside(tx, offender.id, { on, policy });
    if (facts === null) return null;
    const decision = decideExit(facts.registration, facts.events, policy, on);
    if (isSettled(facts, decision)) return { facts, decision, isChanged: false };
    const { standing: before } = facts;
    const reviewId = await this.repository.add(tx, facts, decision, { cause, isStanding: true });
    await this.repository.stand(tx, reviewId, facts, decision);
    await this.consequences.carryOut(tx, offender, { before, decision });
    return { facts, decision, isChanged: true };
  }

  /** The same by its id, for a run over many. */
  async review(
    tx: Tx,
    offenderId: string,
    policy: ExitPolicy,
    cause: ExitReviewCause,
  ): Promise<Reviewed | null> {
    return this.follow(tx, await this.records.load(tx, offenderId), policy, cause);
  }

  /** What the rules say of another day than today: written down, and nothing follows from it. */
  async reviewFor(
    tx: Tx,
    offenderId: string,
    { on, policy, cause }: { on: CalendarDay; policy: ExitPolicy; cause: ExitReviewCause },
  ): Promise<Reviewed | null> {
    await this.records.load(tx, offenderId);
    const facts = await this.facts.inside(tx, offenderId, { on, policy });
    if (facts === null) return null;
    const decision = decideExit(facts.registration, facts.events, policy, on);
    const before = await this.repository.digestUpTo(tx, facts.registrationId, on);
    const isChanged = before !== digestOf(decision);
    if (isChanged) await this.repository.add(tx, facts, decision, { cause, isStanding: false });
    return { facts, decision, isChanged };
  }
}

/** Nothing is different from the review that stands, and the list says so. */
export const isSettled = ({ standing, earliestExitOn }: ExitFacts, decision: ExitDecision): boolean =>
  standing?.digest === digestOf(decision) && earliestExitOn === decision.earliestExitOn;
