import { Injectable } from '@nestjs/common';
import { ClockService } from '../../platform/clock.service.js';
import type { Tx } from '../../platform/database/tx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Actor } from '../../shared/actor.js';
import { forbidden, type DomainError } from '../../shared/domain-error.js';
import { OffenderRecords, type OffenderRow } from '../offenders/index.js';
import { checkAnswers } from './domain/check-answers.js';
import { moveReferral } from './domain/referral-life.js';
import { refuseAnswers } from './refuse-answers.js';
import { MailboxesQueries, toAreas } from './mailboxes.queries.js';
import { ReferralAssessments, refuseForm } from './referral-assessments.service.js';
import { REFERRAL_EVENTS } from './referral-forms.events.js';
import { mayRegister } from './referral-forms.policy.js';
import { ReferralPersons, refuseDoubt, type FoundPerson } from './referral-persons.service.js';
import { ReferralRecords } from './referral-records.service.js';
import { ReferralSending, type SendingContext } from './referral-sending.service.js';
import type { RegisterAnswer } from './referral-view.js';
import { ReferralsRepository, type ReferralRow } from './referrals.repository.js';

/** What registering needs of the form. */
const NEEDED = [
  'surname',
  'forename',
  'dateOfBirth',
  'gender',
  'crn',
  'pncId',
  'probation.ogrsScore',
  'area',
];

type Outcome = RegisterAnswer | { refusal: DomainError };

/** The one button of a form that nobody needs (REF-2): the person and the score are recorded, and the rules decide. */
@Injectable()
export class ReferralRegistration {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: ReferralsRepository,
    private readonly referrals: ReferralRecords,
    private readonly persons: ReferralPersons,
    private readonly assessments: ReferralAssessments,
    private readonly sending: ReferralSending,
    private readonly records: OffenderRecords,
    private readonly mailboxes: MailboxesQueries,
    private readonly clock: ClockService,
  ) {}

  /**
   * Registers by the rules where they register by themselves; where they lack a fact, the person and the score are
   * recorded, and the answer says what is missing. The form is done with either way.
   *
   * @throws DomainError refused when the form is needed, or nothing registers (REF-2), when the person or the score
   * is not complete (REF-1), or as `possible-duplicate` (REF-7); conflict (REF-5); not-found; forbidden.
   */
  async register(
    actor: Actor,
    id: string,
    { confirmedNew = false }: { confirmedNew?: boolean | undefined } = {},
  ): Promise<RegisterAnswer> {
    if (!mayRegister(actor)) throw forbidden();
    const context = { policy: await this.assessments.policyToday(), boxes: await this.mailboxes.list() };
    const outcome = await this.unitOfWork.run<Outcome>(actor, async (tx) => {
      await this.persons.waitForOthers(tx);
      const row = await this.referrals.loadOwn(tx, id);
      moveReferral(row.status, 'submit');
      this.check(row, context);
      const found = await this.persons.find(tx, row, confirmedNew);
      if ('doubt' in found) return { refusal: refuseDoubt(tx, found) };
      const form = { ...row, offenderId: found.offenderId };
      const { view } = await this.assessments.of(form, context.policy, tx);
      if (view.direction === 'referral') {
        throw refuseForm({ ...view, rule: 'REF-2', message: 'This one needs the form: the panel decides.' });
      }
      if (view.direction !== 'automatic' && view.direction !== 'automatic-once-known') throw refuseForm(view);
      return this.carryOut(tx, row, found, context);
    });
    if ('refusal' in outcome) throw outcome.refusal;
    return outcome;
  }

  /** The same in the unit of work of whoever sends a form that is not needed. */
  async carryOut(
    tx: Tx,
    row: ReferralRow,
    found: FoundPerson,
    context: SendingContext,
  ): Promise<RegisterAnswer> {
    const offender = await this.person(tx, row, found, context);
    await this.sending.recordScore(tx, row, offender, context);
    const { eligibility, registration } = await this.sending.decide(tx, offender, context, true);
    if (registration === null) await this.sending.endReferral(tx, { ...row, offenderId: offender.id });
    const why = registration
      ? `No form was needed: ${registration.reason}`
      : `No form is needed: ${eligibility.reasons[0]?.text ?? 'the rules decide by themselves'}`;
    const status = moveReferral(row.status, 'withdraw');
    const standing = { status, offenderId: offender.id, panel: row.panel ?? offender.panel };
    const version = await this.repository.change(tx, row, standing);
    await this.referrals.say(
      tx,
      { ...row, ...standing, version },
      {
        ...{
          type: REFERRAL_EVENTS.withdrawn,
          summary: 'Referral form closed: none is needed',
          rule: 'REF-2',
        },
        ...{ reason: why, detail: { before: row.status, after: status } },
      },
    );
    const { id } = row;
    const linked = found.by === null ? null : { offenderId: offender.id, by: found.by };
    return {
      ...{ id, status, panel: offender.panel, version, offenderId: offender.id },
      ...{ registration, eligibility, linked },
    };
  }

  private async person(
    tx: Tx,
    row: ReferralRow,
    { offenderId, ...found }: FoundPerson,
    context: SendingContext,
  ): Promise<OffenderRow> {
    if (offenderId !== null) return this.records.load(tx, offenderId);
    const { panel } = this.sending.route(row.answers, context, null);
    const added = await this.sending.person(tx, row, { ...found, offenderId, possible: [] }, panel);
    if (added === null) throw new Error('Nobody is meant by this form.');
    return added;
  }

  private check({ answers, agencyKind, offenderId }: ReferralRow, { boxes }: SendingContext): void {
    const context = { kind: agencyKind, today: this.clock.today(), areas: toAreas(boxes) };
    const needed = offenderId === null ? NEEDED : NEEDED.filter((name) => name !== 'area');
    const errors = checkAnswers(answers, context).filter(({ field }) => needed.includes(field));
    if (errors.length > 0) throw refuseAnswers(errors);
  }
}
