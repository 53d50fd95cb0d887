import { Injectable } from '@nestjs/common';
import { ClockService } from '../../platform/clock.service.js';
import { Database } from '../../platform/database/database.js';
import { listSql, nothing, sql, type Sql } from '../../platform/database/sql.js';
import type { Actor } from '../../shared/actor.js';
import { addDays, addMonths, calendarDay, type CalendarDay } from '../../shared/calendar-day.js';
import { forbidden } from '../../shared/domain-error.js';
import { isLongMember, LONG_MONTHS, timeBetween } from '../../shared/long-membership.js';
import type { Pathway, PathwayStatus } from '../../shared/pathway.js';
import { andSharedWith, mayRead } from '../sharing/index.js';
import type { ExitPerson } from './exit-details.queries.js';
import { mayReadExits } from './exits.policy.js';

/** A pathway that stands, as it is told here: its particulars are in the record. */
export interface TriedPathway {
  pathway: Pathway;
  status: PathwayStatus;
  from: string;
  to: string | null;
}

/** A time on the scheme before this one (EXIT-5). */
export interface EarlierTime {
  startedOn: string | null;
  endedOn: string;
  /** How it ended; null where it ended before exits were recorded so. */
  ending: string | null;
}

/** COH-5: somebody on the scheme for four years and more, how long, and what has been tried. */
export interface LongStayItem {
  offender: Omit<ExitPerson, 'rag'>;
  registeredOn: CalendarDay;
  years: number;
  months: number;
  pathways: TriedPathway[];
  earlier: EarlierTime[];
}

export interface LongStayList {
  /** Whoever has been there longest first. */
  items: LongStayItem[];
  total: number;
  /** How many are registered, and of how many of them nobody knows since when. */
  registered: number;
  undated: number;
}

interface PersonRow extends Omit<ExitPerson, 'rag' | 'ppo' | 'inCustody'> {
  ppo: number;
  inCustody: number;
  registeredOn: string;
}

type OfPerson<Row> = Row & { offenderId: string };

const MOST_SHOWN = 500;
const mayReadPathways = mayRead('pathways');

/** Members of four years and more, for review (COH-5): those of now only (LAW-2), under the reader's rights (LAW-4). */
@Injectable()
export class LongStayQueries {
  constructor(
    private readonly database: Database,
    private readonly clock: ClockService,
  ) {}

  /** @throws DomainError forbidden. */
  async list(actor: Actor, { panel }: { panel?: string | undefined } = {}): Promise<LongStayList> {
    if (!mayReadExits(actor)) throw forbidden();
    const today = this.clock.today();
    const only = panel === undefined ? nothing : sql` and o.panel = ${panel}`;
    const current = sql`o.status = 'registered'${only}${andSharedWith(actor, today)}`;
    const people = (await this.people(current, today)).filter(({ registeredOn }) =>
      isLongMember(calendarDay(registeredOn), today),
    );
    const shown = people.slice(0, MOST_SHOWN);
    const ids = shown.map(({ id }) => id);
    const pathways = mayReadPathways(actor) ? await this.pathways(ids) : new Map<string, TriedPathway[]>();
    const earlier = await this.earlier(ids);
    const items = shown.map((row) => toItem(row, { today, pathways, earlier }));
    return { items, total: people.length, ...(await this.count(current)) };
  }

  /** A day more than four years may take, for leap days: the rule itself says who is meant. */
  private people(current: Sql, today: CalendarDay): Promise<PersonRow[]> {
    const latest = addDays(addMonths(today, -LONG_MONTHS), 1);
    return this.database.read(
      sql`select o.id, o.surname, o.forename, o.date_of_birth as "dateOfBirth", o.panel, o.ppo,
          o.in_custody as "inCustody", o.registered_on as "registeredOn"
        from offenders o where ${current} and o.registered_on <= ${latest} order by o.registered_on, o.id`,
    );
  }

  private async count(current: Sql): Promise<Pick<LongStayList, 'registered' | 'undated'>> {
    const [row] = await this.database.read<{ registered: number; dated: number }>(
      sql`select cast(count(*) as integer) as registered, cast(count(o.registered_on) as integer) as dated
        from offenders o where ${current}`,
    );
    const { registered = 0, dated = 0 } = row ?? {};
    return { registered, undated: registered - dated };
  }

  private async pathways(ids: readonly string[]): Promise<Map<string, TriedPathway[]>> {
    if (ids.length === 0) return new Map();
    return byPerson(
      await this.database.read<OfPerson<TriedPathway>>(
        sql`select f.offender_id as "offenderId", f.pathway, f.status, f.from_day as "from", f.to_day as "to"
          from pathways f left join pathways later on later.corrects = f.id
          where f.offender_id in (${listSql(ids)}) and f.is_void = 0 and later.id is null
          order by f.from_day, f.id`,
      ),
    );
  }

  private async earlier(ids: readonly string[]): Promise<Map<string, EarlierTime[]>> {
    if (ids.length === 0) return new Map();
    return byPerson(
      await this.database.read<OfPerson<EarlierTime>>(
        sql`select r.offender_id as "offenderId", r.started_on as "startedOn", r.ended_on as "endedOn", e.ending
          from registrations r left join exit_endings e on e.registration_id = r.id and e.reverses is null
            and not exists (select 1 from exit_endings b where b.reverses = e.id)
          where r.offender_id in (${listSql(ids)}) and r.ended_on is not null order by r.ended_on, r.id`,
      ),
    );
  }
}

function byPerson<Row>(rows: readonly OfPerson<Row>[]): Map<string, Row[]> {
  const found = new Map<string, Row[]>();
  for (const { offenderId, ...row } of rows) {
    found.set(offenderId, [...(found.get(offenderId) ?? []), row as Row]);
  }
  return found;
}

function toItem(
  { registeredOn, ppo, inCustody, ...person }: PersonRow,
  known: { today: CalendarDay; pathways: Map<string, TriedPathway[]>; earlier: Map<string, EarlierTime[]> },
): LongStayItem {
  const since = calendarDay(registeredOn);
  return {
    offender: { ...person, ppo: ppo === 1, inCustody: inCustody === 1 },
    registeredOn: since,
    ...timeBetween(since, known.today),
    pathways: known.pathways.get(person.id) ?? [],
    earlier: known.earlier.get(person.id) ?? [],
  };
}
