import { Injectable } from '@nestjs/common';
import { ClockService } from '../../platform/clock.service.js';
import { Database } from '../../platform/database/database.js';
import { joinSql, listSql, nothing, rawSql, sql, type Sql } from '../../platform/database/sql.js';
import type { Actor } from '../../shared/actor.js';
import type { CalendarDay } from '../../shared/calendar-day.js';
import { badInput, forbidden } from '../../shared/domain-error.js';
import { readCursor, writeCursor } from '../offenders/index.js';
import { PartnershipQueries } from '../partnership/index.js';
import { andSharedWith } from '../sharing/index.js';
import { mayReadNotices, mayReadPanelNotices } from './notices.policy.js';

/** What a reader of notices asks for. */
export interface NoticeFilter {
  /** One panel, the reader's own or another's (COH-1); without it all of the reader's own, and what is for them alone. */
  panel?: string | undefined;
  unread?: boolean | undefined;
  limit?: number | undefined;
  cursor?: string | undefined;
}

export interface NoticeView {
  id: string;
  kind: string;
  /** Null for what is for the reader alone, or for a role whatever the panel. */
  panel: string | null;
  /** Null where it is about nobody, or about somebody whom the reader may not see (any more). */
  offenderId: string | null;
  /** `Surname, Forename`, as they are called now; null where `offenderId` is. */
  name: string | null;
  referralId: string | null;
  meetingId: string | null;
  taskId: string | null;
  /** The agency it is about; null for a notice about a person or a referral. */
  agency: string | null;
  summary: string;
  rule: string | null;
  at: string;
  /** When this reader read it; null while they have not. */
  readAt: string | null;
}

export interface NoticePage {
  readonly items: readonly NoticeView[];
  readonly nextCursor: string | null;
  /** How many match the filter. */
  readonly total: number;
  /** How many the reader has not read, whatever the filter but for the panel. */
  readonly unread: number;
}

/** The latest unread notice for one reader alone, and how many there are. */
export interface OwnNews extends Pick<NoticeView, 'id' | 'kind'> {
  count: number;
}

export interface NewsView {
  /** Of the reader's notices, whoever else gets them. */
  unread: number;
  own: OwnNews | null;
}

type NoticeRow = NoticeView & { sortKey: string };

const DEFAULT_LIMIT = 50;
const SORT = 'notices';
/** Descending: what is unread, the latest first, and then what is read, the latest first. */
const SORT_KEY = rawSql(`case when r.at is null then '1' else '0' end || n.at`);

@Injectable()
export class NoticesQueries {
  constructor(
    private readonly database: Database,
    private readonly partnership: PartnershipQueries,
    private readonly clock: ClockService,
  ) {}

  /**
   * A page of the reader's notices: unread ones first, and of each the latest first.
   *
   * @throws DomainError forbidden for whoever gets no notices, or none of a panel; bad-input naming `panel` or `cursor`.
   */
  async list(actor: Actor, filter: NoticeFilter): Promise<NoticePage> {
    if (!mayReadNotices(actor)) throw forbidden();
    if (filter.panel !== undefined && !mayReadPanelNotices(actor)) throw forbidden();
    await this.checkPanel(filter.panel);
    const limit = filter.limit ?? DEFAULT_LIMIT;
    const after = filter.cursor ? readAfter(filter.cursor) : nothing;
    const unreadOnly = filter.unread ? sql` and r.at is null` : nothing;
    const scope = scopeOf(actor, filter.panel, this.clock.today());
    const rows = await this.database.read<NoticeRow>(
      sql`select n.id, n.kind, n.panel, o.id as "offenderId", o.surname || ', ' || o.forename as name,
          n.referral_id as "referralId", n.meeting_id as "meetingId", n.task_id as "taskId", n.agency, n.summary, n.rule, n.at,
          r.at as "readAt",
          ${SORT_KEY} as "sortKey"
        from ${scope}${unreadOnly}${after} order by ${SORT_KEY} desc, n.id desc limit ${limit + 1}`,
    );
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    const { all, unread } = await this.count(scope);
    return {
      items: shown.map(({ sortKey: _sortKey, ...item }) => item),
      nextCursor: rows.length > limit && last ? writeCursor(SORT, last.sortKey, last.id) : null,
      total: filter.unread ? unread : all,
      unread,
    };
  }

  /** What the header says: how many are unread, and what among them is for this reader alone. */
  async newsFor(actor: Actor): Promise<NewsView> {
    if (!mayReadNotices(actor)) return { unread: 0, own: null };
    const own = await this.database.readOne<OwnNews>(
      sql`select n.id, n.kind, cast(count(*) over () as integer) as count from notices n
        where n.user_id = ${actor.id}
          and not exists (select 1 from notice_reads r where r.notice_id = n.id and r.user_id = n.user_id)
        order by n.at desc, n.id desc limit 1`,
    );
    const { unread } = await this.count(scopeOf(actor, undefined, this.clock.today()));
    return { unread, own };
  }

  private async count(scope: Sql): Promise<{ all: number; unread: number }> {
    const row = await this.database.readOne<{ all: number; read: number }>(
      sql`select cast(count(*) as integer) as "all", cast(count(r.at) as integer) as "read" from ${scope}`,
    );
    const { all, read } = row ?? { all: 0, read: 0 };
    return { all, unread: all - read };
  }

  private async checkPanel(panel: string | undefined): Promise<void> {
    if (panel === undefined) return;
    const panels = await this.partnership.listPanels();
    if (panels.some(({ key }) => key === panel)) return;
    throw badInput([{ field: 'panel', message: 'Choose one of the five panels' }]);
  }
}

function readAfter(cursor: string): Sql {
  const { key, id } = readCursor(cursor, SORT, 'text');
  return sql` and (${SORT_KEY}, n.id) < (${listSql([key, id])})`;
}

/** The reader's notices, with the people among them whom they may see. */
function scopeOf(actor: Actor, panel: string | undefined, today: CalendarDay): Sql {
  return joinSql(
    [
      sql`notices n left join offenders o on o.id = n.offender_id${andSharedWith(actor, today)}`,
      sql`left join notice_reads r on r.notice_id = n.id and r.user_id = ${actor.id}`,
      sql`where ${forReader(actor, panel)}`,
    ],
    ' ',
  );
}

const OF_ALL_PANELS = sql` or n.panel is null`;

/** A notice for a role is about somebody whom the reader may see; one for the reader alone is theirs whatever it is about. */
function forReader(actor: Actor, panel: string | undefined): Sql {
  const panels = panel === undefined ? actor.panels : [panel];
  const ofAll = panel === undefined ? OF_ALL_PANELS : nothing;
  const ofRole = sql`n.user_id is null and n.role = ${actor.role} and (n.panel in (${listSql(panels)})${ofAll})
    and (n.offender_id is null or o.id is not null)`;
  return panel === undefined ? sql`(n.user_id = ${actor.id} or ${ofRole})` : sql`(${ofRole})`;
}
