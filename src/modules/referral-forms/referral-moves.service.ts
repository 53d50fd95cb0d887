import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Actor } from '../../shared/actor.js';
import { badInput, DomainError, forbidden, notFound } from '../../shared/domain-error.js';
import { KnownPeopleQueries, OffenderRecords, type OffenderRow } from '../offenders/index.js';
import { personOf, textOf } from './domain/about-person.js';
import { moveReferral } from './domain/referral-life.js';
import { ClockService } from '../../platform/clock.service.js';
import { REFERRAL_EVENTS } from './referral-forms.events.js';
import { mayIdentify, mayReadReferral, mayRefer } from './referral-forms.policy.js';
import { ReferralNews } from './referral-news.service.js';
import { ReferralPersons } from './referral-persons.service.js';
import { ReferralRecords } from './referral-records.service.js';
import { ReferralSending } from './referral-sending.service.js';
import type { ReferralStanding } from './referral-drafts.service.js';
import { ReferralsRepository, type ReferralRow } from './referrals.repository.js';

export interface TypedIdentity {
  /** Somebody known whom it is about. */
  offenderId?: string | undefined;
  /** It is about nobody of those who are known. */
  confirmedNew?: boolean | undefined;
}

const LONGEST_REASON = 4_000;

/** Takes a referral back, hands it to a colleague, and says who it is about (REF-5, REF-7). */
@Injectable()
export class ReferralMoves {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: ReferralsRepository,
    private readonly referrals: ReferralRecords,
    private readonly persons: ReferralPersons,
    private readonly known: KnownPeopleQueries,
    private readonly records: OffenderRecords,
    private readonly sending: ReferralSending,
    private readonly news: ReferralNews,
    private readonly clock: ClockService,
  ) {}

  /**
   * Takes a referral back before a decision; the person is again what they were.
   *
   * @throws DomainError bad-input naming `reason`; conflict once it is decided (REF-5); not-found; forbidden.
   */
  async withdraw(actor: Actor, id: string, typed: { reason?: unknown }): Promise<ReferralStanding> {
    if (!mayRefer(actor)) throw forbidden();
    return this.unitOfWork.run(actor, async (tx) => {
      const row = await this.referrals.loadOwn(tx, id);
      const reason = readReason(typed.reason);
      const status = moveReferral(row.status, 'withdraw');
      const version = await this.repository.change(tx, row, { status, possibleMatches: null });
      await this.sending.takeOffAgenda(tx, row, 'Withdrawn by the referrer');
      if (row.submittedAt !== null) await this.sending.endReferral(tx, row);
      await this.referrals.say(
        tx,
        { ...row, version },
        {
          ...{ type: REFERRAL_EVENTS.withdrawn, summary: 'Referral withdrawn', rule: 'REF-5', reason },
          detail: { before: row.status, after: status },
        },
      );
      const { ownerId, panel, offenderId } = row;
      if (panel !== null) {
        const news = { referralId: id, ownerId, panel, offenderId, outcome: null, possibleMatches: [] };
        await this.news.tell(tx, { type: REFERRAL_EVENTS.withdrawn, ...news });
      }
      return { id, version };
    });
  }

  /**
   * Gives a referral to a colleague of the same agency, whose it is from then on.
   *
   * @throws DomainError bad-input naming `username`; conflict once it is decided (REF-5); not-found; forbidden.
   */
  async handOver(actor: Actor, id: string, typed: { username?: unknown }): Promise<ReferralStanding> {
    if (!mayRefer(actor)) throw forbidden();
    return this.unitOfWork.run(actor, async (tx) => {
      const row = await this.referrals.loadOwn(tx, id);
      // Whatever can still be withdrawn can be handed over.
      moveReferral(row.status, 'withdraw');
      const colleague = await this.repository.findColleague(tx, textOf(typed.username).toLowerCase());
      if (!colleague || !mayRefer({ ...actor, role: colleague.role })) throw nobodyCalled();
      const owner = { ownerId: colleague.id, ownerName: colleague.name };
      const version = await this.repository.change(tx, row, owner);
      await this.referrals.say(
        tx,
        { ...row, version },
        {
          ...{ type: REFERRAL_EVENTS.handedOver, summary: `Handed over to ${colleague.name}`, rule: 'REF-5' },
          detail: { before: row.ownerId, after: colleague.id },
        },
      );
      return { id, version };
    });
  }

  /**
   * Says who a referral is about where somebody known may be meant, before the panel decides. Its author is told
   * nothing of it (LAW-4).
   *
   * @throws DomainError bad-input; conflict when there is no doubt (any more), or when an identifier is held by
   * somebody else (ID-PNC, ID-CRN); not-found; forbidden.
   */
  async identify(
    actor: Actor,
    id: string,
    { offenderId, confirmedNew }: TypedIdentity,
  ): Promise<ReferralStanding> {
    if (!mayIdentify(actor)) throw forbidden();
    return this.unitOfWork.run(actor, async (tx) => {
      await this.persons.waitForOthers(tx);
      const row = await this.repository.load(tx, id);
      if (!mayReadReferral(actor, row)) throw notFound('The referral');
      if ((offenderId === undefined) === (confirmedNew !== true)) throw chooseOne();
      if (row.possibleMatches === null || row.panel === null) throw noDoubt();
      const offender =
        offenderId === undefined ? await this.newPerson(tx, row) : await this.records.load(tx, offenderId);
      await this.link(tx, row, offender);
      return { id, version: row.version };
    });
  }

  private async newPerson(tx: Tx, row: ReferralRow): Promise<OffenderRow> {
    if (row.offenderId !== null) return this.records.load(tx, row.offenderId);
    const matches = await this.known.find(personOf(row.answers, this.clock.today()), { tx });
    const held = matches.filter(({ by }) => by !== 'name-and-date-of-birth');
    if (held.length > 0) throw identifierHeld(held);
    return this.persons.create(tx, row.answers, { panel: row.panel ?? '', agency: row.agency });
  }

  private async link(tx: Tx, row: ReferralRow, offender: OffenderRow): Promise<void> {
    const { id, panel, status } = row;
    if (row.offenderId !== offender.id) {
      await this.sending.takeOffAgenda(tx, row, 'Said to be about somebody else');
      await this.sending.endReferral(tx, row);
    }
    await this.records.refer(tx, offender);
    await this.repository.identify(tx, row, offender.id);
    await this.referrals.say(
      tx,
      { ...row, offenderId: offender.id },
      {
        type: REFERRAL_EVENTS.identified,
        summary: 'The co-ordinator said that a referral is about this person',
        rule: 'REF-7',
        detail: { before: row.offenderId, possible: row.possibleMatches, after: offender.id },
      },
    );
    if (status === 'submitted' && panel !== null) await this.sending.putOnAgenda(tx, id, offender, panel);
  }
}

