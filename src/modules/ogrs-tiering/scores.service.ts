import { Injectable } from '@nestjs/common';
import { ClockService } from '../../platform/clock.service.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Tx } from '../../platform/database/tx.js';
import type { Actor } from '../../shared/actor.js';
import { calendarDay } from '../../shared/calendar-day.js';
import { badInput, forbidden } from '../../shared/domain-error.js';
import { OffenderRecords, OffendersQueries, type OffenderRow } from '../offenders/index.js';
import { instrumentPolicy, type PolicyVersion } from '../partnership/index.js';
import { describeScore } from './domain/describe-score.js';
import type { Eligibility } from './domain/eligibility.js';
import { chooseCurrentScore, type RecordedScore } from './domain/choose-current-score.js';
import { calculateByInstrument, type Calculation, type RecordedPerson } from './domain/instrument-score.js';
import { instrumentTitle } from './domain/instruments.js';
import { readScore, type ReadScore, type TypedScore } from './domain/read-score.js';
import { tierForScore, type Tier, type TierDecision } from './domain/tier-for-score.js';
import { EligibilityService, type RegistrationAnswer } from './eligibility.service.js';
import { mayRecordScores } from './ogrs-tiering.policy.js';
import { OgrsTieringRepository } from './ogrs-tiering.repository.js';

export type { TypedScore } from './domain/read-score.js';

export interface ScoreAnswer {
  /** The score just recorded. */
  score: number;
  /** The tier the recorded score falls into. */
  tier: Tier | null;
  /** The score that counts now (TIER-5): another one, when this assessment is older. */
  currentScore: number;
  eligibility: Eligibility;
  registration: RegistrationAnswer | null;
  rag: OffenderRow['rag'];
  version: number;
}

export interface BroughtScore {
  score: number;
  assessedOn: string | null;
  /** The list it was brought from. */
  source: string;
  /** Null, or left out, when it was calculated elsewhere. */
  calculation?: Calculation | null;
}

/** A score that is recorded nowhere, with what it means under the policy in force. */
export interface CalculatedScore extends Calculation, TierDecision {
  policy: PolicyVersion;
}

const BROUGHT_INSTRUMENT = 'ogrs3';

