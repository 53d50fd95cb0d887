import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ClockService } from '../../platform/clock.service.js';
import type { Tx } from '../../platform/database/tx.js';
import { DomainError, notFound } from '../../shared/domain-error.js';
import { OffenderCorrections, OffenderRecords, type OffenderRow } from '../offenders/index.js';
import type { PolicyVersion } from '../partnership/index.js';
import {
  MeetingDecisions,
  type CarriedOut,
  type DecisionInMeeting,
  type ReferralDecider,
  type ReferralOnTable,
} from '../tasking-meetings/index.js';
import { daysFromTo } from './domain/days-taken.js';
import type { AgencyKind } from './domain/question.js';
import { moveReferral } from './domain/referral-life.js';
import { ReferralAssessments, refuseForm, type FormAssessment } from './referral-assessments.service.js';
import { REFERRAL_EVENTS } from './referral-forms.events.js';
import { SHARING_CHANGED } from '../sharing/index.js';
import { ReferralNews } from './referral-news.service.js';
import { ReferralRecords } from './referral-records.service.js';
import { ReferralSending } from './referral-sending.service.js';
import { ReferralsRepository, type ReferralRow } from './referrals.repository.js';

const WORDS = { accept: 'Accepted', decline: 'Declined', defer: 'Deferred' } as const;
/** By which rule a panel lets somebody in (TIER-2, REF-3). */
const ROUTES = {
  police: { route: 'tier-2', rule: 'TIER-2' },
  probation: { route: 'tier-2', rule: 'TIER-2' },
  partner: { route: 'partner-criteria', rule: 'REF-3' },
} as const satisfies Record<AgencyKind, object>;

/** Carries out what a tasking meeting decides over a referral, in the meeting's own unit of work (REF-5, REF-6). */
@Injectable()
export class ReferralDecisions implements OnModuleInit {
  constructor(
    private readonly meetings: MeetingDecisions,
    private readonly repository: ReferralsRepository,
    private readonly referrals: ReferralRecords,
    private readonly assessments: ReferralAssessments,
    private readonly sending: ReferralSending,
    private readonly records: OffenderRecords,
    private readonly corrections: OffenderCorrections,
    private readonly news: ReferralNews,
    private readonly clock: ClockService,
  ) {}

  onModuleInit(): void {
    this.meetings.referralsDecidedBy(async (): Promise<ReferralDecider> => {
      const policy = await this.assessments.policyToday();
      return {
        onTable: (tx, referralId) => this.onTable(tx, referralId),
        carryOut: (tx, decision) => this.carryOut(tx, decision, policy),
      };
    });
  }

  private async onTable(tx: Tx, referralId: string): Promise<ReferralOnTable> {
    const row = await this.repository.load(tx, referralId);
    // A draft is nobody's to know of (LAW-4).
    if (row.submittedAt === null || row.panel === null) throw notFound('The referral');
    moveReferral(row.status, 'accept');
    if (row.offenderId === null || row.possibleMatches !== null) throw inDoubt();
    const submission = await this.repository.lastSubmission(tx, referralId);
    return { panel: row.panel, offenderId: row.offenderId, submission };
  }

  private async carryOut(tx: Tx, decision: DecisionInMeeting, policy: PolicyVersion): Promise<CarriedOut> {
    const row = await this.repository.load(tx, decision.referralId);
    const offender = await this.records.load(tx, row.offenderId ?? '');
    const { outcome } = decision;
    const form = { ...row, answers: { ...row.answers, 'probation.ogrsScore': null } };
    const assessment = await this.assessments.of(form, policy, tx);
    const { rule } = outcome === 'accept' ? ROUTES[row.agencyKind] : { rule: 'REF-6' };
    const registration =
      outcome === 'accept' ? await this.accept(tx, { row, offender, assessment, decision }, policy) : null;
    const status = moveReferral(row.status, outcome);
    const { reason, informationNeeded, meetingId, agencies } = decision;
    const days = daysFromTo(row.submittedAt ?? tx.at, tx.at);
    const decided = { decidedAt: tx.at, decidedBy: tx.actor.name, days };
    const shown = { outcome, reason, informationNeeded, rule, meetingId, agencies, ...decided };
    const version = await this.repository.change(tx, row, { status, decidedAt: tx.at, decision: shown });
    await this.sending.takeOffAgenda(tx, row, `${WORDS[outcome]} by the meeting`);
    if (outcome === 'decline') await this.sending.endReferral(tx, row);
    await this.referrals.say(
      tx,
      { ...row, version },
      {
        ...{
          type: REFERRAL_EVENTS.decided,
          summary: `${WORDS[outcome]} by the tasking meeting`,
          rule,
          reason,
        },
        ...{ meetingId, detail: { meetingId, outcome, before: row.status, after: status, agencies } },
      },
    );
    const { id: referralId, ownerId, panel } = row;
    if (status === 'accepted') {
      tx.announce({
        type: SHARING_CHANGED,
        panel,
        offenderId: offender.id,
        version: offender.version,
        agency: row.agency,
      });
    }
    const news = { referralId, ownerId, panel: panel ?? '', offenderId: offender.id, outcome };
    await this.news.tell(tx, { type: REFERRAL_EVENTS.decided, ...news, possibleMatches: [] });
    const { policyVersion, reasons, missing } = assessment.view;
    const facts = { eligibility: assessment.view.outcome, reasons, missing, facts: assessment.facts };
    return { rule, facts, policyVersion, offenderId: offender.id, answer: { status, registration } };
  }

  /** Registers, unless a rule has registered them meanwhile: nobody is on the scheme twice. */
  private async accept(
    tx: Tx,
    on: { row: ReferralRow; offender: OffenderRow; assessment: FormAssessment; decision: DecisionInMeeting },
    policy: PolicyVersion,
  ): Promise<CarriedOut['answer']['registration']> {
    const { row, offender, assessment, decision } = on;
    checkStillEligible(assessment);
    if (offender.status === 'registered') return null;
    if (row.panel !== null && row.panel !== offender.panel) {
      const reason = 'Referral accepted by the panel of another area';
      await this.corrections.changeParticulars(tx, offender, { values: { panel: row.panel }, reason });
    }
    const { route, rule } = ROUTES[row.agencyKind];
    const registeredOn = this.clock.today();
    const { exitMonths } = policy.content;
    const { reason } = decision;
    const { id } = await this.records.register(tx, offender, {
      ...{ route, rule, reason, startedOn: registeredOn, exitMonths },
    });
    return { id, route, rule, registeredOn };
  }
}

/** An exclusion recorded meanwhile beats every route (EXCL-1), and a score that has fallen is no tier 2 any more. */
function checkStillEligible({ view }: FormAssessment): void {
  if (view.direction === 'excluded') {
    const [first] = view.reasons;
    const message = `${first?.text ?? 'Excluded'} (${first?.rule ?? 'EXCL-1'}): an exclusion beats every route.`;
    throw new DomainError({
      kind: 'refused',
      code: 'REFERRAL.EXCLUDED',
      message,
      rule: 'EXCL-1',
      errors: view.reasons.map(({ rule, text }) => ({ field: 'referralId', message: text, rule })),
    });
  }
  if (view.direction === 'not-eligible' || view.direction === 'needs-information') throw refuseForm(view);
}

const inDoubt = (): DomainError =>
  new DomainError({
    kind: 'refused',
    code: 'REFERRAL.IN_DOUBT',
    message: 'The co-ordinator must first say who this referral is about: somebody known may be meant.',
    rule: 'REF-7',
  });
