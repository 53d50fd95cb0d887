import { Injectable } from '@nestjs/common';
import { ClockService } from '../../platform/clock.service.js';
import { Database } from '../../platform/database/database.js';
import { joinSql, listSql, sql, type Sql } from '../../platform/database/sql.js';
import type { Actor } from '../../shared/actor.js';
import type { CalendarDay } from '../../shared/calendar-day.js';
import { badInput, forbidden } from '../../shared/domain-error.js';
import { foldName } from '../../shared/person-name.js';
import { readCursor, writeCursor } from '../offenders/index.js';
import { PartnershipQueries } from '../partnership/index.js';
import { agreementInForce, involvedBy } from '../sharing/index.js';
import { mayReadPointers } from './involvement.policy.js';

export interface PointerFilter {
  q?: string | undefined;
  panel?: string | undefined;
  limit?: number | undefined;
  cursor?: string | undefined;
}

/** All that a partner is told of somebody whom their agency is not involved with: enough to ring the right person. */
export interface Pointer {
  surname: string;
  forename: string;
  panel: string;
  /** The police co-ordinator of the panel; null while it has none. */
  coordinator: { name: string } | null;
  /** The agencies involved today, by their keys. */
  agencies: string[];
}

export interface PointerPage {
  readonly items: readonly Pointer[];
  readonly nextCursor: string | null;
  readonly total: number;
}

/** Whom a page speaks of, for the log and for nobody else. */
export interface ReadPointers {
  page: PointerPage;
  shown: string[];
}

interface Row extends Omit<Pointer, 'coordinator' | 'agencies'> {
  id: string;
  sortName: string;
}

const DEFAULT_LIMIT = 50;
const SORT = 'pointers';
/** LAW-2: whoever has left the scheme is on no list. */
const CURRENT = sql`o.status <> 'exited'`;

@Injectable()
export class PointersQueries {
  constructor(
    private readonly database: Database,
    private readonly partnership: PartnershipQueries,
    private readonly clock: ClockService,
  ) {}

  /**
   * Those on the scheme whom the reader's agency is not involved with, by name.
   *
   * @throws DomainError forbidden for whoever sees everybody anyway, or nobody; bad-input naming `panel` or `cursor`.
   */
  async list(actor: Actor, filter: PointerFilter): Promise<ReadPointers> {
    if (!mayReadPointers(actor)) throw forbidden();
    await this.checkPanel(filter.panel);
    const place = readPlace(filter.cursor);
    const limit = filter.limit ?? DEFAULT_LIMIT;
    const where = this.where(actor, filter);
    const rows = await this.database.read<Row>(
      sql`select o.id, o.surname, o.forename, o.panel, o.sort_name as "sortName" from offenders o
        where ${where} and o.sort_name >= ${place.from} order by o.sort_name, o.id
        limit ${limit + 1} offset ${place.skip}`,
    );
    const found = rows.slice(0, limit);
    const shown = found.map(({ id }) => id);
    const [coordinators, agencies] = await Promise.all([this.coordinators(), this.agencies(shown)]);
    const items = found.map(({ id, surname, forename, panel }) => ({
      ...{ surname, forename, panel },
      coordinator: coordinators.get(panel) ?? null,
      agencies: agencies.get(id) ?? [],
    }));
    const nextCursor = rows.length > limit ? writePlace(found, place) : null;
    return { page: { items, nextCursor, total: await this.count(where) }, shown };
  }

  /** Everybody current who is not shared with the reader, while their agency shares. */
  private where(actor: Actor, { q, panel }: PointerFilter): Sql {
    const today = this.clock.today();
    const conditions = [
      CURRENT,
      agreementInForce(actor.agency, today),
      sql`o.id not in (select i.offender_id from involvements i where ${involvedBy(actor, today)})`,
    ];
    if (panel !== undefined) conditions.push(sql`o.panel = ${panel}`);
    if (q !== undefined) conditions.push(named(q));
    return joinSql(conditions, ' and ');
  }

  private async count(where: Sql): Promise<number> {
    const row = await this.database.readOne<{ n: number }>(
      sql`select cast(count(*) as integer) as n from offenders o where ${where}`,
    );
    return row?.n ?? 0;
  }

  /** Who is to be rung about the people of each panel. */
  private async coordinators(): Promise<Map<string, { name: string }>> {
    const rows = await this.database.read<{ name: string; panels: string }>(
      sql`select name, panels from users where role = 'coordinator' and agency = 'police' and active = 1
        order by created_at desc, id desc`,
    );
    const ofPanels = rows.flatMap(({ name, panels }) =>
      (JSON.parse(panels) as string[]).map((panel) => [panel, { name }] as const),
    );
    return new Map(ofPanels);
  }

  private async agencies(ids: readonly string[]): Promise<Map<string, string[]>> {
    const today: CalendarDay = this.clock.today();
    const rows = await this.database.read<{ offenderId: string; agency: string }>(
      sql`select distinct offender_id as "offenderId", agency from involvements
        where offender_id in (${listSql(ids)}) and (to_day is null or to_day >= ${today}) order by agency`,
    );
    const agencies = new Map<string, string[]>();
    for (const { offenderId, agency } of rows)
      agencies.set(offenderId, [...(agencies.get(offenderId) ?? []), agency]);
    return agencies;
  }

  private async checkPanel(panel: string | undefined): Promise<void> {
    if (panel === undefined) return;
    if ((await this.partnership.listPanels()).some(({ key }) => key === panel)) return;
    throw badInput([{ field: 'panel', message: 'Choose one of the five panels' }]);
  }
}

/** Found by the beginnings of surname and forename in any order, or of a surname of several words. */
function named(typed: string): Sql {
  const words = typed.split(/[\s,]+/).map(foldName);
  const each = words.filter(Boolean).map((word) => sql`(${SPACED} like ${`% ${word}%`})`);
  if (each.length === 0) return sql`1 = 0`;
  return sql`(${joinSql(each, ' and ')} or o.sort_name like ${`${foldName(typed)}%`})`;
}

const SPACED = sql`' ' || o.sort_name`;

/** A place in the list without anybody's id: from which name on, and how many of that name were shown already. */
interface Place {
  from: string;
  skip: number;
}

function readPlace(cursor: string | undefined): Place {
  if (cursor === undefined) return { from: '', skip: 0 };
  const { key, id } = readCursor(cursor, SORT, 'text');
  if (/^\d{1,6}$/.test(id)) return { from: String(key), skip: Number(id) };
  throw badInput([{ field: 'cursor', message: 'Start again from the first page of the list' }]);
}

function writePlace(found: readonly Row[], before: Place): string {
  const from = found.at(-1)?.sortName ?? '';
  const same = found.filter(({ sortName }) => sortName === from).length;
  return writeCursor(SORT, from, String(from === before.from ? before.skip + same : same));
}
