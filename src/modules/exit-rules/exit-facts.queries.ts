import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { listSql, nothing, sql, type Sql } from '../../platform/database/sql.js';
import type { Tx } from '../../platform/database/tx.js';
import { calendarDay, endOfDay, londonDay, type CalendarDay } from '../../shared/calendar-day.js';
import { lastDayPast, type ExitRegistration } from './domain/decide-exit.js';
import type { ExitEvent, ExitPolicy } from './domain/exit-event.js';

/** Somebody registered as the exit rules see them on a day, with the review that stands. */
export interface ExitFacts {
  offenderId: string;
  panel: string;
  registrationId: string;
  registration: ExitRegistration;
  /** Those that could hold on the day: of older ones the registration names the latest day (EXIT-2). */
  events: ExitEvent[];
  /** The standing review in short, of this registration; null when there is none. */
  standing: { state: string; earliestExitOn: string | null; digest: string } | null;
  earliestExitOn: string | null;
}

interface PersonRow {
  offenderId: string;
  panel: string;
  registrationId: string;
  registeredOn: string | null;
  keptUntil: string | null;
  earliestExitOn: string | null;
  state: string | null;
  standingEarliest: string | null;
  digest: string | null;
  latestPast: string | null;
}

interface EventRow {
  offenderId: string;
  kind: ExitEvent['kind'];
  id: string;
  date: string;
  category: string;
  outcome: string;
  source: number;
  assessment: string;
  closedAt: string | null;
}

export type Read = <Row>(query: Sql) => Promise<Row[]>;

/** What is asked for: a day, the policy in force, and whom. */
export interface ExitReading {
  on: CalendarDay;
  policy: ExitPolicy;
}

/** Reads what section 6 rests on from wherever it is kept. */
@Injectable()
export class ExitFactsQueries {
  constructor(private readonly database: Database) {}

  private readonly read: Read = (query) => this.database.read(query);

  /** Somebody's, inside a unit of work, its own changes included; null when they are not registered. */
  async inside(tx: Tx, id: string, reading: ExitReading): Promise<ExitFacts | null> {
    const read: Read = (query) => tx.query(query);
    return (await readFacts(read, reading, sql`o.id = ${id}`, nothing))[0] ?? null;
  }

  /** Of those who meet a condition on `o`, in the order of their ids. */
  where(condition: Sql, reading: ExitReading): Promise<ExitFacts[]> {
    return readFacts(this.read, reading, condition, nothing);
  }

  /** The same by a reader of the caller's, inside a unit of work or not. */
  among(read: Read, condition: Sql, reading: ExitReading): Promise<ExitFacts[]> {
    return readFacts(read, reading, condition, nothing);
  }

  /** Everybody registered, or a panel's, in the order of their ids, a page at a time. */
  page(
    reading: ExitReading,
    { after, limit, panel }: { after: string | null; limit: number; panel: string | null },
  ): Promise<ExitFacts[]> {
    const beyond = after === null ? sql`1 = 1` : sql`o.id > ${after}`;
    const only = panel === null ? nothing : sql` and o.panel = ${panel}`;
    return readFacts(this.read, reading, sql`${beyond}${only}`, sql` limit ${limit}`);
  }

  /** How many {@link page} goes through in all. */
  async count(panel: string | null): Promise<number> {
    const only = panel === null ? nothing : sql` and o.panel = ${panel}`;
    const row = await this.database.readOne<{ n: number }>(
      sql`select cast(count(*) as integer) as n from offenders o where o.status = 'registered'${only}`,
    );
    return row?.n ?? 0;
  }
}

/**
 * The day of somebody's latest blocking event up to a day (EXIT-1): the same as `isBlocking`, without reading them. From
 * each table by its own index, and no further than the first: a view over all three would be gone through whole for
 * each person.
 */
