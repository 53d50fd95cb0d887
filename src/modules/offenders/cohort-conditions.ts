import { joinSql, rawSql, sql, type Sql } from '../../platform/database/sql.js';
import { addDays, type CalendarDay } from '../../shared/calendar-day.js';
import type { RagStatus } from '../../shared/rag.js';
import type { CohortFilter } from './cohort-filter.js';
import { searchPrefixes } from './domain/search-terms.js';

/** What the conditions depend on beside the filter. */
export interface CohortReading {
  today: CalendarDay;
  /** Whose people `mine` are. */
  readerId: string;
  /** LAW-5: a status that was last confirmed before this instant is stale. */
  staleBefore: Readonly<Record<RagStatus, string>>;
  /** The rows are those of a past day: people are found also by what they were called then. */
  isPast: boolean;
}

/** LAW-2: whoever has left the scheme is on no list unless the reader asks for those who left. */
const CURRENT = sql`o.status in ('registered', 'referred', 'not-registered')`;

/** A column of the list whose values are words, by the part of the filter that names one. */
const WORDS = [
  ['status', rawSql('o.status')],
  ['panel', rawSql('o.panel')],
  ['route', rawSql('o.route')],
] as const;

/** The condition that a filter puts on the rows of the list, `o`. */
export function cohortConditions(filter: CohortFilter, reading: CohortReading): Sql {
  const conditions = filter.status ? [] : [CURRENT];
  for (const [part, column] of WORDS) {
    if (filter[part]) conditions.push(sql`${column} = ${filter[part]}`);
  }
  if (filter.rag) conditions.push(filter.rag === 'none' ? sql`o.rag is null` : sql`o.rag = ${filter.rag}`);
  if (filter.tier) {
    conditions.push(filter.tier === 'none' ? sql`o.tier is null` : sql`o.tier = ${Number(filter.tier)}`);
  }
  if (filter.eligibility === 'needs-information') {
    conditions.push(sql`(o.eligibility = 'needs-information' or o.eligibility is null)`);
  } else if (filter.eligibility) conditions.push(sql`o.eligibility = ${filter.eligibility}`);
  if (filter.custody) conditions.push(sql`o.in_custody = ${filter.custody === 'in'}`);
  if (filter.releaseWithin !== undefined) conditions.push(dueForRelease(filter.releaseWithin, reading.today));
  if (filter.need) conditions.push(needs(filter.need));
  if (filter.stale) conditions.push(isStale(reading.staleBefore));
  if (filter.mine) conditions.push(isContactOf(reading.readerId, reading.today));
  if (filter.q) conditions.push(found(filter.q, reading));
  return joinSql(conditions, ' and ');
}

/** In custody now, and due to leave it: a transfer that is due ends one time and begins another. */
function dueForRelease(days: number, today: CalendarDay): Sql {
  return sql`o.in_custody = 1 and o.id in (select c.offender_id from current_custody c
    where (c.to_day is null or c.to_day > ${today})
      and c.release_due >= ${today} and c.release_due <= ${addDays(today, days)})`;
}

const needs = (pathway: string): Sql =>
  sql`o.id in (select p.offender_id from current_pathways p
    where p.pathway = ${pathway} and p.need in ('identified', 'being-met') and p.status not in ('completed', 'ended'))`;

function isStale(before: CohortReading['staleBefore']): Sql {
  const each = Object.entries(before).map(
    ([rag, instant]) =>
      sql`(o.rag = ${rag} and (o.rag_confirmed_at is null or o.rag_confirmed_at < ${instant}))`,
  );
  return sql`(${joinSql(each, ' or ')})`;
}

const isContactOf = (readerId: string, today: CalendarDay): Sql =>
  sql`o.id in (select c.offender_id from current_contacts c where c.user_id = ${readerId}
    and c.from_day <= ${today} and (c.to_day is null or c.to_day >= ${today}))`;

function found(typed: string, { today, isPast }: CohortReading): Sql {
  const pieces = searchPrefixes(typed, Number(today.slice(0, 4)));
  if (pieces.length === 0) return sql`1 = 0`;
  const each = pieces.map((spellings) => {
    const begins = spellings.map((text) => sql`(t.term >= ${text} and t.term < ${`${text}\u{10ffff}`})`);
    const now = sql`o.id in (select t.offender_id from offender_search_terms t where ${joinSql(begins, ' or ')})`;
    return isPast ? sql`(${now} or ${calledThen(spellings)})` : now;
  });
  return joinSql(each, ' and ');
}

/** Letters and digits only, so that nothing in them means more than itself to `like`. */
const calledThen = (spellings: readonly string[]): Sql =>
  joinSql(
    spellings.map((text) => sql`(o.sort_name like ${`${text}%`} or o.sort_name like ${`% ${text}%`})`),
    ' or ',
  );