@Injectable()
export class ScoresService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly records: OffenderRecords,
    private readonly offenders: OffendersQueries,
    private readonly repository: OgrsTieringRepository,
    private readonly eligibility: EligibilityService,
    private readonly clock: ClockService,
  ) {}

  /**
   * Calculates a score that is nobody's, and stores nothing.
   *
   * @throws DomainError bad-input naming `instrument`, `factors` or the factor.
   */
  async calculate(instrument: unknown, factors: unknown): Promise<CalculatedScore> {
    const { calculation, errors } = calculateByInstrument(
      { instrument, factors },
      { person: null, latest: null },
    );
    if (errors !== null) throw badInput(errors);
    return this.inForce(calculation);
  }

  /**
   * Calculates a person's score as it could be recorded today, and stores nothing.
   *
   * @throws DomainError bad-input naming `instrument`, `factors` or the factor; not-found; forbidden.
   */
  async calculateFor(
    actor: Actor,
    id: string,
    instrument: unknown,
    factors: unknown,
  ): Promise<CalculatedScore> {
    if (!mayRecordScores(actor)) throw forbidden();
    const person = personOf(await this.offenders.get(actor, id));
    const context = { person, latest: this.clock.today() };
    const { calculation, errors } = calculateByInstrument({ instrument, factors }, context);
    if (errors !== null) throw badInput(errors);
    return this.inForce(calculation);
  }

  /**
   * Records a score, or calculates and records one (TIER-4, TIER-5), and registers whom it makes automatic, in the
   * same unit of work (TIER-1, TIER-6).
   *
   * @throws DomainError bad-input naming `score`, `instrument`, `factors`, `factors.FACTOR` or `assessedOn`;
   *   not-found; forbidden.
   */
  async record(actor: Actor, id: string, typed: TypedScore): Promise<ScoreAnswer> {
    if (!mayRecordScores(actor)) throw forbidden();
    const policy = await this.eligibility.policyToday();
    return this.unitOfWork.run(actor, async (tx) => {
      const offender = await this.records.load(tx, id);
      const read = this.read(typed, offender, policy);
      const { score, calculation } = read;
      const source = calculation ? 'calculated' : 'entered';
      const currentScore = await this.add(tx, offender, { ...read, source }, policy);
      const instrument = calculation?.instrument.name ?? BROUGHT_INSTRUMENT;
      const cause = `score ${score} recorded`;
      // Somebody who has left comes back by a score that counts, not by one that joins the history (EXIT-5).
      const mayReEnter = score === currentScore;
      const decision = await this.eligibility.decide(tx, offender, policy, cause, { mayReEnter });
      const { eligibility, registration } = decision;
      const { tier } = tierForScore(score, instrumentPolicy(policy.content, instrument));
      const { rag, version } = offender;
      return { score, tier, currentScore, eligibility, registration, rag, version };
    });
  }

  /**
   * Adds a score to the record and returns the one that counts now (TIER-5), whose tier is by the thresholds of the
   * instrument that gave it. For callers with a unit of work of their own; nobody is registered here.
   */
  async add(tx: Tx, offender: OffenderRow, brought: BroughtScore, policy: PolicyVersion): Promise<number> {
    const { score, assessedOn, source, calculation = null } = brought;
    const instrument = calculation?.instrument.name ?? BROUGHT_INSTRUMENT;
    const instrumentVersion = calculation?.instrument.version ?? null;
    const decision = tierForScore(score, instrumentPolicy(policy.content, instrument));
    await this.repository.addScore(tx, {
      offenderId: offender.id,
      score,
      tier: decision.tier,
      instrument,
      instrumentVersion,
      factors: calculation?.factors ?? null,
      result: calculation?.result ?? null,
      convictedOn: calculation?.convictedOn ?? null,
      assessedOn,
      source,
    });
    const before = { score: offender.ogrsScore, tier: offender.tier };
    const after = await this.current(tx, offender, policy);
    const version = await this.records.change(tx, offender, { ogrsScore: after.score, tier: after.tier });
    offender.ogrsScore = after.score;
    offender.tier = after.tier;
    const detail = { score, instrument, instrumentVersion, assessedOn, source, before, after };
    await this.records.note(tx, offender.id, {
      type: 'score.recorded',
      summary: describeScore({
        title: instrumentTitle(instrument),
        score,
        isCalculated: calculation !== null,
        assessedOn: assessedOn === null ? null : calendarDay(assessedOn),
        tiers: { before: before.tier, after: after.tier },
      }),
      rule: decision.rule,
      reason: decision.reason,
      detail,
    });
    tx.record({ action: 'score.recorded', subjectType: 'offender', subjectId: offender.id, detail });
    tx.announce({ type: 'score.recorded', panel: offender.panel, offenderId: offender.id, version });
    return after.score;
  }

  /** TIER-5, of the scores whose instrument counts under the policy. */
  private async current(
    tx: Tx,
    offender: OffenderRow,
    { content }: PolicyVersion,
  ): Promise<{ score: number; tier: Tier | null }> {
    const counts = ({ instrument }: RecordedScore): boolean =>
      content.instruments.some(({ name }) => name === instrument);
    const scores = await this.repository.scoresOf(tx, offender.id);
    const current = chooseCurrentScore(scores.filter(counts));
    if (current === null) throw new RangeError('A score was just recorded, and none counts.');
    const { tier } = tierForScore(current.score, instrumentPolicy(content, current.instrument));
    return { score: current.score, tier };
  }

  private read(typed: TypedScore, offender: OffenderRow, policy: PolicyVersion): ReadScore {
    const { read, errors } = readScore(typed, { person: personOf(offender), today: this.clock.today() });
    if (errors !== null) throw badInput(errors);
    if (read.calculation) refuseUncounted(read.calculation, policy);
    return read;
  }

  private async inForce(calculation: Calculation): Promise<CalculatedScore> {
    const policy = await this.eligibility.policyToday();
    refuseUncounted(calculation, policy);
    const thresholds = instrumentPolicy(policy.content, calculation.instrument.name);
    return { ...calculation, ...tierForScore(calculation.result.score, thresholds), policy };
  }
}

const personOf = ({ dateOfBirth, gender }: OffenderRow): RecordedPerson => {
  return { dateOfBirth: calendarDay(dateOfBirth), gender };
};

/** An instrument without thresholds in the policy gives a score that means nothing to the scheme. */
function refuseUncounted({ instrument }: Calculation, { version, content }: PolicyVersion): void {
  if (content.instruments.some(({ name }) => name === instrument.name)) return;
  const message = `Policy version ${version} has no thresholds for ${instrument.title}`;
  throw badInput([{ field: 'instrument', message, rule: 'OGRS3' }]);
}
