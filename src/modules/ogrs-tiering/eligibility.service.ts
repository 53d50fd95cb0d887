import { Injectable } from '@nestjs/common';
import { ClockService } from '../../platform/clock.service.js';
import type { Tx } from '../../platform/database/tx.js';
import type { Actor } from '../../shared/actor.js';
import type { CalendarDay } from '../../shared/calendar-day.js';
import { forbidden } from '../../shared/domain-error.js';
import { OffenderRecords, OffendersQueries, type OffenderRow } from '../offenders/index.js';
import { PartnershipQueries, type PolicyVersion } from '../partnership/index.js';
import { assessEligibility } from './domain/assess-eligibility.js';
import { digestOf, readDigest } from './domain/decision-digest.js';
import type { Eligibility, EligibilityFacts, EligibilityPolicy } from './domain/eligibility.js';
import { layTypedFacts, type TypedFacts } from './domain/lay-typed-facts.js';
import { findConsequences } from './domain/decision-consequences.js';
import { DecisionConsequences, type RegistrationAnswer } from './decision-consequences.service.js';
import { EligibilityFactsQueries, type PersonFacts } from './eligibility-facts.queries.js';
import { mayReadDecisions } from './ogrs-tiering.policy.js';
import { OgrsTieringRepository } from './ogrs-tiering.repository.js';

export interface DecideOptions {
  /** A new score or designation may bring back somebody who has left (EXIT-5). */
  mayReEnter?: boolean;
}

@Injectable()
export class EligibilityService {
  constructor(
    private readonly offenders: OffendersQueries,
    private readonly records: OffenderRecords,
    private readonly facts: EligibilityFactsQueries,
    private readonly repository: OgrsTieringRepository,
    private readonly consequences: DecisionConsequences,
    private readonly partnership: PartnershipQueries,
    private readonly clock: ClockService,
  ) {}

  /** The policy in force today: read before a unit of work begins, which awaits nothing but its own statements. */
  policyToday(): Promise<PolicyVersion> {
    return this.partnership.policyOn(this.clock.today());
  }

  /**
   * What the rules say of a person on a day (section 4), by what is recorded up to then. Stores nothing.
   *
   * @throws DomainError forbidden; not-found, also for whoever may not know that they are there (LAW-4).
   */
  async assess(actor: Actor, id: string, on: CalendarDay = this.clock.today()): Promise<Eligibility> {
    if (!mayReadDecisions(actor)) throw forbidden();
    await this.offenders.get(actor, id);
    const { facts } = await this.facts.of(id, on);
    return assessEligibility(facts, toPolicy(await this.partnership.policyOn(on)), on);
  }

  /** The same inside a unit of work, today, its own changes included. */
  async assessInside(tx: Tx, id: string, policy: PolicyVersion): Promise<Eligibility> {
    const today = this.clock.today();
    const { facts } = await this.facts.inside(tx, id, today);
    return assessEligibility(facts, toPolicy(policy), today);
  }

  /**
   * What the rules would say of facts that are typed and not recorded, laid over what is recorded of a person, or of
   * nobody; null without a date of birth. Stores nothing. The caller has made sure that the person is there for
   * whoever is told.
   */
  async assessTyped(
    typed: TypedFacts,
    { offenderId, policy, tx }: { offenderId: string | null; policy: PolicyVersion; tx?: Tx },
  ): Promise<{ eligibility: Eligibility; facts: EligibilityFacts } | null> {
    const today = this.clock.today();
    const read = (id: string): Promise<PersonFacts> =>
      tx ? this.facts.inside(tx, id, today) : this.facts.of(id, today);
    const facts = layTypedFacts(typed, offenderId === null ? null : await read(offenderId));
    return facts && { facts, eligibility: assessEligibility(facts, toPolicy(policy), today) };
  }

  /**
   * Decides anew after a fact has changed: writes the decision down and does what follows from it, in the same
   * unit of work (TIER-1, TIER-6, EXCL-4, section 2). Nobody is ever removed here.
   */
  async decide(
    tx: Tx,
    offender: OffenderRow,
    policy: PolicyVersion,
    cause: string,
    { mayReEnter = false }: DecideOptions = {},
  ): Promise<{ eligibility: Eligibility; registration: RegistrationAnswer | null }> {
    const today = this.clock.today();
    const person = await this.facts.inside(tx, offender.id, today);
    const eligibility = assessEligibility(person.facts, toPolicy(policy), today);
    await this.repository.addDecision(tx, offender.id, { eligibility, facts: person.facts, cause });
    await this.repository.keepOutcome(tx, offender.id, eligibility.outcome, digestOf(eligibility));
    const found = findConsequences(eligibility, readDigest(person.digest), {
      status: offender.status,
      mayReEnter: mayReEnter && !(await this.repository.hasDied(tx, offender.id)),
    });
    const registration = await this.consequences.carryOut(tx, offender, found, policy);
    return { eligibility, registration };
  }

  /**
   * Looks at somebody again because a day has passed or the policy has changed. Null when nothing is different,
   * and then nothing is written; otherwise the same as {@link decide}, with history, audit entry and event.
   */
  async review(
    tx: Tx,
    id: string,
    policy: PolicyVersion,
    cause: string,
  ): Promise<{ eligibility: Eligibility; registration: RegistrationAnswer | null } | null> {
    const offender = await this.records.load(tx, id);
    const { digest } = await this.facts.inside(tx, id, this.clock.today());
    if (digestOf(await this.assessInside(tx, id, policy)) === digest) return null;
    const answer = await this.decide(tx, offender, policy, cause);
    const { outcome, reasons, policyVersion } = answer.eligibility;
    const before = readDigest(digest)?.outcome ?? null;
    const [reason] = reasons;
    const type = 'eligibility.changed';
    const detail = { before, after: outcome, cause, policyVersion };
    if (before !== null) {
      const summary = `Eligibility reviewed: ${OUTCOME_WORDS[outcome]}`;
      const why = { rule: reason?.rule ?? null, reason: reason?.text ?? null };
      await this.records.note(tx, id, { type, summary, ...why, detail });
    }
    tx.record({ action: type, subjectType: 'offender', subjectId: id, detail });
    tx.announce({ type, panel: offender.panel, offenderId: id });
    return answer;
  }
}

/** What a decision was and is, in the words of the history. */
const OUTCOME_WORDS: Record<string, string> = {
  automatic: 'registers automatically',
  referral: 'referral form needed',
  'not-eligible': 'not eligible',
  excluded: 'excluded',
  'needs-information': 'more information needed',
};

/** The policy as the rules take it. */
export const toPolicy = ({ version, content }: PolicyVersion): EligibilityPolicy => ({ version, ...content });

export type { Eligibility, EligibilityFacts, RegistrationAnswer };
