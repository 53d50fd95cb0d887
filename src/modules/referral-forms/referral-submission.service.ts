import { Injectable } from '@nestjs/common';
import { ClockService } from '../../platform/clock.service.js';
import type { Tx } from '../../platform/database/tx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Actor } from '../../shared/actor.js';
import { forbidden, type DomainError } from '../../shared/domain-error.js';
import { OffenderRecords } from '../offenders/index.js';
import { checkAnswers } from './domain/check-answers.js';
import { moveReferral } from './domain/referral-life.js';
import { MailboxesQueries, toAreas } from './mailboxes.queries.js';
import { ReferralAssessments, refuseForm, type FormAssessment } from './referral-assessments.service.js';
import { REFERRAL_EVENTS } from './referral-forms.events.js';
import { mayRefer, mayRegister } from './referral-forms.policy.js';
import { ReferralNews } from './referral-news.service.js';
import { ReferralPersons, refuseDoubt, type FoundPerson } from './referral-persons.service.js';
import { ReferralRecords } from './referral-records.service.js';
import { ReferralRegistration } from './referral-registration.service.js';
import { ReferralSending, type SendingContext } from './referral-sending.service.js';
import type { SubmitAnswer } from './referral-view.js';
import { ReferralsRepository, type ReferralRow } from './referrals.repository.js';
import { refuseAnswers } from './refuse-answers.js';

export interface SubmitOptions {
  /** The referrer has looked at the people found and says that this is another (REF-7). */
  confirmedNew?: boolean | undefined;
}

/** A refusal that has shown people is thrown after the unit of work, so that it is in the log. */
type Outcome = SubmitAnswer | { refusal: DomainError };

/** Sends a form to the panel of its area (REF-1 to REF-5, REF-7). */
@Injectable()
export class ReferralSubmission {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: ReferralsRepository,
    private readonly referrals: ReferralRecords,
    private readonly persons: ReferralPersons,
    private readonly assessments: ReferralAssessments,
    private readonly registration: ReferralRegistration,
    private readonly sending: ReferralSending,
    private readonly records: OffenderRecords,
    private readonly mailboxes: MailboxesQueries,
    private readonly news: ReferralNews,
    private readonly clock: ClockService,
  ) {}

  /**
   * Sends a draft, or one that was deferred. Where the rules register by themselves and all is known, the person is
   * registered instead (REF-2), for whoever keeps records.
   *
   * @throws DomainError refused with `errors` and the rule: what the form still needs (REF-1), what a rule does not
   * let go (REF-2, REF-3, EXCL-1), `possible-duplicate` with `matches` (REF-7); conflict when it was sent before
   * (REF-5); not-found; forbidden. The draft stays as it is.
   */
  async submit(
    actor: Actor,
    id: string,
    { confirmedNew = false }: SubmitOptions = {},
  ): Promise<SubmitAnswer> {
    if (!mayRefer(actor)) throw forbidden();
    const context = await this.context();
    const outcome = await this.unitOfWork.run<Outcome>(actor, async (tx) => {
      await this.persons.waitForOthers(tx);
      const row = await this.referrals.loadOwn(tx, id);
      moveReferral(row.status, 'submit');
      this.check(row, context);
      const found = await this.persons.find(tx, row, confirmedNew);
      if ('doubt' in found) return { refusal: refuseDoubt(tx, found) };
      const offenderId = found.isSeen ? found.offenderId : null;
      const assessment = await this.assessments.of({ ...row, offenderId }, context.policy, tx);
      const { view } = assessment;
      if (view.maySubmit) return this.send(tx, row, { found, assessment }, context);
      if (view.direction !== 'automatic' || !found.isSeen || !mayRegister(actor)) throw refuseForm(view);
      const { registration, ...answer } = await this.registration.carryOut(tx, row, found, context);
      if (registration === null) throw refuseForm({ ...view, message: 'They are on the scheme already.' });
      return { ...answer, registration };
    });
    if ('refusal' in outcome) throw outcome.refusal;
    return outcome;
  }

  private async context(): Promise<SendingContext> {
    return { policy: await this.assessments.policyToday(), boxes: await this.mailboxes.list() };
  }

  private check({ answers, agencyKind }: ReferralRow, { boxes }: SendingContext): void {
    const today = this.clock.today();
    const errors = checkAnswers(answers, { kind: agencyKind, today, areas: toAreas(boxes) });
    if (errors.length > 0) throw refuseAnswers(errors);
  }

  private async send(
    tx: Tx,
    row: ReferralRow,
    { found, assessment }: { found: FoundPerson; assessment: FormAssessment },
    context: SendingContext,
  ): Promise<SubmitAnswer> {
    const seenId = found.isSeen ? found.offenderId : null;
    const knownPanel = seenId === null ? null : (await this.records.reload(tx, seenId)).panel;
    const { box, panel } = this.sending.route(row.answers, context, knownPanel);
    const offender = await this.sending.person(tx, row, found, panel);
    if (offender !== null) {
      const isScored = await this.sending.recordScore(tx, row, offender, context);
      if (isScored || found.offenderId === null) await this.sending.decide(tx, offender, context, false);
      await this.records.refer(tx, offender);
    }
    const number = await this.sending.freeze(tx, row, assessment, context);
    const standing = {
      ...{ status: moveReferral(row.status, 'submit'), panel, mailbox: box.key },
      ...{ offenderId: offender?.id ?? null, submittedAt: tx.at, decidedAt: null, decision: null },
      possibleMatches: found.possible.length > 0 ? found.possible : null,
    };
    const version = await this.repository.change(tx, row, standing);
    const sent = { ...row, ...standing, version };
    await this.referrals.say(tx, sent, {
      type: REFERRAL_EVENTS.submitted,
      summary: number === 1 ? `Referred to ${box.mailbox}` : `Referred again to ${box.mailbox}`,
      rule: 'REF-4',
      detail: { panel, mailbox: box.key, submission: number, before: row.status, after: 'submitted' },
    });
    await this.sending.putOnAgenda(tx, row.id, offender, panel);
    const { id, ownerId } = row;
    const { offenderId } = standing;
    await this.news.tell(tx, {
      ...{ type: REFERRAL_EVENTS.submitted, referralId: id, ownerId, panel, offenderId, outcome: null },
      possibleMatches: found.possible,
    });
    const linked = seenId !== null && found.by !== null ? { offenderId: seenId, by: found.by } : null;
    return { id, status: standing.status, panel, version, registration: null, linked };
  }
}
