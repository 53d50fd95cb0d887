import { setImmediate as nextTurn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { ClockService } from '../../platform/clock.service.js';
import type { Tx } from '../../platform/database/tx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Actor } from '../../shared/actor.js';
import type { CalendarDay } from '../../shared/calendar-day.js';
import { claimRun } from '../ogrs-tiering/index.js';
import { decideExit } from './domain/decide-exit.js';
import type { ExitPolicy } from './domain/exit-event.js';
import { ExitFactsQueries, type ExitReading } from './exit-facts.queries.js';
import { ExitReviews, isSettled, type Reviewed } from './exit-reviews.service.js';
import { ExitRunsRepository, type ExitRunRow } from './exit-runs.repository.js';
import { EXIT_EVENTS } from './exits.events.js';

const PAGE = 1_000;
/** People reviewed in one unit of work. */
const TOGETHER = 50;
/** How often a run says how far it has come. */
const SAY_EVERY_MS = 1_000;

/** In whose name exits are reviewed when nobody asked. */
export const EXIT_REVIEWER: Actor = {
  ...{ id: 'system', username: 'system', name: 'Daily exit review', role: 'coordinator', agency: 'system' },
  ...{ panels: [], from: 'system' },
};

export interface WantedRun {
  cause: ExitRunRow['cause'];
  on: CalendarDay;
  /** Null for everybody. */
  panel: string | null;
}

/**
 * Reviews everybody's exit, or a panel's (EXIT-3). Reads a page at a time and writes only what is different: twice is
 * the same as once, and two at once write nothing twice, because each person is looked at again under lock.
 */
@Injectable()
export class ExitRuns {
  private stopping = false;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: ExitRunsRepository,
    private readonly facts: ExitFactsQueries,
    private readonly reviews: ExitReviews,
    private readonly clock: ClockService,
  ) {}

  /** Begins a run and answers at once; `finished` resolves when it has gone through everybody. */
  async start(actor: Actor, wanted: WantedRun): Promise<{ run: ExitRunRow; finished: Promise<ExitRunRow> }> {
    const policy = await this.reviews.policyOn(wanted.on);
    const total = await this.facts.count(wanted.panel);
    const { cause, on: onDay, panel } = wanted;
    const row = { cause, onDay, panel, policyVersion: policy.version, total };
    const run = await this.unitOfWork.run(actor, (tx) => this.repository.add(tx, row));
    return { run: { ...run }, finished: this.carryOut(actor, run, policy) };
  }

  /** The day's run, once a day however many nodes there are; null when there is nothing to do. */
  async runNightly(): Promise<ExitRunRow | null> {
    const on = this.clock.today();
    const policy = await this.reviews.policyOn(on);
    const total = await this.facts.count(null);
    const run = await this.unitOfWork.run(EXIT_REVIEWER, async (tx) => {
      const asked = { cause: 'nightly', onDay: on, at: tx.at } as const;
      const claim = claimRun(await this.repository.openOrOfNight(tx, on), asked);
      if (claim.action === 'leave') return null;
      if (claim.action === 'go-on') {
        if ((await this.repository.keep(tx, claim.run, { total })) !== 1) return null;
        return { ...claim.run, total, touchedAt: tx.at };
      }
      for (const id of claim.giveUp) await this.repository.giveUp(tx, id);
      const row = { cause: 'nightly', onDay: on, panel: null, policyVersion: policy.version, total } as const;
      return this.repository.add(tx, row);
    });
    return run && this.carryOut(EXIT_REVIEWER, run, policy);
  }

  /** Ends a run between two pages, when the process is told to stop. */
  stop(): void {
    this.stopping = true;
  }

  private async carryOut(actor: Actor, now: ExitRunRow, policy: ExitPolicy): Promise<ExitRunRow> {
    const { panel } = now;
    const reading = { on: now.onDay as CalendarDay, policy };
    let saidAt = Date.now();
    while (!this.stopping) {
      const page = { after: now.lastId, limit: PAGE, panel };
      const seen = await this.reviewPage(actor, now, reading, page);
      if (this.stopping) break;
      now.done += seen.people;
      now.lastId = seen.lastId ?? now.lastId;
      if (seen.people < PAGE) return this.finish(actor, now);
      if (Date.now() - saidAt > SAY_EVERY_MS) {
        saidAt = Date.now();
        await this.unitOfWork.run(actor, (tx) => this.keep(tx, now, {}));
      }
      await nextTurn();
    }
    return now;
  }

  /** Counts a page, and reviews of it whoever differs from the review that stands. */
  private async reviewPage(
    actor: Actor,
    now: ExitRunRow,
    reading: ExitReading,
    page: { after: string | null; limit: number; panel: string | null },
  ): Promise<{ people: number; lastId: string | null }> {
    const people = await this.facts.page(reading, page);
    const isToday = reading.on === this.clock.today();
    const different: string[] = [];
    for (const facts of people) {
      const decision = decideExit(facts.registration, facts.events, reading.policy, reading.on);
      if (decision.state === 'due') now.due += 1;
      if (decision.state === 'held') now.held += 1;
      if (!isToday || !isSettled(facts, decision)) different.push(facts.offenderId);
    }
    for (let first = 0; first < different.length && !this.stopping; first += TOGETHER) {
      const ids = different.slice(first, first + TOGETHER);
      const cause = now.cause;
      now.changed += await this.unitOfWork.run(actor, async (tx) => {
        let changed = 0;
        for (const id of ids) {
          const reviewed: Reviewed | null = isToday
            ? await this.reviews.review(tx, id, reading.policy, cause)
            : await this.reviews.reviewFor(tx, id, { ...reading, cause });
          if (reviewed?.isChanged) changed += 1;
        }
        return changed;
      });
    }
    return { people: people.length, lastId: people.at(-1)?.offenderId ?? null };
  }

  private async finish(actor: Actor, now: ExitRunRow): Promise<ExitRunRow> {
    await this.unitOfWork.run(actor, async (tx) => {
      await this.keep(tx, now, { status: 'finished', finishedAt: tx.at });
      const { cause, onDay, panel, done, due, held, changed, policyVersion } = now;
      const detail = { cause, onDay, panel, people: done, due, held, changed, policyVersion };
      tx.record({ action: EXIT_EVENTS.reviewed, subjectType: 'cohort', subjectId: null, detail });
    });
    return now;
  }

  private async keep(tx: Tx, now: ExitRunRow, changes: Partial<ExitRunRow>): Promise<void> {
    const { total, done, due, held, changed, lastId } = now;
    const kept = await this.repository.keep(tx, now, { total, done, due, held, changed, lastId, ...changes });
    if (kept !== 1) throw new Error('Another process has taken this review over.');
    Object.assign(now, changes, { touchedAt: tx.at });
  }
}
