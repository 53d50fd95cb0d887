import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ClockService } from '../../platform/clock.service.js';
import type { Tx } from '../../platform/database/tx.js';
import { EligibilityService } from '../ogrs-tiering/index.js';
import { OffenderRecords, type OffenderRow } from '../offenders/index.js';
import type { PolicyVersion } from '../partnership/index.js';
import {
  PersonDecisions,
  type CarriedOutOverPerson,
  type OffenderDecider,
  type PersonDecisionInMeeting,
} from '../tasking-meetings/index.js';
import { decideExit } from './domain/decide-exit.js';
import { ENDING_WORDS } from './domain/exit-ending.js';
import { readExitDecision, type ExitDecisionMade } from './domain/read-exit-decision.js';
import { checkEnding, checkKeeping, notRegistered, type Standing } from './domain/may-leave.js';
import { ExitEndings } from './exit-endings.service.js';
import { ExitFactsQueries } from './exit-facts.queries.js';
import { toExitPolicy } from './exit-policy.js';
import { ExitReviewsRepository } from './exit-reviews.repository.js';
import { ExitReviews } from './exit-reviews.service.js';
import { EXIT_EVENTS } from './exits.events.js';

/** Those whose people see the cohort, and so can go on with tasks about somebody who has left. */
const GO_ON = ['police', 'probation-nps', 'probation-crc'];
/** EXCL-4: what puts somebody registered on the agenda for removal. */
const REMOVING = ['EXCL-MAPPA', 'EXCL-SEX'];

interface OnTable extends Standing {
  registrationId: string;
  facts: object;
}

/** Carries out what a panel decides over somebody's exit, in the meeting's own unit of work (EXIT-4, EXIT-5). */
@Injectable()
export class ExitDecisions implements OnModuleInit {
  constructor(
    private readonly meetings: PersonDecisions,
    private readonly records: OffenderRecords,
    private readonly eligibility: EligibilityService,
    private readonly facts: ExitFactsQueries,
    private readonly repository: ExitReviewsRepository,
    private readonly reviews: ExitReviews,
    private readonly endings: ExitEndings,
    private readonly clock: ClockService,
  ) {}

  onModuleInit(): void {
    this.meetings.decidedBy(async (): Promise<OffenderDecider<ExitDecisionMade>> => {
      const policy = await this.eligibility.policyToday();
      return {
        read: (typed) => readExitDecision(typed, { today: this.clock.today(), agencies: GO_ON }),
        onTable: (tx, offenderId) => this.onTable(tx, offenderId),
        carryOut: (tx, decision) => this.carryOut(tx, decision, policy),
      };
    });
  }

  private async onTable(tx: Tx, offenderId: string): Promise<{ panel: string }> {
    const { status, panel } = await this.records.load(tx, offenderId);
    if (status !== 'registered') throw notRegistered();
    return { panel };
  }

  private async carryOut(
    tx: Tx,
    decision: PersonDecisionInMeeting<ExitDecisionMade>,
    policy: PolicyVersion,
  ): Promise<CarriedOutOverPerson> {
    const offender = await this.records.load(tx, decision.offenderId);
    const standing = await this.standing(tx, offender, policy);
    const stood = { facts: standing.facts, policyVersion: policy.version };
    if (decision.outcome === 'retain') {
      checkKeeping(standing);
      await this.keep(tx, offender, decision, { standing, policy });
      const { status, earliestExitOn } = offender;
      return { rule: 'EXIT-4', ...stood, status, earliestExitOn };
    }
    checkEnding(decision.ending, standing);
    const { ending, reason, meetingId, tasksTo } = decision;
    const on = this.clock.today();
    await this.endings.end(tx, offender, { ending, on, reason, meetingId, tasksTo });
    return { rule: ENDING_WORDS[ending].rule, ...stood, status: offender.status, earliestExitOn: null };
  }

  /** EXIT-4: the reason and the next review are kept; on that day the review brings the person back by itself. */
  private async keep(
    tx: Tx,
    offender: OffenderRow,
    { reason, nextReviewOn, meetingId }: PersonDecisionInMeeting<ExitDecisionMade>,
    { standing, policy }: { standing: OnTable; policy: PolicyVersion },
  ): Promise<void> {
    if (nextReviewOn === null) throw new Error('Somebody is kept without a next review.');
    const { id: offenderId, panel } = offender;
    const { registrationId } = standing;
    await this.repository.keep(tx, { offenderId, registrationId, meetingId, reason, nextReviewOn });
    await this.reviews.follow(tx, offender, toExitPolicy(policy), 'decision');
    const type = EXIT_EVENTS.kept;
    const detail = { meetingId, nextReviewOn };
    const summary = 'Kept on the scheme by the panel until its next review';
    await this.records.note(tx, offenderId, { type, summary, rule: 'EXIT-4', reason, detail });
    tx.record({
      action: type,
      subjectType: 'offender',
      subjectId: offenderId,
      detail: { ...detail, reason },
    });
    tx.announce({ type, panel, offenderId, meetingId, version: offender.version });
  }

  private async standing(tx: Tx, offender: OffenderRow, policy: PolicyVersion): Promise<OnTable> {
    const on = this.clock.today();
    const facts = await this.facts.inside(tx, offender.id, { on, policy: toExitPolicy(policy) });
    if (facts === null) throw notRegistered();
    const { registrationId, registration, events } = facts;
    const decision = decideExit(registration, events, toExitPolicy(policy), on);
    const { reasons, outcome } = await this.eligibility.assessInside(tx, offender.id, policy);
    const isExcluded = outcome === 'excluded' && reasons.some(({ rule }) => REMOVING.includes(rule));
    const { state, earliestExitOn, blockers } = decision;
    return {
      ...{ decision, isExcluded, isInCustody: offender.inCustody === 1, registrationId },
      facts: { registration, events, state, earliestExitOn, blockers, isExcluded },
    };
  }
}
