import { Injectable } from '@nestjs/common';
import { ClockService } from '../../platform/clock.service.js';
import { Database } from '../../platform/database/database.js';
import { listSql, nothing, rawSql, sql, type Sql } from '../../platform/database/sql.js';
import { KeptReads } from '../../platform/events/kept-reads.js';
import type { Actor } from '../../shared/actor.js';
import { notFound } from '../../shared/domain-error.js';
import { readCursor, writeCursor } from './domain/cursor.js';
import type { CohortFilter } from './cohort-filter.js';
import { requireFilter } from './cohort-filter.policy.js';
import { CohortRows } from './cohort-rows.queries.js';
import { COHORT_SORTS, type CohortSort } from './cohort-sorts.js';
import { OFFENDER_COLUMNS, type OffenderRow } from './offenders.repository.js';
import { andSharedWith } from '../sharing/index.js';

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
  /** When somebody last set or confirmed the status (LAW-5). */
  ragConfirmedAt: string | null;
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
  o.rag_confirmed_at as "ragConfirmedAt",
  o.registered_on as "registeredOn", o.earliest_exit_on as "earliestExitOn", o.in_custody as "inCustody", o.ppo,
  o.version`);

const DEFAULT_LIMIT = 50;
const NO_COUNTS: RagCounts = { red: 0, 'amber-alert': 0, amber: 0, green: 0, none: 0 };

@Injectable()
export class OffendersQueries {
  private readonly kept: KeptReads;

  constructor(
    private readonly database: Database,
    private readonly clock: ClockService,
    private readonly cohort: CohortRows,
  ) {
    this.kept = new KeptReads(database);
  }

  /** A page of the list under the reader's rights, with how many there are in all. */
  async list(actor: Actor, filter: CohortFilter): Promise<CohortPage> {
    requireFilter(actor, filter);
    return this.kept.get(this.key('page', actor, filter), () => this.readPage(actor, filter));
  }

  /** Everybody on the filtered list, in its order: for a file. */
  async all(actor: Actor, filter: CohortFilter): Promise<CohortItem[]> {
    requireFilter(actor, filter);
    const { key, descending } = COHORT_SORTS[filter.sort ?? 'name'];
    const direction = rawSql(descending ? 'desc' : 'asc');
    const rows = await this.database.read<ItemRow>(
      sql`select ${ITEM_COLUMNS} from ${await this.cohort.of(actor, filter)}
        order by ${key} ${direction}, o.id ${direction}`,
    );
    return rows.map(toItem);
  }

  /** How many people a filter leaves. */
  async howMany(actor: Actor, filter: CohortFilter): Promise<number> {
    requireFilter(actor, filter);
    return this.count(actor, filter);
  }

  /** How the filtered list divides by RAG status. */
  async countByRag(actor: Actor, filter: CohortFilter): Promise<RagCounts> {
    requireFilter(actor, filter);
    return this.kept.get(this.key('rag', actor, filter), () => this.readRagCounts(actor, filter));
  }

  /**
   * A person's current row.
   *
   * @throws DomainError not-found, also for whoever may not know that they are there (LAW-4).
   */
  async get(actor: Actor, id: string): Promise<OffenderRow> {
    const row = await this.database.readOne<OffenderRow>(
      sql`select ${OFFENDER_COLUMNS} from offenders o
        where o.id = ${id}${andSharedWith(actor, this.clock.today())}`,
    );
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

  private async readPage(actor: Actor, filter: CohortFilter): Promise<CohortPage> {
    const rows = await this.cohort.of(actor, filter);
    const { key, descending } = COHORT_SORTS[filter.sort ?? 'name'];
    const limit = filter.limit ?? DEFAULT_LIMIT;
    const after = filter.cursor ? this.after(filter.cursor, filter.sort ?? 'name') : nothing;
    const direction = rawSql(descending ? 'desc' : 'asc');
    const read = await this.database.read<ItemRow>(
      sql`select ${ITEM_COLUMNS}, ${key} as "sortKey" from ${rows}${after}
        order by ${key} ${direction}, o.id ${direction} limit ${limit + 1}`,
    );
    const more = read.length > limit;
    if (more) read.pop();
    const last = read.at(-1);
    const nextCursor = more && last ? writeCursor(filter.sort ?? 'name', last.sortKey, last.id) : null;
    return { nextCursor, total: await this.count(actor, filter), items: read.map(toItem) };
  }

  /** Counted once for all pages and orders of a filter. */
  private count(actor: Actor, filter: CohortFilter): Promise<number> {
    const { sort: _sort, limit: _limit, cursor: _cursor, ...counted } = filter;
    return this.kept.get(this.key('count', actor, counted), async () => {
      const row = await this.database.readOne<{ n: number }>(
        sql`select cast(count(*) as integer) as n from ${await this.cohort.of(actor, counted)}`,
      );
      return row?.n ?? 0;
    });
  }

  private async readRagCounts(actor: Actor, filter: CohortFilter): Promise<RagCounts> {
    const rows = await this.database.read<{ rag: keyof RagCounts; n: number }>(
      sql`select coalesce(o.rag, 'none') as rag, cast(count(*) as integer) as n
        from ${await this.cohort.of(actor, { ...filter, rag: undefined })} group by coalesce(o.rag, 'none')`,
    );
    return { ...NO_COUNTS, ...Object.fromEntries(rows.map(({ rag, n }) => [rag, n])) };
  }

  private key(what: string, actor: Actor, filter: CohortFilter): readonly unknown[] {
    return [what, ...this.cohort.key(actor, filter)];
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