function latestOf(past: CalendarDay, { on, policy }: ExitReading): Sql {
  const { sources, assessments } = policy.robust;
  const since = endOfDay(on).toISOString();
  return sql`(select max(x.on_day) from (
      select * from (select f.offence_date as on_day from current_offences f
        where f.offender_id = o.id and f.offence_date <= ${past} order by f.offence_date desc limit 1) one
      union all
      select * from (select f.sample_date from current_drug_tests f
        where f.offender_id = o.id and f.sample_date <= ${past} and f.result = 'positive'
        order by f.sample_date desc limit 1) two
      union all
      select * from (select i.dated_on from intelligence i where i.offender_id = o.id and i.dated_on <= ${past}
        and i.source in (${listSql(sources)}) and i.assessment in (${listSql(assessments)})
        and not exists (select 1 from intelligence_closures c
          where c.intelligence_id = i.id and c.recorded_at < ${since})
        order by i.dated_on desc limit 1) three) x)`;
}

async function readFacts(read: Read, reading: ExitReading, who: Sql, limit: Sql): Promise<ExitFacts[]> {
  const { on, policy } = reading;
  const past = lastDayPast(on, policy.exitMonths);
  // The blank end is compared so that SQLite begins with the people: by the index of those not ended it would go
  // through everybody's registration for each page.
  const people = await read<PersonRow>(
    sql`select o.id as "offenderId", o.panel, r.id as "registrationId", r.started_on as "registeredOn",
        o.earliest_exit_on as "earliestExitOn", s.state, s.earliest_exit_on as "standingEarliest", s.digest,
        (select t.next_review_on from exit_retentions t where t.registration_id = r.id
          order by t.at desc, t.id desc limit 1) as "keptUntil",
        ${latestOf(past, reading)} as "latestPast"
      from offenders o join registrations r on r.offender_id = o.id and coalesce(r.ended_on, '') = ''
        left join exit_standings s on s.offender_id = o.id and s.registration_id = r.id
      where o.status = 'registered' and ${who} order by o.id${limit}`,
  );
  const [first, last] = [people[0], people.at(-1)];
  if (!first || !last) return [];
  const span =
    first === last
      ? sql`e.offender_id = ${first.offenderId}`
      : sql`e.offender_id >= ${first.offenderId} and e.offender_id <= ${last.offenderId}`;
  const events = await read<EventRow>(
    sql`select e.offender_id as "offenderId", e.kind, e.id, e.on_day as "date", e.category, e.outcome, e.source,
        e.assessment, e.closed_at as "closedAt"
      from exit_events e where ${span} and e.on_day > ${past} and e.on_day <= ${on}`,
  );
  const byPerson = new Map<string, ExitEvent[]>();
  for (const row of events) {
    const known = byPerson.get(row.offenderId);
    if (known) known.push(toEvent(row));
    else byPerson.set(row.offenderId, [toEvent(row)]);
  }
  return people.map((row) => toFacts(row, byPerson.get(row.offenderId) ?? []));
}

function toFacts(row: PersonRow, events: ExitEvent[]): ExitFacts {
  const { offenderId, panel, registrationId, earliestExitOn, latestPast, state, digest } = row;
  const day = (text: string | null): CalendarDay | null => (text === null ? null : calendarDay(text));
  return {
    ...{ offenderId, panel, registrationId, earliestExitOn },
    registration: {
      registeredOn: day(row.registeredOn),
      keptUntil: day(row.keptUntil),
      blockedOn: day(latestPast),
    },
    events,
    standing:
      state === null || digest === null ? null : { state, earliestExitOn: row.standingEarliest, digest },
  };
}

function toEvent({ kind, id, date, category, outcome, source, assessment, closedAt }: EventRow): ExitEvent {
  const common = { id, date: calendarDay(date) };
  switch (kind) {
    case 'offence':
      return { kind, ...common, category, outcome: outcome as 'charge' | 'conviction' };
    case 'drug-test':
      return { kind, ...common, result: outcome as 'positive' | 'negative' };
    case 'intelligence': {
      const closedOn = closedAt === null ? null : londonDay(new Date(closedAt));
      return { kind, ...common, source, assessment, closedOn };
    }
  }
}
