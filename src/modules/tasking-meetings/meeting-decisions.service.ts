import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Actor } from '../../shared/actor.js';
import { DomainError, forbidden } from '../../shared/domain-error.js';
import { decidedAlready } from './domain/meeting-conflicts.js';
import { mayDecide } from './domain/meeting-decision.js';
import type { Quorum } from './domain/quorum.js';
import { readDecision, type ReferralDecision, type TypedDecision } from './domain/read-decision.js';
import { readDissent } from './domain/read-dissent.js';
import { MeetingItems } from './meeting-items.repository.js';
import { MeetingsRepository } from './meetings.repository.js';
import { PersonDecisions, type PersonDecisionAnswer } from './person-decisions.service.js';
import { RoomNews } from './room-news.service.js';
import { mayRunMeetings } from './tasking-meetings.policy.js';

/** A referral on the table, locked, that waits for a decision. */
export interface ReferralOnTable {
  panel: string;
  offenderId: string | null;
  /** Which submission is decided over. */
  submission: number;
}

/** What carrying out a decision came to, for the record of the meeting (REF-6). */
export interface CarriedOut {
  rule: string;
  /** The facts as they stood. */
  facts: object;
  policyVersion: number;
  offenderId: string;
  /** What it did to the referral and to the person. */
  answer: DecisionOutcome;
}

export interface DecisionOutcome {
  status: string;
  registration: { id: string; route: string; rule: string; registeredOn: string } | null;
}

/** A decision with where it was made, and who was present (MEET-2). */
export interface DecisionInMeeting extends ReferralDecision {
  meetingId: string;
  agencies: readonly string[];
}

/** Carries out what a meeting decides over referrals, inside the meeting's unit of work; what it throws undoes all. */
export interface ReferralDecider {
  /**
   * The referral, locked until the unit of work ends.
   *
   * @throws DomainError not-found; conflict when it does not wait for a decision (any more).
   */
  onTable(tx: Tx, referralId: string): Promise<ReferralOnTable>;
  carryOut(tx: Tx, decision: DecisionInMeeting): Promise<CarriedOut>;
}

export interface DecisionAnswer extends DecisionOutcome {
  id: string;
  referralId: string;
  outcome: string;
  decidedAt: string;
  quorum: Quorum;
}

/** What a meeting decides, as it decides (REF-6, MEET-2, MEET-5). */
@Injectable()
export class MeetingDecisions {
  private referrals: (() => Promise<ReferralDecider>) | null = null;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: MeetingsRepository,
    private readonly news: RoomNews,
    private readonly items: MeetingItems,
    private readonly persons: PersonDecisions,
  ) {}

  /** For the module above, whose referrals are decided over: called before each unit of work, to read what it needs. */
  referralsDecidedBy(prepare: () => Promise<ReferralDecider>): void {
    this.referrals = prepare;
  }

  /**
   * @throws DomainError bad-input naming the fields; not-found; conflict when it is decided already (REF-5); refused
   * in the wrong meeting (REF-6), without a quorum (MEET-2), or by a rule that bears on the decision; forbidden.
   */
  async decide(
    actor: Actor,
    meetingId: string,
    typed: TypedDecision,
  ): Promise<DecisionAnswer | PersonDecisionAnswer> {
    if (!mayRunMeetings(actor)) throw forbidden();
    if (typed.offenderId !== undefined) return this.persons.decide(actor, meetingId, typed);
    return this.decideReferral(actor, meetingId, typed);
  }

  private async decideReferral(
    actor: Actor,
    meetingId: string,
    typed: TypedDecision,
  ): Promise<DecisionAnswer> {
    const decision = readDecision(typed);
    if (this.referrals === null) throw new Error('Nobody carries out what is decided over referrals.');
    const decider = await this.referrals();
    return this.unitOfWork.run(actor, async (tx) => {
      const meeting = await this.repository.load(tx, meetingId);
      const { panel, submission } = await this.onTable(tx, decider, decision.referralId);
      const quorum = await this.repository.quorum(tx, meetingId);
      mayDecide({ ...meeting, calledAs: meeting.kind }, { is: 'referral', panel }, quorum);
      const { agencies } = quorum;
      const dissent = readDissent(typed.dissent, agencies);
      const itemId = await this.items.markDecided(tx, meetingId, `referral:${decision.referralId}`);
      const { answer, ...stood } = await decider.carryOut(tx, { ...decision, meetingId, agencies });
      const id = await this.repository.addDecision(tx, {
        ...{ ...decision, ...stood, meetingId, submission, agencies, nextReviewOn: null },
        ...{ dissent: dissent.length > 0 ? dissent : null, itemId },
      });
      await this.news.tellPartners(tx, meeting);
      const { referralId, outcome } = decision;
      return { id, referralId, outcome, ...answer, decidedAt: tx.at, quorum };
    });
  }

  /** The referral on the table; of two who decide at once the second is told who was first (REF-5). */
  private async onTable(tx: Tx, decider: ReferralDecider, referralId: string): Promise<ReferralOnTable> {
    try {
      return await decider.onTable(tx, referralId);
    } catch (error) {
      const isConflict = error instanceof DomainError && error.details.kind === 'conflict';
      const first = isConflict ? await this.repository.lastDecision(tx, referralId) : null;
      throw first === null ? error : decidedAlready(first);
    }
  }
}
