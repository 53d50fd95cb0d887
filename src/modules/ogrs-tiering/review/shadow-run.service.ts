import { setImmediate as nextTurn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { ClockService } from '../../../platform/clock.service.js';
import { Database } from '../../../platform/database/database.js';
import { KeptReads } from '../../../platform/events/kept-reads.js';
import type { Actor } from '../../../shared/actor.js';
import { calendarDay, type CalendarDay } from '../../../shared/calendar-day.js';
import { badInput, DomainError, forbidden } from '../../../shared/domain-error.js';
import { PartnershipQueries, PolicyDraftsQueries, type PolicyDraft } from '../../partnership/index.js';
import { assessEligibility } from '../domain/assess-eligibility.js';
import type { EligibilityPolicy } from '../domain/eligibility.js';
import { EligibilityFactsQueries, type PersonFacts } from '../eligibility-facts.queries.js';
import { toPolicy } from '../eligibility.service.js';
import { maySeeShadowRun } from '../ogrs-tiering.policy.js';
import { compareDecisions, type DecisionComparison, type PolicyChange } from './compare-decisions.js';
import { ShadowPeopleQueries, type ShadowName } from './shadow-people.queries.js';
import { ShadowTally, type ShadowCounts } from './tally-shadow.js';

/** Small, so that no other request waits long for its turn. */
const PAGE = 200;
const DEFAULT_LIMIT = 50;
/** A draft has no number of its own until it is adopted. */
const UNNUMBERED = 0;

/** What a draft would do to everybody who has not left; nothing is changed by it, and nothing stored. */
export interface ShadowRun extends ShadowCounts {
  draft: { id: string; version: number; basedOn: number; effectiveOn: string };
  /** The policy version that would be in force on that day without the draft. */
  comparedWith: number;
  /** The draft's effective day, or today once that has passed. */
  on: CalendarDay;
}

export interface ShadowPerson extends ShadowName, DecisionComparison {
  id: string;
  panel: string;
  status: string;
  score: number | null;
}

export interface ShadowPage extends ShadowRun {
  items: ShadowPerson[];
  nextCursor: string | null;
}

export interface ShadowFilter {
  change?: PolicyChange | undefined;
  cursor?: string | undefined;
  limit?: number | undefined;
}

/** Somebody for whom the draft makes a difference. */
type Changed = Omit<ShadowPerson, 'surname' | 'forename'> & { sortName: string };

interface WholeRun {
  run: ShadowRun;
  changed: readonly Changed[];
}

/** Tries a policy draft on the whole cohort. */
@Injectable()
export class ShadowRuns {
  private readonly kept: KeptReads;
  /** One run at a time: whoever asks meanwhile waits, and mostly finds it done. */
  private turn: Promise<unknown> = Promise.resolve();

  constructor(
    database: Database,
    private readonly drafts: PolicyDraftsQueries,
    private readonly partnership: PartnershipQueries,
    private readonly facts: EligibilityFactsQueries,
    private readonly people: ShadowPeopleQueries,
    private readonly clock: ClockService,
  ) {
    this.kept = new KeptReads(database);
  }

  /**
   * The numbers only: nobody is named.
   *
   * @throws DomainError forbidden; not-found; conflict when the draft is settled.
   */
  async summary(actor: Actor, draftId: string): Promise<ShadowRun> {
    return (await this.find(actor, draftId)).run;
  }

  /**
   * The numbers, and a page of the people concerned in the order of their names; without a change, of all for whom
   * something is different. Whoever is named here was looked at (COH-3).
   *
   * @throws DomainError as {@link summary}; bad-input for a cursor that is none.
   */
  async page(actor: Actor, draftId: string, filter: ShadowFilter): Promise<ShadowPage> {
    const { run, changed } = await this.find(actor, draftId);
    const { change, cursor, limit = DEFAULT_LIMIT } = filter;
    const listed = change === undefined ? changed : changed.filter((person) => person.change === change);
    const beyond = cursor === undefined ? listed : await this.after(listed, cursor);
    const shown = beyond.slice(0, limit);
    const names = await this.people.names(shown.map(({ id }) => id));
    const items = shown.map(({ sortName: _, ...person }) => {
      return { ...person, ...(names.get(person.id) ?? { surname: '', forename: '' }) };
    });
    return { ...run, items, nextCursor: beyond.length > limit ? (items.at(-1)?.id ?? null) : null };
  }

  /** The cursor is the last person's id, so that no address carries a name. */
  private async after(listed: readonly Changed[], cursor: string): Promise<readonly Changed[]> {
    const sortName = (await this.people.sortNames([cursor])).get(cursor);
    if (sortName === undefined) {
      throw badInput([{ field: 'cursor', message: 'Start again from the first page of the list' }]);
    }
    return listed.filter((person) => byName(person, { sortName, id: cursor }) > 0);
  }

  private async find(actor: Actor, draftId: string): Promise<WholeRun> {
    if (!maySeeShadowRun(actor)) throw forbidden();
    const draft = await this.drafts.get(actor, draftId);
    if (draft.status !== 'open') throw settled();
    const today = this.clock.today();
    const mine = this.turn.then(() =>
      this.kept.get([draft.id, draft.version, today], () => this.carryOut(draft, today)),
    );
    this.turn = mine.catch(() => undefined);
    return mine;
  }

  private async carryOut(draft: PolicyDraft, today: CalendarDay): Promise<WholeRun> {
    const { id, version, basedOn, effectiveOn, content } = draft;
    const on = effectiveOn > today ? calendarDay(effectiveOn) : today;
    const inForce = await this.partnership.policyOn(on);
    const policies: Policies = {
      before: toPolicy(inForce),
      after: { ...content, version: UNNUMBERED },
    };
    const tally = new ShadowTally();
    const changed: Changed[] = [];
    for (let after: string | null = null; ; await nextTurn()) {
      const people: PersonFacts[] = await this.facts.page(on, { after, limit: PAGE });
      changed.push(...(await this.compare(people, { policies, on, tally })));
      if (people.length < PAGE) break;
      after = people.at(-1)?.id ?? null;
    }
    const run = {
      draft: { id, version, basedOn, effectiveOn },
      comparedWith: inForce.version,
      on,
      ...tally.counts(),
    };
    return { run, changed: changed.sort(byName) };
  }

  /** Counts everybody, and keeps those for whom something is different. */
  private async compare(
    people: readonly PersonFacts[],
    { policies, on, tally }: { policies: Policies; on: CalendarDay; tally: ShadowTally },
  ): Promise<Changed[]> {
    const different: Omit<Changed, 'sortName'>[] = [];
    for (const { id, panel, status, facts } of people) {
      const before = assessEligibility(facts, policies.before, on);
      const after = assessEligibility(facts, policies.after, on);
      const comparison = compareDecisions(before, after, { status });
      tally.add(comparison);
      if (comparison.change !== 'same')
        different.push({ id, panel, status, score: facts.score, ...comparison });
    }
    const sortNames = await this.people.sortNames(different.map(({ id }) => id));
    return different.map((person) => ({ ...person, sortName: sortNames.get(person.id) ?? '' }));
  }
}

interface Policies {
  before: EligibilityPolicy;
  after: EligibilityPolicy;
}

interface Place {
  sortName: string;
  id: string;
}

function byName(a: Place, b: Place): number {
  if (a.sortName !== b.sortName) return a.sortName < b.sortName ? -1 : 1;
  return a.id === b.id ? 0 : a.id < b.id ? -1 : 1;
}

function settled(): DomainError {
  return new DomainError({
    kind: 'conflict',
    code: 'POLICY.SETTLED',
    message: 'This draft was discarded or adopted: there is nothing left to try.',
  });
}
