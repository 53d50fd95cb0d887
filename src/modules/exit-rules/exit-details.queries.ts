import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { listSql, sql } from '../../platform/database/sql.js';
import type { Actor } from '../../shared/actor.js';
import type { CalendarDay } from '../../shared/calendar-day.js';
import { maySeeIntelligenceText } from '../case-facts/index.js';
import type { Blocker, ExitDecision, ExitState } from './domain/decide-exit.js';
import type { ExitFacts } from './exit-facts.queries.js';

/** Somebody on a list of exits, as they are called now. */
export interface ExitPerson {
  id: string;
  surname: string;
  forename: string;
  dateOfBirth: string;
  panel: string;
  rag: string | null;
  ppo: boolean;
  inCustody: boolean;
}

export interface BlockerView extends Omit<Blocker, 'id' | 'date'> {
  /** Null for intelligence that this reader may not see: no more is told than that it bears on the exit (INT-4). */
  date: CalendarDay | null;
}

/** EXIT-4: why a panel has kept somebody, and until when. */
export interface RetentionView {
  meetingId: string;
  reason: string;
  nextReviewOn: string;
  at: string;
  by: string;
}

export interface ExitItem {
  offender: ExitPerson;
  registeredOn: string | null;
  /** Six months from registration. */
  sixMonthsOn: string | null;
  earliestExitOn: string | null;
  state: ExitState;
  blockers: BlockerView[];
  /** The review that stands; null before the first. */
  lastReview: { on: string; at: string; state: string; cause: string; by: string } | null;
  /** The last time a panel kept them, whether its review has come or not; null where none has. */
  kept: RetentionView | null;
  policyVersion: number;
}

interface PersonRow extends Omit<ExitPerson, 'ppo' | 'inCustody'> {
  ppo: number;
  inCustody: number;
  reviewedOn: string | null;
  reviewedAt: string | null;
  reviewState: string | null;
  cause: string | null;
  by: string | null;
}

interface Decided {
  facts: ExitFacts;
  decision: ExitDecision;
}

/** People and reasons beside what was decided of them. The caller has made sure that they are there for the reader. */
@Injectable()
export class ExitDetailsQueries {
  constructor(private readonly database: Database) {}

  async describe(actor: Actor, decided: readonly Decided[]): Promise<ExitItem[]> {
    if (decided.length === 0) return [];
    const people = await this.people(decided.map(({ facts }) => facts.offenderId));
    const kept = await this.kept(decided.map(({ facts }) => facts.registrationId));
    const hidden = await this.hidden(
      actor,
      decided.flatMap(({ decision }) => decision.blockers),
    );
    return decided.flatMap(({ facts, decision }) => {
      const row = people.get(facts.offenderId);
      if (!row) return [];
      const { sixMonthsOn, earliestExitOn, state, policyVersion } = decision;
      const { registeredOn } = facts.registration;
      return {
        ...{ offender: toPerson(row), registeredOn, sixMonthsOn, earliestExitOn, state, policyVersion },
        blockers: decision.blockers.map((blocker) => toBlocker(blocker, hidden)),
        lastReview: toReview(row),
        kept: kept.get(facts.registrationId) ?? null,
      };
    });
  }

  private async people(ids: readonly string[]): Promise<Map<string, PersonRow>> {
    const rows = await this.database.read<PersonRow>(
      sql`select o.id, o.surname, o.forename, o.date_of_birth as "dateOfBirth", o.panel, o.rag, o.ppo,
          o.in_custody as "inCustody", v.reviewed_on as "reviewedOn", v.at as "reviewedAt",
          v.state as "reviewState", v.cause, v.by_name as "by"
        from offenders o left join exit_standings s on s.offender_id = o.id
          left join exit_reviews v on v.id = s.review_id where o.id in (${listSql(ids)})`,
    );
    return new Map(rows.map((row) => [row.id, row]));
  }

  private async kept(registrationIds: readonly string[]): Promise<Map<string, RetentionView>> {
    const rows = await this.database.read<RetentionView & { registrationId: string }>(
      sql`select registration_id as "registrationId", meeting_id as "meetingId", reason,
          next_review_on as "nextReviewOn", at, by_name as "by"
        from exit_retentions where registration_id in (${listSql(registrationIds)}) order by at, id`,
    );
    return new Map(rows.map(({ registrationId, ...kept }) => [registrationId, kept]));
  }

  /** Which of these items of intelligence the reader may not see (INT-4). */
  private async hidden(actor: Actor, blockers: readonly Blocker[]): Promise<ReadonlySet<string>> {
    const ids = blockers.filter(({ kind }) => kind === 'intelligence').map(({ id }) => id);
    if (ids.length === 0) return new Set();
    const rows = await this.database.read<{ id: string; handling: string; sharedWith: string }>(
      sql`select id, handling, shared_with as "sharedWith" from intelligence where id in (${listSql(ids)})`,
    );
    const isHidden = ({ handling, sharedWith }: { handling: string; sharedWith: string }): boolean =>
      !maySeeIntelligenceText({ handling, sharedWith: JSON.parse(sharedWith) as string[] }, actor);
    return new Set(rows.filter(isHidden).map(({ id }) => id));
  }
}

const toBlocker = ({ id, date, ...blocker }: Blocker, hidden: ReadonlySet<string>): BlockerView => ({
  ...blocker,
  date: hidden.has(id) ? null : date,
});

function toPerson({ id, surname, forename, dateOfBirth, panel, rag, ppo, inCustody }: PersonRow): ExitPerson {
  return { id, surname, forename, dateOfBirth, panel, rag, ppo: ppo === 1, inCustody: inCustody === 1 };
}

function toReview({ reviewedOn, reviewedAt, reviewState, cause, by }: PersonRow): ExitItem['lastReview'] {
  if (reviewedOn === null || reviewedAt === null) return null;
  return { on: reviewedOn, at: reviewedAt, state: reviewState ?? '', cause: cause ?? '', by: by ?? '' };
}
