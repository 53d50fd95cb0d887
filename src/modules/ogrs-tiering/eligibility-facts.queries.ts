import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { listSql, nothing, sql, type Sql } from '../../platform/database/sql.js';
import type { Tx } from '../../platform/database/tx.js';
import { calendarDay, type CalendarDay } from '../../shared/calendar-day.js';
import { notFound } from '../../shared/domain-error.js';
import type { EligibilityFacts } from './domain/eligibility.js';

/** A person as the rules see them on a day, with where they stand. */
export interface PersonFacts {
  id: string;
  panel: string;
  status: string;
  /** The latest decision in short; null when there is none. */
  digest: string | null;
  facts: EligibilityFacts;
  /** When the current score was assessed; null when there is none, or nobody knows. */
  scoredOn: CalendarDay | null;
}

interface FactsRow {
  id: string;
  panel: string;
  status: string;
  digest: string | null;
  dateOfBirth: string;
  score: string | null;
  mappaLevel: number | null;
  registeredSexOffender: number | null;
  ppo: number;
  yosHighRisk: number | null;
  outOfAreaTransfer: number | null;
  convictedOn: string | null;
  scoredConvictionOn: string | null;
  releasedOn: string | null;
  inCustody: number;
  intelligence: string | null;
}

/** Everything the rules ask about, as it is recorded for a day; of dated facts only the latest bears on them. */
const factsOn = (on: CalendarDay): Sql => sql`select o.id, o.panel, o.status, o.eligibility_digest as digest,
  o.date_of_birth as "dateOfBirth", o.mappa_level as "mappaLevel",
  o.registered_sex_offender as "registeredSexOffender", o.ppo, o.yos_high_risk as "yosHighRisk",
  o.out_of_area_transfer as "outOfAreaTransfer",
  (select cast(s.score as text) || ' ' || s.instrument || ' ' || coalesce(s.assessed_on, '') from ogrs_scores s
    where s.offender_id = o.id and (s.assessed_on is null or s.assessed_on <= ${on})
    order by coalesce(s.assessed_on, '0000-00-00') desc, s.recorded_at desc, s.id desc limit 1) as score,
  (select max(c.outcome_date) from current_offences c
    where c.offender_id = o.id and c.outcome = 'conviction' and c.outcome_date <= ${on}) as "convictedOn",
  (select max(s.convicted_on) from ogrs_scores s
    where s.offender_id = o.id and s.convicted_on <= ${on}) as "scoredConvictionOn",
  (select max(k.to_day) from current_custody k
    where k.offender_id = o.id and k.to_day <= ${on}) as "releasedOn",
  (case when exists (select 1 from current_custody k where k.offender_id = o.id and k.from_day <= ${on}
    and (k.to_day is null or k.to_day > ${on})) then 1 else 0 end) as "inCustody",
  (case when o.ppo = 1 then (select string_agg(cast(i.source as text) || i.assessment, ' ')
    from open_intelligence i where i.offender_id = o.id and i.dated_on <= ${on}) end) as intelligence
  from offenders o`;

/** Reads the facts of section 4 from wherever they are kept. */
@Injectable()
export class EligibilityFactsQueries {
  constructor(private readonly database: Database) {}

  /** @throws DomainError not-found. */
  async of(id: string, on: CalendarDay): Promise<PersonFacts> {
    const row = await this.database.readOne<FactsRow>(sql`${factsOn(on)} where o.id = ${id}`);
    if (!row) throw notFound('The person');
    return toPersonFacts(row);
  }

  /** The same inside a unit of work, its own changes included. */
  async inside(tx: Tx, id: string, on: CalendarDay): Promise<PersonFacts> {
    const row = await tx.queryOne<FactsRow>(sql`${factsOn(on)} where o.id = ${id}`);
    if (!row) throw notFound('The person');
    return toPersonFacts(row);
  }

  /** These people's, by their ids. */
  async these(ids: readonly string[], on: CalendarDay): Promise<Map<string, PersonFacts>> {
    if (ids.length === 0) return new Map();
    const rows = await this.database.read<FactsRow>(sql`${factsOn(on)} where o.id in (${listSql(ids)})`);
    return new Map(rows.map((row) => [row.id, toPersonFacts(row)]));
  }

  /** Everybody but those who have left, in the order of their ids, a page at a time. */
  async page(
    on: CalendarDay,
    { after, limit }: { after: string | null; limit: number },
  ): Promise<PersonFacts[]> {
    const beyond = after === null ? nothing : sql` and o.id > ${after}`;
    const rows = await this.database.read<FactsRow>(
      sql`${factsOn(on)} where o.status <> 'exited'${beyond} order by o.id limit ${limit}`,
    );
    return rows.map(toPersonFacts);
  }

  /** How many {@link page} goes through in all. */
  async count(): Promise<number> {
    const row = await this.database.readOne<{ n: number }>(
      sql`select cast(count(*) as integer) as n from offenders where status <> 'exited'`,
    );
    return row?.n ?? 0;
  }
}

const flag = (value: number | null): boolean | null => (value === null ? null : value === 1);

function toPersonFacts(row: FactsRow): PersonFacts {
  const [score, instrument = null, scoredOn] = row.score?.split(' ') ?? [];
  const { id, panel, status, digest, mappaLevel } = row;
  return {
    id,
    panel,
    status,
    digest,
    scoredOn: scoredOn ? calendarDay(scoredOn) : null,
    facts: {
      dateOfBirth: calendarDay(row.dateOfBirth),
      score: score === undefined ? null : Number(score),
      instrument,
      mappaLevel,
      registeredSexOffender: flag(row.registeredSexOffender),
      ppo: row.ppo === 1,
      yosHighRisk: flag(row.yosHighRisk),
      outOfAreaTransfer: flag(row.outOfAreaTransfer),
      convictedOn: [row.convictedOn, row.scoredConvictionOn].filter((day) => day !== null).map(calendarDay),
      releasedOn: row.releasedOn === null ? [] : [calendarDay(row.releasedOn)],
      inCustody: row.inCustody === 1,
      intelligence: row.intelligence === null ? [] : row.intelligence.split(' ').sort(),
      partner: null,
    },
  };
}
