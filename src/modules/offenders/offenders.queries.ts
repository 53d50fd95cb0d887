import { Injectable } from '@nestjs/common';
import { ClockService } from '../../platform/clock.service.js';
import { Database } from '../../platform/database/database.js';
import { joinSql, listSql, nothing, rawSql, sql, type Sql } from '../../platform/database/sql.js';
import { KeptReads } from '../../platform/events/kept-reads.js';
import type { Actor } from '../../shared/actor.js';
import { notFound } from '../../shared/domain-error.js';
import { readCursor, writeCursor } from './domain/cursor.js';
import { searchPrefixes } from './domain/search-terms.js';
import { COHORT_SORTS, type CohortSort } from './cohort-sorts.js';
import { seesWholeCohort } from './offenders.policy.js';
import { OFFENDER_COLUMNS, type OffenderRow } from './offenders.repository.js';

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
  sort?: CohortSort | undefined;
  limit?: number | undefined;
  cursor?: string | undefined;
}

/** One row of the definitive list (COH-1). */
export interface CohortItem {
  id: string;
  surname: string;
  forename: string;
  dateOfBirth: string;
  pncId: string | null;
  crn: string | null;
  panel: string;
  status: string;
  route: string | null;
  tier: number | null;
  ogrsScore: number | null;
  rag: string | null;
  ragSince: string | null;
  registeredOn: string | null;
  earliestExitOn: string | null;
  inCustody: boolean;
  ppo: boolean;
  version: number;
}

export interface CohortPage {
  readonly items: readonly CohortItem[];
  readonly nextCursor: string | null;
  readonly total: number;
}

/** How many of each status word the filter holds, RAG left aside. */
export type RagCounts = Readonly<Record<'red' | 'amber-alert' | 'amber' | 'green' | 'none', number>>;

type ItemRow = Omit<CohortItem, 'inCustody' | 'ppo'> & {
  inCustody: number;
  ppo: number;
  sortKey: string | number;
};

const ITEM_COLUMNS =
  rawSql(`o.id, o.surname, o.forename, o.date_of_birth as "dateOfBirth", o.pnc_id as "pncId",
  o.crn, o.panel, o.status, o.route, o.tier, o.ogrs_score as "ogrsScore", o.rag, o.rag_since as "ragSince",
  o.registered_on as "registeredOn", o.earliest_exit_on as "earliestExitOn", o.in_custody as "inCustody", o.ppo,
  o.version`);

/** LAW-2: whoever has left the scheme is on no list unless the reader asks for those who left. */
const CURRENT = sql`o.status in ('registered', 'referred', 'not-registered')`;
const DEFAULT_LIMIT = 50;
const NO_COUNTS: RagCounts = { red: 0, 'amber-alert': 0, amber: 0, green: 0, none: 0 };

@Injectable()
export class OffendersQueries {
  private readonly kept: KeptReads;

  constructor(
    private readonly database: Database,
    private readonly clock: ClockService,
  ) {
    this.kept = new KeptReads(database);
  }

  /** A page of the list under the reader's rights, with how many there are in all. */
  async list(actor: Actor, filter: CohortFilter): Promise<CohortPage> {
    if (!seesWholeCohort(actor)) return { items: [], nextCursor: null, total: 0 };
    return this.kept.get(['page', this.clock.today(), filter], () => this.readPage(filter));
  }

  /** How the filtered list divides by RAG status. */
  async countByRag(actor: Actor, filter: CohortFilter): Promise<RagCounts> {
    if (!seesWholeCohort(actor)) return NO_COUNTS;
    return this.kept.get(['rag', this.clock.today(), filter], () => this.readRagCounts(filter));
  }

  /**
   * A person's current row.
   *
   * @throws DomainError not-found, also for whoever may not know that they are there (LAW-4).
   */
  async get(actor: Actor, id: string): Promise<OffenderRow> {
    const row = seesWholeCohort(actor)
      ? await this.database.readOne<OffenderRow>(
          sql`select ${OFFENDER_COLUMNS} from offenders o where o.id = ${id}`,
        )
      : null;
    if (!row) throw notFound('The person');
    return row;
  }

  /** Is there such a person at all? For those who oversee the log without reading records. */
  async exists(id: string): Promise<boolean> {
    return (await this.database.readOne(sql`select 1 as found from offenders where id = ${id}`)) !== null;
  }

