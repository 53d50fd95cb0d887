import { joinSql, rawSql, sql, type Sql } from '../../platform/database/sql.js';
import { parseCalendarDay, type CalendarDay } from '../../shared/calendar-day.js';
import { badInput } from '../../shared/domain-error.js';
import type { CohortSort } from './cohort-sorts.js';
import { searchPrefixes } from './domain/search-terms.js';

/** What a reader of the list asks for. */
export interface CohortFilter {
  panel?: string | undefined;
  rag?: string | undefined;
  tier?: string | undefined;
  status?: string | undefined;
  /** The route by which somebody is registered. */
  route?: string | undefined;
  /** The outcome of the latest decision; somebody never assessed needs information. */
  eligibility?: string | undefined;
  q?: string | undefined;
  /** The list as it stood at the end of this day. */
  asAt?: string | undefined;
  sort?: CohortSort | undefined;
  limit?: number | undefined;
  cursor?: string | undefined;
}

/**
 * The day whose list is asked for; null for the list as it is now.
 *
 * @throws DomainError bad-input naming `asAt` or a part of the filter that only the present list has.
 */
export function readAsAt({ asAt, eligibility }: CohortFilter, today: CalendarDay): CalendarDay | null {
  if (asAt === undefined) return null;
  const refuse = (field: string, message: string): Error => badInput([{ field, message, rule: 'COH-2' }]);
  const day = parseCalendarDay(asAt);
  if (day === null) throw refuse('asAt', 'The day must be a real date, such as 2014-06-03');
  if (day > today) throw refuse('asAt', 'The day must be today or in the past');
  if (eligibility) throw refuse('eligibility', 'Eligibility can be asked of the present list only');
  return day;
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
export function cohortConditions(filter: CohortFilter, today: CalendarDay): Sql {
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
  if (filter.q) conditions.push(found(filter.q, today));
  return joinSql(conditions, ' and ');
}

function found(typed: string, today: CalendarDay): Sql {
  const pieces = searchPrefixes(typed, Number(today.slice(0, 4)));
  if (pieces.length === 0) return sql`1 = 0`;
  const each = pieces.map((spellings) => {
    const begins = spellings.map((text) => sql`(t.term >= ${text} and t.term < ${`${text}\u{10ffff}`})`);
    return sql`o.id in (select t.offender_id from offender_search_terms t where ${joinSql(begins, ' or ')})`;
  });
  return joinSql(each, ' and ');
}
