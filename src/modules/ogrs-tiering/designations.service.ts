import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { ClockService } from '../../platform/clock.service.js';
import type { Tx } from '../../platform/database/tx.js';
import type { Actor } from '../../shared/actor.js';
import { calendarDay } from '../../shared/calendar-day.js';
import { badInput, DomainError, forbidden } from '../../shared/domain-error.js';
import { OffenderRecords, type OffenderRow } from '../offenders/index.js';
import type { PolicyVersion } from '../partnership/index.js';
import {
  changesOf,
  describeDesignation,
  designationsOf,
  pickDesignations,
  type Designations,
  type TypedDesignations,
} from './domain/designations.js';
import type { Eligibility } from './domain/eligibility.js';
import { nominatePpo } from './domain/nominate-ppo.js';
import { readTransfer, type Transfer, type TypedTransfer } from './domain/read-transfer.js';
import { EligibilityService, type RegistrationAnswer } from './eligibility.service.js';
import { NominationsRepository } from './nominations.repository.js';
import { mayDesignatePpo, mayRecordDesignations } from './ogrs-tiering.policy.js';

export interface DesignationsAnswer extends Designations {
  eligibility: Eligibility;
  registration: RegistrationAnswer | null;
  status: OffenderRow['status'];
  rag: OffenderRow['rag'];
  version: number;
}

@Injectable()
export class DesignationsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly records: OffenderRecords,
    private readonly nominations: NominationsRepository,
    private readonly eligibility: EligibilityService,
    private readonly clock: ClockService,
  ) {}

  /**
   * Records designations, and from where a transfer came; what is left out stays. Registers whom they make
   * automatic (section 2).
   *
   * @throws DomainError bad-input; refused `ROUTE-PPO` under 18 or without suitably graded intelligence; refused
   * `EXIT-6` when PPO status would be taken away here; not-found; forbidden.
   */
  async set(actor: Actor, id: string, typed: TypedDesignations & TypedTransfer): Promise<DesignationsAnswer> {
    if (!mayRecordDesignations(actor)) throw forbidden();
    const policy = await this.eligibility.policyToday();
    return this.unitOfWork.run(actor, async (tx) => {
      const offender = await this.records.load(tx, id);
      const before = designationsOf(offender);
      const changed = changesOf(typed, before);
      const transfer = await this.readTransfer(tx, offender, typed);
      if (changed.length === 0 && transfer === null) {
        // Nothing changes, but the answer shows what is recorded (COH-3).
        tx.record({ action: 'offender.viewed', subjectType: 'offender', subjectId: id });
        const eligibility = await this.eligibility.assessInside(tx, id, policy);
        const { status, rag, version } = offender;
        return { ...before, eligibility, registration: null, status, rag, version };
      }
      this.check(typed);
      if (changed.includes('ppo')) await this.nominate(tx, offender, typed, policy);
      if (transfer) await this.nominations.addTransfer(tx, id, transfer);
      const after: Partial<Designations> = pickDesignations(typed, changed);
      const version = await this.records.change(tx, offender, after);
      const detail = { before: pickDesignations(before, changed), after: { ...after, ...transfer } };
      const words = changed.map((field) => describeDesignation(field, typed[field]));
      if (transfer) words.push('transfer from outside Derbyshire described');
      await this.records.note(tx, id, {
        type: 'designations.changed',
        summary: `Designations changed: ${words.join(', ')}`,
        detail,
      });
      tx.record({ action: 'designations.changed', subjectType: 'offender', subjectId: id, detail });
      tx.announce({ type: 'designations.changed', panel: offender.panel, offenderId: id, version });
      const now = await this.records.load(tx, id);
      const decision = await this.eligibility.decide(tx, now, policy, 'designations changed', {
        mayReEnter: true,
      });
      const status = decision.registration ? 'registered' : now.status;
      return { ...designationsOf(now), ...decision, status, rag: now.rag, version: now.version };
    });
  }

  private check({ mappaLevel }: TypedDesignations): void {
    if (mappaLevel === undefined || mappaLevel === null || [0, 1, 2, 3].includes(mappaLevel)) return;
    throw badInput([
      { field: 'mappaLevel', message: 'MAPPA level must be 0, 1, 2 or 3', rule: 'EXCL-MAPPA' },
    ]);
  }

  /** Particulars of a transfer are for somebody who is one, by this change or before it. */
  private async readTransfer(
    tx: Tx,
    offender: OffenderRow,
    typed: TypedDesignations & TypedTransfer,
  ): Promise<Transfer | null> {
    const dateOfBirth = calendarDay(offender.dateOfBirth);
    const before = await this.nominations.latestTransfer(tx, offender.id);
    const { transfer, errors } = readTransfer(typed, { before, dateOfBirth, today: this.clock.today() });
    if (errors.length > 0) throw badInput(errors);
    const isTransfer = typed.outOfAreaTransfer ?? offender.outOfAreaTransfer === 1;
    if (transfer === null || isTransfer) return transfer;
    const message = 'Say that this is a transfer from outside Derbyshire, or leave its particulars out';
    throw badInput([{ field: 'outOfAreaTransfer', message, rule: 'ROUTE-OOA' }]);
  }

  /** ROUTE-PPO: by a police co-ordinator, of an adult, on suitably graded intelligence. It is taken away elsewhere. */
  private async nominate(
    tx: Tx,
    offender: OffenderRow,
    { ppo }: TypedDesignations,
    { content }: PolicyVersion,
  ): Promise<void> {
    if (!mayDesignatePpo(tx.actor)) throw forbidden();
    if (!ppo) {
      throw new DomainError({
        kind: 'refused',
        code: 'EXIT.PPO_AFTER_EXIT',
        message: 'PPO status is removed after de-registration, by the police IOM co-ordinator.',
        rule: 'EXIT-6',
      });
    }
    const today = this.clock.today();
    const intelligence = await this.nominations.openIntelligence(tx, offender.id);
    const dateOfBirth = calendarDay(offender.dateOfBirth);
    const basis = nominatePpo({ dateOfBirth, intelligence }, content, today);
    if (basis) await this.nominations.addNomination(tx, offender.id, basis.id, today);
  }
}

export type { Designations, TypedDesignations };