  /** Does the list hold anybody at all? */
  async anyone(): Promise<boolean> {
    return (await this.database.readOne(sql`select 1 as found from offenders limit 1`)) !== null;
  }

  private async readPage(filter: CohortFilter): Promise<CohortPage> {
    const where = this.where(filter);
    const { key, descending } = COHORT_SORTS[filter.sort ?? 'name'];
    const limit = filter.limit ?? DEFAULT_LIMIT;
    const after = filter.cursor ? this.after(filter.cursor, filter.sort ?? 'name') : nothing;
    const direction = rawSql(descending ? 'desc' : 'asc');
    const rows = await this.database.read<ItemRow>(
      sql`select ${ITEM_COLUMNS}, ${key} as "sortKey" from offenders o where ${where}${after}
        order by ${key} ${direction}, o.id ${direction} limit ${limit + 1}`,
    );
    const more = rows.length > limit;
    if (more) rows.pop();
    const last = rows.at(-1);
    const nextCursor = more && last ? writeCursor(filter.sort ?? 'name', last.sortKey, last.id) : null;
    return { nextCursor, total: await this.count(filter, where), items: rows.map(toItem) };
  }

  /** Counted once for all pages and orders of a filter. */
  private count(filter: CohortFilter, where: Sql): Promise<number> {
    const { sort: _sort, limit: _limit, cursor: _cursor, ...counted } = filter;
    return this.kept.get(['count', this.clock.today(), counted], async () => {
      const row = await this.database.readOne<{ n: number }>(
        sql`select cast(count(*) as integer) as n from offenders o where ${where}`,
      );
      return row?.n ?? 0;
    });
  }

  private async readRagCounts(filter: CohortFilter): Promise<RagCounts> {
    const rows = await this.database.read<{ rag: keyof RagCounts; n: number }>(
      sql`select coalesce(o.rag, 'none') as rag, cast(count(*) as integer) as n from offenders o
        where ${this.where({ ...filter, rag: undefined })} group by coalesce(o.rag, 'none')`,
    );
    return { ...NO_COUNTS, ...Object.fromEntries(rows.map(({ rag, n }) => [rag, n])) };
  }

  private where(filter: CohortFilter): Sql {
    const conditions = [filter.status ? sql`o.status = ${filter.status}` : CURRENT];
    if (filter.panel) conditions.push(sql`o.panel = ${filter.panel}`);
    if (filter.rag) conditions.push(filter.rag === 'none' ? sql`o.rag is null` : sql`o.rag = ${filter.rag}`);
    if (filter.tier) {
      conditions.push(filter.tier === 'none' ? sql`o.tier is null` : sql`o.tier = ${Number(filter.tier)}`);
    }
    if (filter.route) conditions.push(sql`o.route = ${filter.route}`);
    if (filter.eligibility === 'needs-information') {
      conditions.push(sql`(o.eligibility = 'needs-information' or o.eligibility is null)`);
    } else if (filter.eligibility) conditions.push(sql`o.eligibility = ${filter.eligibility}`);
    if (filter.q) conditions.push(this.found(filter.q));
    return joinSql(conditions, ' and ');
  }

  private found(typed: string): Sql {
    const thisYear = Number(this.clock.today().slice(0, 4));
    const pieces = searchPrefixes(typed, thisYear);
    if (pieces.length === 0) return sql`1 = 0`;
    const each = pieces.map((spellings) => {
      const begins = spellings.map((text) => sql`(t.term >= ${text} and t.term < ${`${text}\u{10ffff}`})`);
      return sql`o.id in (select t.offender_id from offender_search_terms t where ${joinSql(begins, ' or ')})`;
    });
    return joinSql(each, ' and ');
  }

  private after(cursor: string, sort: CohortSort): Sql {
    const { key, keyIs, descending } = COHORT_SORTS[sort];
    const place = readCursor(cursor, sort, keyIs);
    const beyond = rawSql(descending ? '<' : '>');
    return sql` and (${key}, o.id) ${beyond} (${listSql([place.key, place.id])})`;
  }
}

/** In place: copying fifty rows would cost as much as reading them. */
function toItem(row: ItemRow): CohortItem {
  const item = row as unknown as CohortItem & { sortKey?: unknown };
  delete item.sortKey;
  item.inCustody = row.inCustody === 1;
  item.ppo = row.ppo === 1;
  return item;
}
