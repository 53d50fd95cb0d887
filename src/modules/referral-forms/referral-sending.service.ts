import { Injectable } from '@nestjs/common';
import { ClockService } from '../../platform/clock.service.js';
import type { Tx } from '../../platform/database/tx.js';
import { OffenderRecords, type OffenderRow } from '../offenders/index.js';
import { EligibilityService, ScoresService } from '../ogrs-tiering/index.js';
import type { PolicyVersion } from '../partnership/index.js';
import { Agenda } from '../tasking-meetings/index.js';
import { factsOf } from './domain/about-person.js';
import { stepsFor } from './domain/referral-form.js';
import { panelFor } from './domain/route-referral.js';
import { toAreas, type Mailbox } from './mailboxes.queries.js';
import type { FormAssessment } from './referral-assessments.service.js';
import { ReferralPersons, type FoundPerson } from './referral-persons.service.js';
import { ReferralsRepository, type ReferralRow } from './referrals.repository.js';

/** What is read before a unit of work begins. */
export interface SendingContext {
  policy: PolicyVersion;
  boxes: readonly Mailbox[];
}

export interface Route {
  box: Mailbox;
  panel: string;
}

/** The steps that sending a form, changing a sent one and registering by one have in common. */
@Injectable()
export class ReferralSending {
  constructor(
    private readonly repository: ReferralsRepository,
    private readonly persons: ReferralPersons,
    private readonly records: OffenderRecords,
    private readonly scores: ScoresService,
    private readonly eligibility: EligibilityService,
    private readonly agenda: Agenda,
    private readonly clock: ClockService,
  ) {}

  /** REF-4. Where somebody is now bears on it only for referrers who may know it (LAW-4). */
  route(answers: ReferralRow['answers'], { boxes }: SendingContext, knownPanel: string | null): Route {
    const box = boxes.find(({ key }) => key === answers['area']);
    if (box === undefined) throw new RangeError('The answers were not checked.');
    return { box, panel: panelFor(box, knownPanel) };
  }

  /** The person of a form, locked: who was found, or somebody new; null while it is not settled who is meant. */
  async person(tx: Tx, row: ReferralRow, found: FoundPerson, panel: string): Promise<OffenderRow | null> {
    if (found.offenderId !== null) return this.records.reload(tx, found.offenderId);
    if (found.possible.length > 0) return null;
    return this.persons.create(tx, row.answers, { panel, agency: row.agency });
  }

  /** Records probation's score as of the date of referral, where it says something new. */
  async recordScore(
    tx: Tx,
    row: ReferralRow,
    offender: OffenderRow,
    { policy }: SendingContext,
  ): Promise<boolean> {
    const { score } = factsOf(row.answers, row.agencyKind, this.clock.today());
    if (score === null || score.value === offender.ogrsScore) return false;
    const { value, assessedOn } = score;
    await this.scores.add(tx, offender, { score: value, assessedOn, source: 'referral form' }, policy);
    return true;
  }

  /** Has the rules look at the person anew, where the form has told something. */
  decide(
    tx: Tx,
    offender: OffenderRow,
    { policy }: SendingContext,
    mayReEnter: boolean,
  ): ReturnType<EligibilityService['decide']> {
    return this.eligibility.decide(tx, offender, policy, 'referral form', { mayReEnter });
  }

  /** Freezes questions and answers as they are shown, with what the rules say of them. */
  freeze(
    tx: Tx,
    { id, agencyKind, answers }: Pick<ReferralRow, 'id' | 'agencyKind' | 'answers'>,
    { view }: FormAssessment,
    { boxes }: SendingContext,
  ): Promise<number> {
    const questions = stepsFor(agencyKind, toAreas(boxes));
    const { policyVersion } = view;
    return this.repository.freeze(tx, id, { questions, answers, assessment: view, policyVersion });
  }

  /** Puts the referral on the panel's next tasking agenda, where it is known who it is about (MEET-4). */
  async putOnAgenda(tx: Tx, referralId: string, offender: OffenderRow | null, panel: string): Promise<void> {
    if (offender === null) return;
    await this.agenda.put(tx, {
      ...{ panel, meetingKind: 'tasking', kind: 'referral', offender, referralId },
      ...{ summary: 'Referred: accept, decline or defer', rule: 'REF-6', reason: null },
    });
  }

  async takeOffAgenda(
    tx: Tx,
    { id, offenderId }: Pick<ReferralRow, 'id' | 'offenderId'>,
    as: string,
  ): Promise<void> {
    if (offenderId !== null)
      await this.agenda.withdraw(tx, { offenderId, kind: 'referral', referralId: id, as });
  }

  /** Gives somebody back the status they had, unless another referral of them waits. */
  async endReferral(tx: Tx, { id, offenderId }: Pick<ReferralRow, 'id' | 'offenderId'>): Promise<void> {
    if (offenderId === null || (await this.repository.isReferredElsewhere(tx, offenderId, id))) return;
    await this.records.endReferral(tx, await this.records.reload(tx, offenderId));
  }
}
