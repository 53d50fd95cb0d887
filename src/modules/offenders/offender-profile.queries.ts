import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { listSql, nothing, sql } from '../../platform/database/sql.js';
import type { Actor } from '../../shared/actor.js';
import { notFound } from '../../shared/domain-error.js';
import { readCursor, writeCursor } from './domain/cursor.js';
import type { Alias } from './domain/read-alias.js';
import { mayReadAccessLog } from './offenders.policy.js';
import { OffendersQueries } from './offenders.queries.js';
import { andSharedWith, andTellsOf, andToldTo, factOfHistory, type Fact } from '../sharing/index.js';
import { ClockService } from '../../platform/clock.service.js';

export interface RegistrationView {
  id: string;
  route: string;
  rule: string;
  reason: string;
  startedOn: string | null;
  endedOn: string | null;
  endReason: string | null;
  recordedAt: string;
  recordedBy: string;
}

export interface TimelineEntry {
  id: string;
  at: string;
  by: string;
  agency: string;
  type: string;
  /** What of the sharing table it tells of. */
  fact: Fact;
  summary: string;
  rule: string | null;
  reason: string | null;
  detail: Record<string, unknown> | null;
}

export interface TimelineQuery {
  cursor?: string | undefined;
  /** Only what tells of these; without it, of everything the reader may read. */
  kind?: readonly Fact[] | undefined;
}

export interface AccessEntry {
  seq: number;
  at: string;
  by: string;
  agency: string;
  from: string;
  action: string;
  purpose: string | null;
  recipients: string | null;
}

export interface OffenderProfile {
  id: string;
  surname: string;
  forename: string;
  dateOfBirth: string;
  gender: string | null;
  pncId: string | null;
  crn: string | null;
  prisonNumber: string | null;
  panel: string;
  aliases: Alias[];
  address: string | null;
  contactNumber: string | null;
  primarySubstance: string | null;
  notes: string | null;
  status: string;
  route: string | null;
  tier: number | null;
  ogrsScore: number | null;
  rag: string | null;
  ragSince: string | null;
  ragConfirmedAt: string | null;
  ragConfirmedBy: string | null;
  registeredOn: string | null;
  earliestExitOn: string | null;
  inCustody: boolean;
  ppo: boolean;
  mappaLevel: number | null;
  registeredSexOffender: boolean | null;
  yosHighRisk: boolean | null;
  outOfAreaTransfer: boolean | null;
  registrations: RegistrationView[];
  version: number;
}

export interface RecentChange {
  id: string;
  at: string;
  type: string;
  summary: string;
  by: string;
  offenderId: string;
  surname: string;
  forename: string;
}

export interface PageOf<Item> {
  items: Item[];
  nextCursor: string | null;
}

type HistoryRow = Omit<TimelineEntry, 'detail' | 'fact'> & { detail: string | null };

const PAGE = 50;
const flag = (value: number | null): boolean | null => (value === null ? null : value === 1);

@Injectable()
export class OffenderProfileQueries {
  constructor(
    private readonly database: Database,
    private readonly offenders: OffendersQueries,
    private readonly clock: ClockService,
  ) {}

  /**
   * Everything recorded about a person that this reader may see.
   *
   * @throws DomainError not-found.
   */
  async get(actor: Actor, id: string): Promise<OffenderProfile> {
    const row = await this.offenders.get(actor, id);
    const { registeredSexOffender, yosHighRisk, outOfAreaTransfer } = row;
    return {
      ...row,
      inCustody: row.inCustody === 1,
      ppo: row.ppo === 1,
      registeredSexOffender: flag(registeredSexOffender),
      yosHighRisk: flag(yosHighRisk),
      outOfAreaTransfer: flag(outOfAreaTransfer),
      aliases: await this.database.read<Alias>(
        sql`select surname, forename from offender_aliases where offender_id = ${id} order by id`,
      ),
      registrations: await this.registrations(id),
    };
  }

  /**
   * What happened to the record, the latest first (COH-2), of the facts this reader may read: all, or those asked for.
   * The others are as if they were not there, so that pages are full without them (LAW-4).
   *
   * @throws DomainError not-found.
   */
  async timeline(
    actor: Actor,
    id: string,
    { cursor, kind }: TimelineQuery = {},
  ): Promise<PageOf<TimelineEntry>> {
    await this.offenders.get(actor, id);
    const place = cursor ? readCursor(cursor, 'timeline', 'text') : null;
    const after = place ? sql` and (at, id) < (${listSql([place.key, place.id])})` : nothing;
    const asked = kind ? andTellsOf(kind, sql`type`) : nothing;
    const rows = await this.database.read<HistoryRow>(
      sql`select id, at, actor_name as "by", agency, type, summary, rule, reason, detail from offender_history
        where offender_id = ${id}${andToldTo(actor, sql`type`)}${asked}${after}
        order by at desc, id desc limit ${PAGE + 1}`,
    );
    const items = rows.slice(0, PAGE).map((row) => ({
      ...row,
      fact: factOfHistory(row.type),
      detail: row.detail === null ? null : (JSON.parse(row.detail) as Record<string, unknown>),
    }));
    const last = items.at(-1);
    return {
      items,
      nextCursor: rows.length > PAGE && last ? writeCursor('timeline', last.at, last.id) : null,
    };
  }

  /**
   * Who has looked at the record and who has changed it, the latest first (COH-3).
   *
   * @throws DomainError not-found.
   */
  async accessLog(actor: Actor, id: string, cursor?: string): Promise<PageOf<AccessEntry>> {
    if (!mayReadAccessLog(actor) || !(await this.offenders.exists(id))) throw notFound('The person');
    const place = cursor ? readCursor(cursor, 'access', 'whole') : null;
    const after = place ? sql` and seq < ${place.key}` : nothing;
    const rows = await this.database.read<AccessEntry>(
      sql`select seq, at, actor_name as "by", agency, from_address as "from", action, purpose, recipients
        from audit_entries where subject_id = ${id} and subject_type = 'offender'${after}
        order by seq desc limit ${PAGE + 1}`,
    );
    const items = rows.slice(0, PAGE);
    const last = items.at(-1);
    return { items, nextCursor: rows.length > PAGE && last ? writeCursor('access', last.seq, id) : null };
  }

  /**
   * What others recorded about anybody, of the facts this reader may read, since an instant, the latest first;
   * without one, what they recorded last.
   */
  async recentChanges(actor: Actor, since: string | null, limit: number): Promise<RecentChange[]> {
    const after = since === null ? nothing : sql` and h.at > ${since}`;
    return this.database.read<RecentChange>(
      sql`select h.id, h.at, h.type, h.summary, h.actor_name as "by", h.offender_id as "offenderId", o.surname,
          o.forename
        from offender_history h join offenders o on o.id = h.offender_id
        where h.actor_id <> ${actor.id}${after}${andSharedWith(actor, this.clock.today())}
          ${andToldTo(actor, sql`h.type`)}
        order by h.at desc, h.id desc limit ${limit}`,
    );
  }

  private registrations(id: string): Promise<RegistrationView[]> {
    return this.database.read<RegistrationView>(
      sql`select id, route, rule, reason, started_on as "startedOn", ended_on as "endedOn",
          end_reason as "endReason", recorded_at as "recordedAt", recorded_by as "recordedBy"
        from registrations where offender_id = ${id} order by recorded_at desc, id desc`,
    );
  }
}
