import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Actor } from '../../shared/actor.js';
import { badInput, DomainError, forbidden, notFound, type FieldError } from '../../shared/domain-error.js';
import { PartnershipQueries } from '../partnership/index.js';
import { needsAgreement } from '../sharing/index.js';
import { AGREEMENT_EVENTS } from './agreements.events.js';
import { mayKeepAgreements } from './agreements.policy.js';
import { AgreementsRepository, type StandingAgreement } from './agreements.repository.js';
import {
  checkAgency,
  readAgreement,
  readAgreementChange,
  readAgreementReason,
  type Agreement,
  type TypedAgreement,
  type TypedAgreementChange,
} from './domain/read-agreement.js';

interface Change {
  event: (typeof AGREEMENT_EVENTS)[keyof typeof AGREEMENT_EVENTS];
  id: string;
  agency: string;
  detail: Record<string, unknown>;
}

/** Keeps the register of sharing agreements: what an agency's workers see ends with its agreement, and begins with it. */
@Injectable()
export class Agreements {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: AgreementsRepository,
    private readonly partnership: PartnershipQueries,
  ) {}

  /**
   * Records an agreement.
   *
   * @throws DomainError bad-input naming the fields; forbidden.
   */
  async record(actor: Actor, typed: TypedAgreement): Promise<{ id: string }> {
    if (!mayKeepAgreements(actor)) throw forbidden();
    const agencies = (await this.partnership.listAgencies()).map(({ key }) => key);
    const agencyErrors = checkAgency(typed.agency, { agencies, needsAgreement });
    return this.unitOfWork.run(actor, async (tx) => {
      const others =
        agencyErrors.length > 0 ? [] : await this.repository.standing(tx, typed.agency as string);
      const agreement = readAgreement(typed, { others, agencyErrors });
      const id = await this.repository.add(tx, agreement);
      const detail = { after: agreement };
      return this.say(tx, { event: AGREEMENT_EVENTS.recorded, id, agency: agreement.agency, detail });
    });
  }

  /**
   * Gives an agreement another last day, or another note: a row of its own that takes the place of the one before.
   *
   * @throws DomainError bad-input; not-found; conflict when it was changed or withdrawn already; forbidden.
   */
  async change(actor: Actor, id: string, typed: TypedAgreementChange): Promise<{ id: string }> {
    if (!mayKeepAgreements(actor)) throw forbidden();
    return this.unitOfWork.run(actor, async (tx) => {
      const { agreement, others } = await this.find(tx, id);
      const before = termsOf(agreement);
      const { after, reason } = readAgreementChange(typed, before, others);
      const newId = await this.repository.add(tx, after, { corrects: id, reason, isVoid: false });
      const detail = { before, after, reason, corrects: id };
      return this.say(tx, { event: AGREEMENT_EVENTS.changed, id: newId, agency: after.agency, detail });
    });
  }

  /**
   * Says that there was no such agreement; the row stays as history.
   *
   * @throws DomainError as {@link change}.
   */
  async withdraw(actor: Actor, id: string, typed: { reason?: unknown }): Promise<{ id: string }> {
    if (!mayKeepAgreements(actor)) throw forbidden();
    return this.unitOfWork.run(actor, async (tx) => {
      const { agreement } = await this.find(tx, id);
      const errors: FieldError[] = [];
      const reason = readAgreementReason(typed.reason, errors);
      if (errors.length > 0) throw badInput(errors);
      const before = termsOf(agreement);
      const newId = await this.repository.add(tx, before, { corrects: id, reason, isVoid: true });
      const detail = { before, after: null, reason, corrects: id };
      return this.say(tx, { event: AGREEMENT_EVENTS.withdrawn, id: newId, agency: before.agency, detail });
    });
  }

  /** One that stands, with the others of its agency, all locked. */
  private async find(
    tx: Tx,
    id: string,
  ): Promise<{ agreement: StandingAgreement; others: StandingAgreement[] }> {
    const agency = await this.repository.agencyOf(tx, id);
    if (agency === null) throw notFound('The agreement');
    const standing = await this.repository.standing(tx, agency);
    const agreement = standing.find((each) => each.id === id);
    if (!agreement) throw settled();
    return { agreement, others: standing.filter((each) => each !== agreement) };
  }

  private say(tx: Tx, { event, id, agency, detail }: Change): { id: string } {
    tx.record({ action: event, subjectType: 'agreement', subjectId: id, detail });
    tx.announce({ type: event, panel: null, agency });
    return { id };
  }
}

const termsOf = ({ agency, startsOn, endsOn, note }: StandingAgreement): Agreement => {
  return { agency, startsOn, endsOn, note };
};

function settled(): DomainError {
  return new DomainError({
    kind: 'conflict',
    code: 'AGREEMENT.SETTLED',
    message: 'This agreement has been changed or withdrawn since. Look at what stands there now.',
  });
}
