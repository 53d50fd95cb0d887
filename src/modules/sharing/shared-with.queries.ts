import { joinSql, listSql, nothing, sql, type Sql } from '../../platform/database/sql.js';
import type { Actor } from '../../shared/actor.js';
import type { CalendarDay } from '../../shared/calendar-day.js';
import { toldTypes, typesOf, type ToldTypes } from './domain/fact-of-event.js';
import { needsAgreement, reachOf, WITHOUT_AGREEMENT } from './domain/reach.js';
import { FACTS, type Fact } from './domain/sharing-table.js';

type Reader = Pick<Actor, 'role' | 'agency' | 'establishment'>;

/** The agreement under which an agency shares is in force on a day. */
export const agreementInForce = (agency: string | Sql, on: CalendarDay): Sql =>
  sql`exists (select 1 from current_sharing_agreements a where a.partner = ${agency} and a.starts_on <= ${on}
    and (a.ends_on is null or a.ends_on >= ${on}))`;

/** 1 where the agency in a column shares on a day, or needs no agreement to; else 0. */
export const isSharingOn = (agency: Sql, on: CalendarDay): Sql =>
  sql`(case when ${agency} in (${listSql(WITHOUT_AGREEMENT)}) or ${agreementInForce(agency, on)} then 1 else 0 end)`;

/** The days of {@link Lapse} of an agency without an agreement in force. */
export const lapseOf = (agency: string, on: CalendarDay): Sql =>
  sql`select max(case when a.ends_on < ${on} then a.ends_on end) as "endedOn",
      min(case when a.starts_on > ${on} then a.starts_on end) as "beginsOn"
    from current_sharing_agreements a where a.partner = ${agency}`;

/** The involvements `i` by which this reader's agency works with somebody on a day; custody counts for its own staff. */
export const involvedBy = ({ agency, establishment }: Reader, on: CalendarDay): Sql =>
  sql`i.agency = ${agency} and (i.to_day is null or i.to_day >= ${on})
    and (i.establishment is null or lower(i.establishment) = ${(establishment ?? '').toLowerCase()})`;

/** The parts that agencies have in somebody on a day: {@link Part}. */
export const partsToday = (offenderId: string, on: CalendarDay): Sql =>
  sql`select distinct agency, establishment from involvements
    where offender_id = ${offenderId} and (to_day is null or to_day >= ${on})`;

/**
 * The condition under which a record is there for a reader: woven into every statement that finds people by the
 * id given, `o.id` by default. What does not meet it does not exist for them (LAW-4).
 */
export function sharedWith(reader: Reader, on: CalendarDay, id: Sql = sql`o.id`): Sql {
  const reach = reachOf(reader);
  if (reach === 'nobody') return sql`1 = 0`;
  const agreement = needsAgreement(reader.agency) ? agreementInForce(reader.agency, on) : sql`1 = 1`;
  if (reach === 'everybody') return agreement;
  const involved = sql`${id} in (select i.offender_id from involvements i where ${involvedBy(reader, on)})`;
  return joinSql([agreement, involved], ' and ');
}

/** Names everything beside the database and the day that {@link sharedWith} depends on, for whoever keeps reads. */
export function sharingKey({ role, agency, establishment }: Reader): readonly (string | null)[] {
  const reach = reachOf({ role });
  if (reach === 'nobody') return [reach];
  if (reach === 'everybody') return needsAgreement(agency) ? [reach, agency] : [reach];
  return [reach, agency, establishment ?? null];
}

/** Nothing to add where everybody is meant. */
export const andSharedWith = (reader: Reader, on: CalendarDay): Sql =>
  reachOf(reader) === 'everybody' && !needsAgreement(reader.agency)
    ? nothing
    : sql` and ${sharedWith(reader, on)}`;

/**
 * The condition under which a line of the history or an event, by its type, may be told to a reader of the record:
 * nothing to add for those who see the whole cohort, and for a partner the facts they may read.
 */
export function andToldTo(reader: Pick<Actor, 'role' | 'agency'>, type: Sql): Sql {
  if (reachOf(reader) !== 'involved') return nothing;
  return sql` and ${isOneOf(type, toldTypes(reader))}`;
}

/** Keeps the lines of a history, by their type, to those that tell of these facts. */
export function andTellsOf(facts: readonly Fact[], type: Sql): Sql {
  if (!facts.includes('particulars')) return sql` and ${isOneOf(type, typesOf(facts))}`;
  const others = FACTS.filter((fact) => !facts.includes(fact));
  return sql` and not ${isOneOf(type, typesOf(others))}`;
}

function isOneOf(type: Sql, { types, subjects, apart }: ToldTypes): Sql {
  const likes = subjects.map((subject) => sql`${type} like ${`${subject}.%`}`);
  const whole = types.length > 0 ? sql`${type} in (${listSql(types)})` : sql`1 = 0`;
  if (likes.length === 0) return sql`(${whole})`;
  return sql`(${whole} or (${type} not in (${listSql(apart)}) and (${joinSql(likes, ' or ')})))`;
}
