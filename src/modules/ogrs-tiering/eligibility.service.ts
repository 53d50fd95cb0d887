import { Injectable } from '@nestjs/common';
import { ClockService } from '../../platform/clock.service.js';
import type { Tx } from '../../platform/database/tx.js';
import type { Actor } from '../../shared/actor.js';
import { calendarDay, type CalendarDay } from '../../shared/calendar-day.js';
import {
  OffenderRecords,
  OffendersQueries,
  type OffenderRow,
  type RegistrationRoute,
} from '../offenders/index.js';
import { PartnershipQueries, type PolicyVersion } from '../partnership/index.js';
import {
  assessEligibility,
  type Eligibility,
  type EligibilityFacts,
  type EligibilityPolicy,
} from './domain/assess-eligibility.js';
import { OgrsTieringRepository } from './ogrs-tiering.repository.js';

export interface RegistrationAnswer {
  id: string;
  route: RegistrationRoute;
  rule: string;
  reason: string;
  registeredOn: CalendarDay;
}

const flag = (value: number | null): boolean | null => (value === null ? null : value === 1);

function factsOf(row: OffenderRow): EligibilityFacts {
  return {
    dateOfBirth: calendarDay(row.dateOfBirth),
    score: row.ogrsScore,
    mappaLevel: row.mappaLevel,
    registeredSexOffender: flag(row.registeredSexOffender),
    ppo: flag(row.ppo),
    yosHighRisk: flag(row.yosHighRisk),
    outOfAreaTransfer: flag(row.outOfAreaTransfer),
  };
}

const isAutomaticRoute = (route: string | null): route is Exclude<RegistrationRoute, 'panel-list'> =>
  route === 'tier-1' || route === 'ppo' || route === 'yos' || route === 'out-of-area';

@Injectable()
export class EligibilityService {
  constructor(
    private readonly records: OffenderRecords,
    private readonly offenders: OffendersQueries,
    private readonly repository: OgrsTieringRepository,
    private readonly partnership: PartnershipQueries,
    private readonly clock: ClockService,
  ) {}

  /** The policy in force today: read before a unit of work begins, which awaits nothing but its own statements. */
  policyToday(): Promise<PolicyVersion> {
    return this.partnership.policyOn(this.clock.today());
  }

  /**
   * What the rules say of a person on a day (section 4).
   *
   * @throws DomainError not-found.
   */
  async assess(actor: Actor, id: string, on: CalendarDay = this.clock.today()): Promise<Eligibility> {
    const row = await this.offenders.get(actor, id);
    return assessEligibility(factsOf(row), toPolicy(await this.partnership.policyOn(on)), on);
  }

  /** The same for a row that is at hand, today. */
  assessRow(row: OffenderRow, policy: PolicyVersion): Eligibility {
    return assessEligibility(factsOf(row), toPolicy(policy), this.clock.today());
  }

  /**
   * Decides anew after a fact has changed, writes the decision down, and registers whoever a rule brings in
   * automatically, in the same unit of work (TIER-1, TIER-6, section 2). Nobody is ever removed here.
   */
  async decide(
    tx: Tx,
    offender: OffenderRow,
    policy: PolicyVersion,
    cause: string,
  ): Promise<{ eligibility: Eligibility; registration: RegistrationAnswer | null }> {
    const today = this.clock.today();
    const facts = factsOf(offender);
    const eligibility = assessEligibility(facts, toPolicy(policy), today);
    await this.repository.addDecision(tx, offender.id, { eligibility, facts, cause });
    const { outcome, route, reasons } = eligibility;
    const [reason] = reasons;
    if (outcome !== 'automatic' || offender.status === 'registered' || !isAutomaticRoute(route) || !reason) {
      return { eligibility, registration: null };
    }
    const exitMonths = policy.content.exitMonths;
    const registration = { route, rule: reason.rule, reason: reason.text, startedOn: today, exitMonths };
    const { id } = await this.records.register(tx, offender, registration);
    return {
      eligibility,
      registration: { id, route, rule: reason.rule, reason: reason.text, registeredOn: today },
    };
  }
}

function toPolicy({ version, content }: PolicyVersion): EligibilityPolicy {
  const { tiers, adultAge, excludedMappaLevels } = content;
  return { version, tiers, adultAge, excludedMappaLevels };
}
