import { Injectable } from '@nestjs/common';
import { ClockService } from '../../platform/clock.service.js';
import { nothing, sql } from '../../platform/database/sql.js';
import type { Actor } from '../../shared/actor.js';
import { addMonths, type CalendarDay } from '../../shared/calendar-day.js';
import { forbidden } from '../../shared/domain-error.js';
import { OffendersQueries } from '../offenders/index.js';
import { andSharedWith } from '../sharing/index.js';
import { couldLeaveIn, countByMonth, type ExitMonth } from './domain/count-by-month.js';
import { decideExit, EXIT_STATES, type ExitDecision, type ExitState } from './domain/decide-exit.js';
import { ExitDetailsQueries, type ExitItem } from './exit-details.queries.js';
import { ExitFactsQueries, type ExitFacts } from './exit-facts.queries.js';
import { ExitReviews } from './exit-reviews.service.js';
import { mayReadExits } from './exits.policy.js';

export interface ExitFilter {
  panel?: string | undefined;
  state?: ExitState | undefined;
  /** What the rules say of another day than today, by what is recorded now. */
  on?: CalendarDay | undefined;
  /** The first day of a month: only those who could leave in it, and not before. */
  month?: CalendarDay | undefined;
  limit?: number | undefined;
}

export interface ExitList {
  items: ExitItem[];
  /** How many there are of the state asked for, shown or not. */
  total: number;
}

export interface ExitOverview {
  on: CalendarDay;
  /** How many are in each state, and how many are registered in all. */
  counts: Readonly<Record<ExitState, number>>;
  registered: number;
  /** Month by month, how many reach the day from which they may leave. */
  months: ExitMonth[];
}

export interface ExitBoard extends ExitOverview {
  /** Those of every state but not yet: who could leave longest ago, or soonest, first. */
  items: ExitItem[];
}

interface Decided {
  facts: ExitFacts;
  decision: ExitDecision;
}

const MOST_SHOWN = 500;
const MONTHS_AHEAD = 12;

/** Who is due, who is held and by what, under the reader's rights; told by the rule itself, not by the last review. */
@Injectable()
export class ExitQueries {
  constructor(
    private readonly facts: ExitFactsQueries,
    private readonly offenders: OffendersQueries,
    private readonly details: ExitDetailsQueries,
    private readonly reviews: ExitReviews,
    private readonly clock: ClockService,
  ) {}

  /**
   * Those of a state, or everybody registered: who could leave longest ago, or soonest, first.
   *
   * @throws DomainError forbidden.
   */
  async list(actor: Actor, { state, month, limit = MOST_SHOWN, ...filter }: ExitFilter): Promise<ExitList> {
    const decided = await this.decide(actor, filter);
    const wanted = decided.filter(
      ({ decision }) =>
        (state === undefined || decision.state === state) &&
        (month === undefined || couldLeaveIn(decision, month)),
    );
    const shown = wanted.sort(soonestFirst).slice(0, Math.min(limit, MOST_SHOWN));
    return { items: await this.details.describe(actor, shown), total: wanted.length };
  }

  /**
   * Who is due and who is held in a panel today (MEET-4, EXIT-3): the exit part of its agenda.
   *
   * @throws DomainError forbidden.
   */
  async forPanel(actor: Actor, panel: string): Promise<{ due: ExitItem[]; held: ExitItem[] }> {
    const decided = (await this.decide(actor, { panel })).sort(soonestFirst);
    const of = (state: ExitState): Promise<ExitItem[]> =>
      this.details.describe(
        actor,
        decided.filter(({ decision }) => decision.state === state),
      );
    return { due: await of('due'), held: await of('held') };
  }

  /** How many there are of each state, and month by month. @throws DomainError forbidden. */
  async overview(actor: Actor, filter: Pick<ExitFilter, 'panel' | 'on'>): Promise<ExitOverview> {
    return this.summarise(await this.decide(actor, filter), filter);
  }

  /**
   * The same, with everybody who is due, held, kept or not known; or with those of a month.
   *
   * @throws DomainError forbidden.
   */
  async board(
    actor: Actor,
    { month, ...filter }: Pick<ExitFilter, 'panel' | 'on' | 'month'>,
  ): Promise<ExitBoard> {
    const decided = (await this.decide(actor, filter)).sort(soonestFirst);
    const told = decided
      .filter(({ decision }) =>
        month === undefined ? decision.state !== 'not-yet' : couldLeaveIn(decision, month),
      )
      .slice(0, MOST_SHOWN);
    return { ...this.summarise(decided, filter), items: await this.details.describe(actor, told) };
  }

  /**
   * One person's exit, today or on another day by what is recorded now; null while they are not registered.
   *
   * @throws DomainError forbidden; not-found, also for whoever may not know that they are there (LAW-4).
   */
  async of(actor: Actor, id: string, on: CalendarDay = this.clock.today()): Promise<ExitItem | null> {
    if (!mayReadExits(actor)) throw forbidden();
    await this.offenders.get(actor, id);
    const policy = await this.reviews.policyOn(on);
    const [facts] = await this.facts.where(sql`o.id = ${id}`, { on, policy });
    if (facts === undefined) return null;
    const decision = decideExit(facts.registration, facts.events, policy, on);
    return (await this.details.describe(actor, [{ facts, decision }]))[0] ?? null;
  }

  private summarise(decided: readonly Decided[], filter: Pick<ExitFilter, 'on'>): ExitOverview {
    const on = filter.on ?? this.clock.today();
    const decisions = decided.map(({ decision }) => decision);
    const count = (state: ExitState): number => decisions.filter((each) => each.state === state).length;
    return {
      on,
      counts: Object.fromEntries(EXIT_STATES.map((state) => [state, count(state)])) as ExitOverview['counts'],
      registered: decisions.length,
      months: countByMonth(decisions, { from: on, until: addMonths(on, MONTHS_AHEAD) }),
    };
  }

  private async decide(
    actor: Actor,
    { panel, on = this.clock.today() }: Pick<ExitFilter, 'panel' | 'on'>,
  ): Promise<Decided[]> {
    if (!mayReadExits(actor)) throw forbidden();
    const policy = await this.reviews.policyOn(on);
    const only = panel === undefined ? nothing : sql` and o.panel = ${panel}`;
    const shared = andSharedWith(actor, this.clock.today());
    const everybody = await this.facts.where(sql`1 = 1${only}${shared}`, { on, policy });
    return everybody.map((facts) => ({
      facts,
      decision: decideExit(facts.registration, facts.events, policy, on),
    }));
  }
}

function soonestFirst(one: Decided, other: Decided): number {
  const key = ({ facts, decision }: Decided): string =>
    `${decision.earliestExitOn ?? '9999-12-31'} ${facts.offenderId}`;
  return key(one) < key(other) ? -1 : 1;
}
