import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { ClockService } from '../../platform/clock.service.js';
import type { Actor } from '../../shared/actor.js';
import { calendarDay, completedYears } from '../../shared/calendar-day.js';
import { badInput, DomainError, forbidden } from '../../shared/domain-error.js';
import { OffenderRecords, type OffenderRow, type OffenderSummary } from '../offenders/index.js';
import type { PolicyVersion } from '../partnership/index.js';
import type { Eligibility } from './domain/assess-eligibility.js';
import { EligibilityService, type RegistrationAnswer } from './eligibility.service.js';
import { mayDesignatePpo, mayRecordDesignations } from './ogrs-tiering.policy.js';

export interface TypedDesignations {
  ppo?: boolean | undefined;
  mappaLevel?: number | null | undefined;
  registeredSexOffender?: boolean | undefined;
  yosHighRisk?: boolean | undefined;
  outOfAreaTransfer?: boolean | undefined;
}

export interface Designations {
  ppo: boolean;
  mappaLevel: number | null;
  registeredSexOffender: boolean | null;
  yosHighRisk: boolean | null;
  outOfAreaTransfer: boolean | null;
}

export interface DesignationsAnswer extends Designations {
  eligibility: Eligibility;
  registration: RegistrationAnswer | null;
  rag: OffenderRow['rag'];
  version: number;
}

const WORDS: Record<keyof Designations, string> = {
  ppo: 'PPO',
  mappaLevel: 'MAPPA level',
  registeredSexOffender: 'registered sex offender',
  yosHighRisk: 'YOS high risk',
  outOfAreaTransfer: 'transfer from outside Derbyshire',
};
const FIELDS = Object.keys(WORDS) as (keyof Designations)[];

@Injectable()
export class DesignationsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly records: OffenderRecords,
    private readonly eligibility: EligibilityService,
    private readonly clock: ClockService,
  ) {}

  /**
   * Records designations; what is left out stays. Registers whom they make automatic (section 2).
   *
   * @throws DomainError bad-input; refused `ROUTE-PPO` under 18; refused `EXIT-6` when PPO status would be taken
   * away here; not-found; forbidden.
   */
  async set(actor: Actor, id: string, typed: TypedDesignations): Promise<DesignationsAnswer> {
    if (!mayRecordDesignations(actor)) throw forbidden();
    const policy = await this.eligibility.policyToday();
    return this.unitOfWork.run(actor, async (tx) => {
      const offender = await this.records.load(tx, id);
      const before = designationsOf(offender);
      const changed = FIELDS.filter((field) => typed[field] !== undefined && typed[field] !== before[field]);
      if (changed.length === 0) {
        // Nothing changes, but the answer shows what is recorded (COH-3).
        tx.record({ action: 'offender.viewed', subjectType: 'offender', subjectId: id });
        const eligibility = this.eligibility.assessRow(offender, policy);
        const { rag, version } = offender;
        return { ...before, eligibility, registration: null, rag, version };
      }
      this.check(actor, offender, typed, policy);
      const changes = Object.fromEntries(changed.map((field) => [field, typed[field]])) as OffenderSummary;
      const version = await this.records.change(tx, offender, changes);
      const detail = { before: pick(before, changed), after: changes };
      const summary = `Designations changed: ${changed.map((field) => describe(field, typed[field])).join(', ')}`;
      await this.records.note(tx, id, { type: 'designations.changed', summary, detail });
      tx.record({ action: 'designations.changed', subjectType: 'offender', subjectId: id, detail });
      tx.announce({ type: 'designations.changed', panel: offender.panel, offenderId: id, version });
      const after = await this.records.load(tx, id);
      const decision = await this.eligibility.decide(tx, after, policy, 'designations changed');
      return { ...designationsOf(after), ...decision, rag: after.rag, version: after.version };
    });
  }

  private check(
    actor: Actor,
    offender: OffenderRow,
    typed: TypedDesignations,
    { content }: PolicyVersion,
  ): void {
    const { mappaLevel, ppo } = typed;
    if (mappaLevel !== undefined && mappaLevel !== null && ![0, 1, 2, 3].includes(mappaLevel)) {
      const message = 'MAPPA level must be 0, 1, 2 or 3';
      throw badInput([{ field: 'mappaLevel', message, rule: 'EXCL-MAPPA' }]);
    }
    if (ppo === undefined || ppo === (offender.ppo === 1)) return;
    if (!mayDesignatePpo(actor)) throw forbidden();
    if (!ppo) {
      throw new DomainError({
        kind: 'refused',
        code: 'EXIT.PPO_AFTER_EXIT',
        message: 'PPO status is removed after de-registration, by the police IOM co-ordinator.',
        rule: 'EXIT-6',
      });
    }
    if (completedYears(calendarDay(offender.dateOfBirth), this.clock.today()) < content.adultAge) {
      throw new DomainError({
        kind: 'refused',
        code: 'PPO.UNDER_AGE',
        message: `A PPO is ${content.adultAge} or over.`,
        rule: 'ROUTE-PPO',
        errors: [{ field: 'ppo', message: `A PPO is ${content.adultAge} or over`, rule: 'ROUTE-PPO' }],
      });
    }
  }
}

function designationsOf(row: OffenderRow): Designations {
  const flag = (value: number | null): boolean | null => (value === null ? null : value === 1);
  return {
    ppo: row.ppo === 1,
    mappaLevel: row.mappaLevel,
    registeredSexOffender: flag(row.registeredSexOffender),
    yosHighRisk: flag(row.yosHighRisk),
    outOfAreaTransfer: flag(row.outOfAreaTransfer),
  };
}

function pick(values: Designations, fields: readonly (keyof Designations)[]): Record<string, unknown> {
  return Object.fromEntries(fields.map((field) => [field, values[field]]));
}

function describe(field: keyof Designations, value: boolean | number | null | undefined): string {
  if (field === 'mappaLevel')
    return typeof value === 'number' ? `MAPPA level ${value}` : 'MAPPA level not known';
  return `${WORDS[field]}: ${value ? 'yes' : 'no'}`;
}
