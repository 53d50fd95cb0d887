import { Injectable } from '@nestjs/common';
import { ClockService } from '../../../platform/clock.service.js';
import { Database } from '../../../platform/database/database.js';
import { listSql, rawSql, sql, type Sql } from '../../../platform/database/sql.js';
import type { Actor } from '../../../shared/actor.js';
import { maySeeIntelligenceText } from '../../case-facts/index.js';
import type { PolicyContent } from '../../partnership/index.js';
import type { EligibilityFacts } from '../domain/eligibility.js';
import { suitableGradings } from '../domain/find-routes.js';
import { ComingInScope } from './coming-in-scope.queries.js';
import {
  LISTED_PERSON,
  MOST_LISTED,
  type Assessed,
  type ComingInFilter,
  type ComingInList,
  type ListedPerson,
} from './listed-person.js';

/** Intelligence as whoever may see its text sees it (INT-4). */
export interface NominationIntelligence {
  date: string;
  text: string;
  source: number;
  assessment: string;
  handling: string;
  conditions: string | null;
  isClosed: boolean;
}

/** A Prolific and other Priority Offender, and on what that rests (ROUTE-PPO). */
export interface PpoNominationView extends ListedPerson, Assessed {
  /** Null for a PPO from a panel's list, whom nobody has nominated here. */
  nominatedOn: string | null;
  nominatedBy: string | null;
  /** Is suitably graded intelligence recorded and open today (INT-3)? Null where the policy asks for none. */
  isSuitablyGraded: boolean | null;
  /** What the nomination rests on, or without one what could carry it. Null when there is none, or none for this reader (INT-4). */
  intelligence: NominationIntelligence | null;
}

type Suitable = PolicyContent['suitableIntelligence'];

interface NominationRow extends ListedPerson {
  nominatedOn: string | null;
  nominatedBy: string | null;
  date: string | null;
  text: string | null;
  source: number | null;
  assessment: string | null;
  handling: string | null;
  conditions: string | null;
  sharedWith: string | null;
  isClosed: number;
}

@Injectable()
export class PpoNominationsQueries {
  constructor(
    private readonly database: Database,
    private readonly scope: ComingInScope,
    private readonly clock: ClockService,
  ) {}

  /**
   * Every PPO, the latest nomination first, with the intelligence it rests on for whoever may see that (INT-4).
   *
   * @throws DomainError forbidden; bad-input naming `panel`.
   */
  async ppoNominations(actor: Actor, filter: ComingInFilter): Promise<ComingInList<PpoNominationView>> {
    const where = await this.where(actor, filter);
    const { suitableIntelligence } = (await this.scope.policyToday()).content;
    const rows = await this.database.read<NominationRow>(
      sql`select ${LISTED_PERSON}, n.nominated_on as "nominatedOn", n.recorded_by as "nominatedBy",
          i.dated_on as "date", i.content as "text", i.source, i.assessment, i.handling, i.conditions,
          i.shared_with as "sharedWith", (case when c.intelligence_id is null then 0 else 1 end) as "isClosed"
        from offenders o left join ppo_nominations n on ${LATEST_NOMINATION}
          left join intelligence i on i.id = coalesce(n.intelligence_id, ${this.carrying(suitableIntelligence)})
          left join intelligence_closures c on c.intelligence_id = i.id
        where ${where}
        order by coalesce(n.nominated_on, '0000-00-00') desc, o.sort_name, o.id limit ${MOST_LISTED}`,
    );
    const assessed = await this.scope.assess(rows);
    return {
      items: assessed.map((row) => toView(row, suitableIntelligence, actor)),
      total: await this.scope.count(where),
    };
  }

  /** How many {@link ppoNominations} speaks of. @throws DomainError forbidden; bad-input naming `panel`. */
  async count(actor: Actor, filter: ComingInFilter): Promise<number> {
    return this.scope.count(await this.where(actor, filter));
  }

  private async where(actor: Actor, filter: ComingInFilter): Promise<Sql> {
    return sql`${await this.scope.of(actor, filter)} and o.ppo = 1`;
  }

  /** The latest open intelligence that is suitably graded (INT-3): as a nomination today would choose it. */
  private carrying(suitable: Suitable): Sql {
    if (suitable === null) return rawSql('null');
    return sql`(select s.id from open_intelligence s where s.offender_id = o.id
      and s.dated_on <= ${this.clock.today()} and s.source in (${listSql(suitable.sources)})
      and s.assessment in (${listSql(suitable.assessments)}) order by s.dated_on desc, s.id desc limit 1)`;
  }
}

const LATEST_NOMINATION = sql`n.id = (select latest.id from ppo_nominations latest
  where latest.offender_id = o.id order by latest.recorded_at desc, latest.id desc limit 1)`;

type AssessedRow = NominationRow & Assessed & { facts: EligibilityFacts };

function toView(row: AssessedRow, suitable: Suitable, actor: Actor): PpoNominationView {
  const { id, surname, forename, dateOfBirth, panel, status, registeredOn } = row;
  const { nominatedOn, nominatedBy, eligibility, facts } = row;
  return {
    ...{ id, surname, forename, dateOfBirth, panel, status, registeredOn },
    nominatedOn,
    nominatedBy,
    isSuitablyGraded: suitable === null ? null : suitableGradings(facts.intelligence, suitable).length > 0,
    intelligence: intelligenceFor(row, actor),
    eligibility,
  };
}

/** INT-4: for whoever may not see its text, the intelligence is not there. */
function intelligenceFor(row: NominationRow, actor: Actor): NominationIntelligence | null {
  const { date, text, source, assessment, handling, conditions, sharedWith, isClosed } = row;
  if (date === null || text === null || source === null || assessment === null || handling === null)
    return null;
  const named = JSON.parse(sharedWith ?? '[]') as string[];
  if (!maySeeIntelligenceText({ handling, sharedWith: named }, actor)) return null;
  return { date, text, source, assessment, handling, conditions, isClosed: isClosed === 1 };
}