function readReason(typed: unknown): string {
  const reason = textOf(typed);
  const refuse = (message: string): DomainError => badInput([{ field: 'reason', message, rule: 'REF-5' }]);
  if (reason === '') throw refuse('Enter why you withdraw it');
  if (reason.length > LONGEST_REASON) throw refuse('Use 4,000 characters or fewer');
  return reason;
}

/** The same whether there is such a user elsewhere or not (LAW-4). */
const nobodyCalled = (): DomainError =>
  badInput([
    {
      field: 'username',
      message: 'No colleague of your agency who can refer has this user name',
      rule: 'REF-5',
    },
  ]);

const chooseOne = (): DomainError =>
  badInput([
    {
      field: 'offenderId',
      message: 'Choose whom it is about, or say that it is somebody new',
      rule: 'REF-7',
    },
  ]);

const noDoubt = (): DomainError =>
  new DomainError({
    kind: 'conflict',
    code: 'REFERRAL.NO_DOUBT',
    message: 'It is settled who this referral is about.',
    rule: 'REF-7',
  });

const identifierHeld = (matches: object[]): DomainError =>
  new DomainError({
    kind: 'conflict',
    code: 'identifier-held',
    message: 'Somebody on the list already has this PNC ID or CRN: link the referral to them.',
    rule: 'REF-7',
    extra: { matches },
  });
