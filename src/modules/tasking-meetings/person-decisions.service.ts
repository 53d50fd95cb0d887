import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Actor } from '../../shared/actor.js';
import { decidedAlready } from './domain/meeting-conflicts.js';
import { mayDecide } from './domain/meeting-decision.js';
import type { Quorum } from './domain/quorum.js';
import { readDissent } from './domain/read-dissent.js';
import { MeetingItems } from './meeting-items.repository.js';
import { MeetingsRepository } from './meetings.repository.js';
import { RoomNews } from './room-news.service.js';

/** What a panel makes of somebody registered (EXIT-4). */
export interface PersonDecision {
  offenderId: string;
  outcome: string;
  reason: string;
  nextReviewOn: string | null;
}

/** A decision with where it was made, and who was present (MEET-2). */
export type PersonDecisionInMeeting<Decision extends PersonDecision> = Decision & {
  meetingId: string;
  agencies: readonly string[];
};

export interface CarriedOutOverPerson {
  rule: string;
  /** The facts as they stood. */
  facts: object;
  policyVersion: number;
  /** What the person is then. */
  status: string;
  earliestExitOn: string | null;
}

/** Carries out what a meeting decides over people, inside the meeting's unit of work; what it throws undoes all. */
export interface OffenderDecider<Decision extends PersonDecision = PersonDecision> {
  /** @throws DomainError bad-input naming the fields. */
  read(typed: object): Decision;
  /** The person, locked. @throws DomainError not-found; refused when nothing can be decided over them. */
  onTable(tx: Tx, offenderId: string): Promise<{ panel: string }>;
  carryOut(tx: Tx, decision: PersonDecisionInMeeting<Decision>): Promise<CarriedOutOverPerson>;
}

export interface PersonDecisionAnswer {
  id: string;
  offenderId: string;
  outcome: string;
  status: string;
  earliestExitOn: string | null;
  nextReviewOn: string | null;
  decidedAt: string;
  quorum: Quorum;
}

/** What a panel or operational meeting decides over somebody: leaving, or staying (EXIT-4, MEET-2, MEET-5). */
@Injectable()
export class PersonDecisions {
  private prepare: (() => Promise<OffenderDecider>) | null = null;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: MeetingsRepository,
    private readonly news: RoomNews,
    private readonly items: MeetingItems,
  ) {}

  /** For the module above that knows section 6: called before each unit of work, to read what it needs. */
  decidedBy<Decision extends PersonDecision>(prepare: () => Promise<OffenderDecider<Decision>>): void {
    this.prepare = prepare;
  }

  /** Whoever calls has made sure that the actor may decide. */
  async decide(actor: Actor, meetingId: string, typed: { dissent?: unknown }): Promise<PersonDecisionAnswer> {
    if (this.prepare === null) throw new Error('Nobody carries out what is decided over people.');
    const decider = await this.prepare();
    const decision = decider.read(typed);
    const { offenderId, outcome, reason, nextReviewOn } = decision;
    return this.unitOfWork.run(actor, async (tx) => {
      const meeting = await this.repository.load(tx, meetingId);
      const first = await this.repository.decisionOver(tx, meetingId, offenderId);
      if (first !== null) throw decidedAlready(first, 'EXIT-4');
      const { panel } = await decider.onTable(tx, offenderId);
      const quorum = await this.repository.quorum(tx, meetingId);
      mayDecide({ ...meeting, calledAs: meeting.kind }, { is: 'offender', panel }, quorum);
      const { agencies } = quorum;
      const dissent = readDissent(typed.dissent, agencies);
      const itemId = await this.items.markDecided(tx, meetingId, `exit:${offenderId}`);
      const stood = await decider.carryOut(tx, { ...decision, meetingId, agencies });
      const { rule, facts, policyVersion, status, earliestExitOn } = stood;
      const id = await this.repository.addDecision(tx, {
        ...{ meetingId, referralId: null, submission: null, offenderId, outcome, reason, nextReviewOn },
        ...{ informationNeeded: null, rule, facts, policyVersion, agencies },
        ...{ dissent: dissent.length > 0 ? dissent : null, itemId },
      });
      await this.news.tellPartners(tx, meeting);
      const then = { status, earliestExitOn, nextReviewOn, decidedAt: tx.at };
      return { id, offenderId, outcome, ...then, quorum };
    });
  }
}
