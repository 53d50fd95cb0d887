import { Injectable } from '@nestjs/common';
import { ClockService } from '../../platform/clock.service.js';
import type { Tx } from '../../platform/database/tx.js';
import { badInput, DomainError } from '../../shared/domain-error.js';
import { OffenderRecords } from '../offenders/index.js';
import { Meetings } from '../tasking-meetings/index.js';
import { fixedAnswers } from './domain/about-person.js';
import type { Answers } from './domain/answers.js';
import { checkAnswers } from './domain/check-answers.js';
import { moveReferral } from './domain/referral-life.js';
import { MailboxesQueries, toAreas } from './mailboxes.queries.js';
import type { ReadReferral } from './read-form.service.js';
import { ReferralAssessments, refuseForm } from './referral-assessments.service.js';
import { REFERRAL_EVENTS } from './referral-forms.events.js';
import { ReferralNews } from './referral-news.service.js';
import { ReferralPersons } from './referral-persons.service.js';
import { ReferralRecords } from './referral-records.service.js';
import { ReferralSending, type Route, type SendingContext } from './referral-sending.service.js';
import { ReferralsRepository, type ReferralRow } from './referrals.repository.js';

/** Changes what has been sent, until a tasking meeting has it on its table (REF-5). */
@Injectable()
export class ReferralAmendments {
  constructor(
    private readonly repository: ReferralsRepository,
    private readonly referrals: ReferralRecords,
    private readonly persons: ReferralPersons,
    private readonly assessments: ReferralAssessments,
    private readonly sending: ReferralSending,
    private readonly records: OffenderRecords,
    private readonly mailboxes: MailboxesQueries,
    private readonly meetings: Meetings,
    private readonly news: ReferralNews,
    private readonly clock: ClockService,
  ) {}

  /** Read before a unit of work begins. */
  async context(): Promise<SendingContext> {
    return { policy: await this.assessments.policyToday(), boxes: await this.mailboxes.list() };
  }

  /**
   * A form that was sent stays about whom it was sent about (REF-7).
   *
   * @throws DomainError conflict (REF-5).
   */
  checkIdentity(row: ReferralRow, read: ReadReferral & { isMoved: boolean }): void {
    const fields = [...fixedAnswers(row.answers, read.changed), ...(read.isMoved ? ['offenderId'] : [])];
    if (fields.length === 0) return;
    const message =
      'Who this is about cannot be changed once it was sent: withdraw it and refer the other person';
    throw new DomainError({
      kind: 'conflict',
      code: 'REFERRAL.ABOUT_SOMEBODY_ELSE',
      message: `${message}.`,
      rule: 'REF-5',
      errors: fields.map((field) => ({ field, message, rule: 'REF-5' })),
    });
  }

  /**
   * @throws DomainError conflict when it is on an open meeting's table (REF-5); bad-input naming what the form needs
   * (REF-1); refused when the rules do not let it go any more (REF-2, REF-3).
   */
  async amend(
    tx: Tx,
    before: ReferralRow,
    { answers, changed }: ReadReferral,
    context: SendingContext,
  ): Promise<{ id: string; version: number }> {
    const { id, agencyKind, ownerId } = before;
    if (before.panel !== null && (await this.meetings.isTaskingOpen(tx, before.panel))) throw onTable();
    const row = { ...before, answers };
    const today = this.clock.today();
    const errors = checkAnswers(answers, { kind: agencyKind, today, areas: toAreas(context.boxes) });
    if (errors.length > 0) throw badInput(errors);
    const found = await this.persons.find(tx, row, false);
    if ('doubt' in found) throw new Error('A form that was sent is left to the co-ordinator.');
    const offenderId = found.isSeen ? row.offenderId : null;
    const assessment = await this.assessments.of({ ...row, offenderId }, context.policy, tx);
    if (!assessment.view.maySubmit) throw refuseForm(assessment.view);
    const { panel, box } = await this.routeAgain(tx, before, answers, context, found.isSeen);
    if (row.offenderId !== null) {
      const offender = await this.records.reload(tx, row.offenderId);
      if (await this.sending.recordScore(tx, row, offender, context)) {
        await this.sending.decide(tx, offender, context, false);
      }
    }
    const submission = await this.sending.freeze(tx, row, assessment, context);
    const possible = row.offenderId === null ? (row.possibleMatches ?? []) : found.possible;
    const possibleMatches = possible.length > 0 ? possible : null;
    const standing = { status: moveReferral(row.status, 'amend'), panel, mailbox: box.key, possibleMatches };
    const version = await this.repository.change(tx, row, { answers, ...standing });
    await this.referrals.say(
      tx,
      { ...row, ...standing, version },
      {
        ...{ type: REFERRAL_EVENTS.amended, summary: 'Referral amended', rule: 'REF-5' },
        detail: { submission, changed, changes: changesOf(before.answers, answers, changed) },
      },
    );
    const news = { referralId: id, ownerId, panel, offenderId: row.offenderId, outcome: null };
    await this.news.tell(tx, { type: REFERRAL_EVENTS.amended, ...news, possibleMatches: possible });
    return { id, version };
  }

  /** Another area is another panel's agenda (REF-4); within one the referral stays where it waits. */
  private async routeAgain(
    tx: Tx,
    before: ReferralRow,
    answers: Answers,
    context: SendingContext,
    isSeen: boolean,
  ): Promise<Route> {
    const offender = before.offenderId === null ? null : await this.records.reload(tx, before.offenderId);
    const route = this.sending.route(answers, context, isSeen ? (offender?.panel ?? null) : null);
    if (route.box.key === before.mailbox && before.panel !== null) return { ...route, panel: before.panel };
    if (await this.meetings.isTaskingOpen(tx, route.panel)) throw onTable();
    await this.sending.takeOffAgenda(tx, before, 'Sent to another mailbox');
    await this.sending.putOnAgenda(tx, before.id, offender, route.panel);
    return route;
  }
}

const changesOf = (
  before: Answers,
  after: Answers,
  changed: readonly string[],
): { field: string; before: unknown; after: unknown }[] =>
  changed.map((field) => ({ field, before: before[field] ?? null, after: after[field] ?? null }));

const onTable = (): DomainError =>
  new DomainError({
    kind: 'conflict',
    code: 'REFERRAL.ON_THE_TABLE',
    message: 'A tasking meeting of the panel is open: what it decides over cannot be changed now.',
    rule: 'REF-5',
  });
