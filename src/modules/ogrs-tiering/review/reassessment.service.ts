import { setImmediate as nextTurn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { ClockService } from '../../../platform/clock.service.js';
import type { Tx } from '../../../platform/database/tx.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import type { Actor } from '../../../shared/actor.js';
import { DomainError, forbidden } from '../../../shared/domain-error.js';
import type { PolicyVersion } from '../../partnership/index.js';
import { assessEligibility } from '../domain/assess-eligibility.js';
import { digestOf } from '../domain/decision-digest.js';
import { EligibilityFactsQueries, type PersonFacts } from '../eligibility-facts.queries.js';
import { EligibilityService, toPolicy } from '../eligibility.service.js';
import { mayReassess } from '../ogrs-tiering.policy.js';
import { claimRun } from './claim-run.js';
import type { ReassessmentCause } from './reassessment.entity.js';
import { ReassessmentsRepository, type ReassessmentRow } from './reassessments.repository.js';

const PAGE = 1_000;
/** People decided anew in one unit of work. */
const TOGETHER = 50;
/** How often a run says how far it has come. */
const SAY_EVERY_MS = 1_000;

/** In whose name the rules are applied when nobody asked. */
export const REVIEWER: Actor = {
  id: 'system',
  username: 'system',
  name: 'Nightly review',
  role: 'coordinator',
  agency: 'system',
  panels: [],
  from: 'system',
};

/**
 * Applies the rules to everybody anew, because a day has passed (EXCL-2, EXCL-AGE, ROUTE-YOS) or the policy has
 * changed. Reads a page at a time and writes only what is different: twice is the same as once.
 */
@Injectable()
export class ReassessmentService {
  private stopping = false;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: ReassessmentsRepository,
    private readonly facts: EligibilityFactsQueries,
    private readonly eligibility: EligibilityService,
    private readonly clock: ClockService,
  ) {}

  /**
   * Begins a run and answers at once; {@link ReassessmentRow} tells how far it is.
   *
   * @throws DomainError forbidden; conflict while another run goes on.
   */
  async start(
    actor: Actor,
    cause: ReassessmentCause,
  ): Promise<{ run: ReassessmentRow; finished: Promise<ReassessmentRow> }> {
    if (!mayReassess(actor)) throw forbidden();
    const policy = await this.eligibility.policyToday();
    const run = await this.claim(actor, cause, policy);
    if ('because' in run) {
      throw new DomainError({
        kind: 'conflict',
        code: 'REASSESSMENT.RUNNING',
        message: 'Everybody is being re-assessed already. Wait until that has finished.',
      });
    }
    return { run, finished: this.carryOut(asReviewer(actor), run, policy) };
  }

  /** The night's run, once a day however many nodes there are; null when there is nothing to do. */
  async runNightly(): Promise<ReassessmentRow | null> {
    const policy = await this.eligibility.policyToday();
    const run = await this.claim(REVIEWER, 'nightly', policy);
    return 'because' in run ? null : this.carryOut(REVIEWER, run, policy);
  }

  /** Ends a run between two pages, when the process is told to stop. */
  stop(): void {
    this.stopping = true;
  }

  private async claim(
    actor: Actor,
    cause: ReassessmentCause,
    policy: PolicyVersion,
  ): Promise<ReassessmentRow | { because: string }> {
    const onDay = this.clock.today();
    const total = await this.facts.count();
    return this.unitOfWork.run(actor, async (tx) => {
      const claim = claimRun(await this.repository.openOrOfNight(tx, onDay), { cause, onDay, at: tx.at });
      if (claim.action === 'leave') return { because: claim.because };
      if (claim.action === 'go-on') {
        const { run } = claim;
        if ((await this.repository.keep(tx, run, { total })) !== 1) return { because: 'running' };
        return { ...run, total, touchedAt: tx.at };
      }
      for (const id of claim.giveUp) await this.repository.giveUp(tx, id);
      const run = await this.repository.add(tx, { cause, onDay, policyVersion: policy.version, total });
      tx.record({
        action: 'eligibility.reassessment-started',
        subjectType: 'cohort',
        subjectId: null,
        detail: { cause, onDay, policyVersion: policy.version, people: total },
      });
      return run;
    });
  }

  private async carryOut(
    actor: Actor,
    run: ReassessmentRow,
    policy: PolicyVersion,
  ): Promise<ReassessmentRow> {
    const on = this.clock.today();
    const rules = toPolicy(policy);
    const now: ReassessmentRow = { ...run };
    const isDifferent = ({ facts, digest }: PersonFacts): boolean =>
      digestOf(assessEligibility(facts, rules, on)) !== digest;
    let saidAt = Date.now();
    while (!this.stopping) {
      const people = await this.facts.page(on, { after: now.lastId, limit: PAGE });
      const different = people.filter(isDifferent);
      for (let first = 0; first < different.length && !this.stopping; first += TOGETHER) {
        const ids = different.slice(first, first + TOGETHER).map(({ id }) => id);
        const decided = await this.decideAgain(actor, ids, policy, now);
        now.changed += decided.changed;
        now.registered += decided.registered;
      }
      if (this.stopping) break;
      now.done += people.length;
      now.lastId = people.at(-1)?.id ?? now.lastId;
      if (people.length < PAGE) return this.finish(actor, now);
      if (Date.now() - saidAt > SAY_EVERY_MS) {
        saidAt = Date.now();
        await this.say(actor, now);
      }
      await nextTurn();
    }
    return now;
  }

  private decideAgain(
    actor: Actor,
    ids: readonly string[],
    policy: PolicyVersion,
    { cause }: ReassessmentRow,
  ): Promise<{ changed: number; registered: number }> {
    const why = cause === 'nightly' ? 'nightly review' : 're-assessment of everybody';
    return this.unitOfWork.run(actor, async (tx) => {
      const decided = { changed: 0, registered: 0 };
      for (const id of ids) {
        const answer = await this.eligibility.review(tx, id, policy, why);
        if (answer === null) continue;
        decided.changed += 1;
        if (answer.registration) decided.registered += 1;
      }
      return decided;
    });
  }

  private async say(actor: Actor, now: ReassessmentRow): Promise<void> {
    await this.unitOfWork.run(actor, (tx) => this.keep(tx, now, {}));
  }

  private async finish(actor: Actor, now: ReassessmentRow): Promise<ReassessmentRow> {
    await this.unitOfWork.run(actor, async (tx) => {
      await this.keep(tx, now, { status: 'finished', finishedAt: tx.at });
      const { cause, done, changed, registered, policyVersion } = now;
      tx.record({
        action: 'eligibility.reassessed',
        subjectType: 'cohort',
        subjectId: null,
        detail: { cause, people: done, changed, registered, policyVersion },
      });
      tx.announce({ type: 'cohort.reassessed', panel: null });
    });
    return now;
  }

  private async keep(tx: Tx, now: ReassessmentRow, changes: Partial<ReassessmentRow>): Promise<void> {
    const { total, done, changed, registered, lastId } = now;
    const kept = await this.repository.keep(tx, now, {
      total,
      done,
      changed,
      registered,
      lastId,
      ...changes,
    });
    if (kept !== 1) throw new Error('Another process has taken this re-assessment over.');
    Object.assign(now, changes, { touchedAt: tx.at });
  }
}

/** Whoever asks for it, the rules are applied to everybody; the log says who asked. */
const asReviewer = (actor: Actor): Actor => ({ ...actor, role: 'coordinator' });
