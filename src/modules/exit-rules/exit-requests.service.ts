import { Injectable, Logger } from '@nestjs/common';
import { ClockService } from '../../platform/clock.service.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Actor } from '../../shared/actor.js';
import { badInput, forbidden, notFound } from '../../shared/domain-error.js';
import { readOptionalId } from '../../shared/read-optional-id.js';
import { OffendersQueries } from '../offenders/index.js';
import { PartnershipQueries } from '../partnership/index.js';
import { readExitDay } from './domain/read-exit-day.js';
import { ExitReviews } from './exit-reviews.service.js';
import { ExitRuns } from './exit-runs.service.js';
import { ExitRunsRepository, type ExitRunRow } from './exit-runs.repository.js';
import { mayReviewExits } from './exits.policy.js';

export interface ExitRunView {
  /** Null for the review of one person. */
  id: string | null;
  status: string;
  on: string;
  panel: string | null;
  total: number;
  done: number;
  due: number;
  held: number;
  /** How many differ from the review before: 0 the second time. */
  changed: number;
  policyVersion: number;
}

export interface TypedReview {
  on?: unknown;
  panel?: unknown;
  offenderId?: unknown;
  wait?: unknown;
}

/** EXIT-3: the review on request, of one person, a panel or everybody. */
@Injectable()
export class ExitRequests {
  private readonly logger = new Logger('ExitReview');

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly offenders: OffendersQueries,
    private readonly partnership: PartnershipQueries,
    private readonly reviews: ExitReviews,
    private readonly runs: ExitRuns,
    private readonly repository: ExitRunsRepository,
    private readonly clock: ClockService,
  ) {}

  /** @throws DomainError bad-input naming the fields; not-found; forbidden. */
  async review(actor: Actor, { on: typedOn, panel, offenderId, wait }: TypedReview): Promise<ExitRunView> {
    if (!mayReviewExits(actor)) throw forbidden();
    const on = readExitDay(typedOn) ?? this.clock.today();
    const one = readOptionalId(offenderId, 'offenderId', 'EXIT-3');
    if (one !== null) return this.reviewOne(actor, one, on);
    const wanted = { cause: 'on request', on, panel: await this.readPanel(panel) } as const;
    const { run, finished } = await this.runs.start(actor, wanted);
    if (wait !== false) return toView(await finished);
    finished.catch((error: unknown) => this.logger.error(error));
    return toView(run);
  }

  /** How far a review has come. @throws DomainError forbidden; not-found. */
  async progress(actor: Actor, id: string): Promise<ExitRunView> {
    if (!mayReviewExits(actor)) throw forbidden();
    return toView(await this.repository.get(id));
  }

  private async reviewOne(
    actor: Actor,
    offenderId: string,
    on: ReturnType<ClockService['today']>,
  ): Promise<ExitRunView> {
    await this.offenders.get(actor, offenderId);
    const policy = await this.reviews.policyOn(on);
    const cause = 'on request';
    const reviewed = await this.unitOfWork.run(actor, (tx) =>
      on === this.clock.today()
        ? this.reviews.review(tx, offenderId, policy, cause)
        : this.reviews.reviewFor(tx, offenderId, { on, policy, cause }),
    );
    if (reviewed === null) throw notFound('The registration');
    const { decision, facts, isChanged } = reviewed;
    const is = (state: string): number => (decision.state === state ? 1 : 0);
    return {
      ...{ id: null, status: 'finished', on, panel: facts.panel, total: 1, done: 1 },
      ...{ due: is('due'), held: is('held'), changed: isChanged ? 1 : 0, policyVersion: policy.version },
    };
  }

  private async readPanel(typed: unknown): Promise<string | null> {
    if (typed === undefined || typed === null || typed === '') return null;
    const panel = (await this.partnership.listPanels()).find(({ key }) => key === typed);
    if (!panel) throw badInput([{ field: 'panel', message: 'Choose one of the five panels' }]);
    return panel.key;
  }
}

function toView(run: ExitRunRow): ExitRunView {
  const { id, status, onDay, panel, total, done, due, held, changed, policyVersion } = run;
  return { id, status, on: onDay, panel, total, done, due, held, changed, policyVersion };
}
