import { Injectable } from '@nestjs/common';
import { ClockService } from '../../platform/clock.service.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Tx } from '../../platform/database/tx.js';
import type { Actor } from '../../shared/actor.js';
import { calendarDay, formatDay } from '../../shared/calendar-day.js';
import { badInput, forbidden } from '../../shared/domain-error.js';
import { OffenderRecords, type OffenderRow } from '../offenders/index.js';
import type { PolicyVersion } from '../partnership/index.js';
import type { Eligibility } from './domain/assess-eligibility.js';
import { chooseCurrentScore } from './domain/choose-current-score.js';
import { refuseAssessmentDay, refuseScore } from './domain/read-score.js';
import { tierForScore, type Tier } from './domain/tier-for-score.js';
import { EligibilityService, type RegistrationAnswer } from './eligibility.service.js';
import { mayRecordScores } from './ogrs-tiering.policy.js';
import { OgrsTieringRepository } from './ogrs-tiering.repository.js';

export interface TypedScore {
  score: unknown;
  assessedOn: unknown;
}

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
}

@Injectable()
export class ScoresService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly records: OffenderRecords,
    private readonly repository: OgrsTieringRepository,
    private readonly eligibility: EligibilityService,
    private readonly clock: ClockService,
  ) {}

  /**
   * Records an OGRS 3 score (TIER-4, TIER-5) and registers whom it makes automatic, in the same unit of work
   * (TIER-1, TIER-6).
   *
   * @throws DomainError bad-input naming `score` or `assessedOn`; not-found; forbidden.
   */
  async record(actor: Actor, id: string, typed: TypedScore): Promise<ScoreAnswer> {
    if (!mayRecordScores(actor)) throw forbidden();
    const policy = await this.eligibility.policyToday();
    return this.unitOfWork.run(actor, async (tx) => {
      const offender = await this.records.load(tx, id);
      const { score, assessedOn } = this.read(typed, offender);
      const currentScore = await this.add(tx, offender, { score, assessedOn, source: 'entered' }, policy);
      const cause = `score ${score} recorded`;
      const { eligibility, registration } = await this.eligibility.decide(tx, offender, policy, cause);
      const { tier } = tierForScore(score, policy.content.tiers);
      const { rag, version } = offender;
      return { score, tier, currentScore, eligibility, registration, rag, version };
    });
  }

  /**
   * Adds a score to the record and returns the one that counts now (TIER-5). For callers with a unit of work of
   * their own; nobody is registered here.
   */
  async add(tx: Tx, offender: OffenderRow, brought: BroughtScore, policy: PolicyVersion): Promise<number> {
    const { score, assessedOn, source } = brought;
    const decision = tierForScore(score, policy.content.tiers);
    await this.repository.addScore(tx, {
      offenderId: offender.id,
      score,
      tier: decision.tier,
      instrument: policy.content.instrument.name,
      assessedOn,
      source,
    });
    const before = { score: offender.ogrsScore, tier: offender.tier };
    const current = chooseCurrentScore(await this.repository.scoresOf(tx, offender.id))?.score ?? score;
    const { tier } = tierForScore(current, policy.content.tiers);
    const version = await this.records.change(tx, offender, { ogrsScore: current, tier });
    offender.ogrsScore = current;
    offender.tier = tier;
    await this.records.note(tx, offender.id, {
      type: 'score.recorded',
      summary: describe(score, assessedOn, before.tier, tier),
      rule: decision.rule,
      reason: decision.reason,
      detail: { score, assessedOn, source, before, after: { score: current, tier } },
    });
    tx.record({
      action: 'score.recorded',
      subjectType: 'offender',
      subjectId: offender.id,
      detail: { score, assessedOn, source, before, after: { score: current, tier } },
    });
    tx.announce({ type: 'score.recorded', panel: offender.panel, offenderId: offender.id, version });
    return current;
  }

  private read(
    { score, assessedOn }: TypedScore,
    offender: OffenderRow,
  ): { score: number; assessedOn: string } {
    const dateOfBirth = calendarDay(offender.dateOfBirth);
    const errors = [
      refuseScore(score),
      refuseAssessmentDay(assessedOn, { dateOfBirth, today: this.clock.today() }),
    ];
    const faults = errors.filter((error) => error !== null);
    if (faults.length > 0) throw badInput(faults);
    return { score: score as number, assessedOn: assessedOn as string };
  }
}

const tierWords = (tier: number | null): string => (tier === null ? 'no tier' : `tier ${tier}`);

/** TIER-6: a fall removes nobody, but the co-ordinator is shown that the tier changed. */
function describe(
  score: number,
  assessedOn: string | null,
  before: number | null,
  after: number | null,
): string {
  const when =
    assessedOn === null
      ? 'date of assessment not recorded'
      : `assessed on ${formatDay(calendarDay(assessedOn))}`;
  const moved =
    before === after || before === null
      ? ''
      : `. Tier changed from ${tierWords(before)} to ${tierWords(after)}`;
  return `OGRS score ${score} recorded, ${when}${moved}`;
}
