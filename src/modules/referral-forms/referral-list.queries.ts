import { Injectable } from '@nestjs/common';
import { ClockService } from '../../platform/clock.service.js';
import { Database } from '../../platform/database/database.js';
import { joinSql, listSql, nothing, rawSql, sql, type Sql } from '../../platform/database/sql.js';
import type { Actor } from '../../shared/actor.js';
import { forbidden } from '../../shared/domain-error.js';
import { readCursor, writeCursor } from '../offenders/index.js';
import { andSharedWith, seesWholeCohort } from '../sharing/index.js';
import { searchWordsOf, textOf } from './domain/about-person.js';
import { daysFromTo, daysSince, median } from './domain/days-taken.js';
import { stepStates } from './domain/form-state.js';
import { isEditable } from './domain/referral-life.js';
import { MailboxesQueries } from './mailboxes.queries.js';
import { mayReadReferrals, mayRefer } from './referral-forms.policy.js';
import {
  REFERRAL_COLUMNS,
  toReferralRow,
  type ReferralRow,
  type StoredReferral,
} from './referrals.repository.js';
import type { ReferralPage, ReferralSummary, UsualDays } from './referral-view.js';

/** What a reader of referrals asks for. */
export interface ReferralFilter {
  panel?: string | undefined;
  /** Any of these panels. */
  panels?: readonly string[] | undefined;
  /** A status of REF-5, or `decided`: accepted or declined; or `unfinished`: with its author, draft or deferred. */
  status?: string | undefined;
  /** The reader’s own, drafts included. */
  mine?: boolean | undefined;
  /** The key of the agency that refers. */
  agency?: string | undefined;
  /** Decided after this instant. */
  decidedAfter?: string | undefined;
  /** Whom it is about, once that is settled (REF-7); nobody's for a reader who may not see them (LAW-4). */
  offenderId?: string | undefined;
  /** A name, a CRN or a PNC ID, as it was typed into the form. */
  q?: string | undefined;
  limit?: number | undefined;
  cursor?: string | undefined;
}

/** How many referrals a panel has, by its key. */
export interface PanelCount {
  panel: string;
  count: number;
}

type SummaryRow = StoredReferral & { sortKey: string };

const DEFAULT_LIMIT = 50;
/** What a panel usually takes is taken from so many of its last decisions. */
const LAST_DECISIONS = 20;
const SORT_KEY = rawSql('coalesce(r.submitted_at, r.started_at)');
const STATUS_GROUPS: Record<string, readonly string[]> = {
  decided: ['accepted', 'declined'],
  unfinished: ['draft', 'deferred'],
};

/** Which referrals `r` are there for a reader, as {@link mayReadReferral} says of each. */
export function readableBy(actor: Actor): Sql {
  const sent = seesWholeCohort(actor)
    ? sql`1 = 1`
    : mayRefer(actor)
      ? sql`r.agency = ${actor.agency}`
      : sql`1 = 0`;
  return sql`(r.owner_id = ${actor.id} or (r.submitted_at is not null and ${sent}))`;
}

@Injectable()
export class ReferralListQueries {
  constructor(
    private readonly database: Database,
    private readonly mailboxes: MailboxesQueries,
    private readonly clock: ClockService,
  ) {}

  /**
   * A page of the referrals that this reader may see: those that wait for a decision the longest first, others the
   * latest first.
   *
   * @throws DomainError bad-input naming `cursor`; forbidden.
   */
  async list(actor: Actor, filter: ReferralFilter): Promise<ReferralPage> {
    if (!mayReadReferrals(actor)) throw forbidden();
    const { status, cursor, limit = DEFAULT_LIMIT } = filter;
    const rises = status === 'submitted';
    const scope = this.scopeOf(actor, filter);
    const sort = rises ? 'waiting' : 'referrals';
    const place = cursor ? readCursor(cursor, sort, 'text') : null;
    const beyond = rawSql(rises ? '>' : '<');
    const after = place
      ? sql` and (${SORT_KEY}, r.id) ${beyond} (${listSql([place.key, place.id])})`
      : nothing;
    const direction = rawSql(rises ? 'asc' : 'desc');
    const rows = await this.database.read<SummaryRow>(
      sql`select ${REFERRAL_COLUMNS}, ${SORT_KEY} as "sortKey" from ${scope}${after}
        order by ${SORT_KEY} ${direction}, r.id ${direction} limit ${limit + 1}`,
    );
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    const items = await this.summaries(actor, shown.map(toReferralRow));
    const panels = filter.panel
      ? [filter.panel]
      : items.map(({ panel }) => panel).filter((key) => key !== null);
    return {
      items,
      nextCursor: rows.length > limit && last ? writeCursor(sort, last.sortKey, last.id) : null,
      total: await this.count(scope),
      usual: await this.usual([...new Set(panels)].sort()),
    };
  }

  /** How many the filter finds. */
  async countOf(actor: Actor, filter: ReferralFilter): Promise<number> {
    if (!mayReadReferrals(actor)) throw forbidden();
    return this.count(this.scopeOf(actor, filter));
  }

  /** How many the filter finds in each panel; panels without any are left out. */
  async countByPanel(actor: Actor, filter: ReferralFilter): Promise<PanelCount[]> {
    if (!mayReadReferrals(actor)) throw forbidden();
    return this.database.read<PanelCount>(
      sql`select r.panel, cast(count(*) as integer) as count from ${this.scopeOf(actor, filter)}
        and r.panel is not null group by r.panel order by r.panel`,
    );
  }

  /** How long panels take: the days of the middle one of each one’s last decisions. It counts, and names nobody. */
  async usual(panels: readonly string[]): Promise<UsualDays[]> {
    const usual: UsualDays[] = [];
    for (const panel of panels) {
      const rows = await this.database.read<{ from: string; to: string }>(
        sql`select submitted_at as "from", decided_at as "to" from referrals
          where panel = ${panel} and status in ('accepted', 'declined') and submitted_at is not null
          order by decided_at desc, id desc limit ${LAST_DECISIONS}`,
      );
      const days = median(rows.map(({ from, to }) => daysFromTo(from, to)));
      usual.push({ panel, days, decided: rows.length });
    }
    return usual;
  }

  /** Rows as this reader may see them: whom they are not to know of is not named by an id (LAW-4). */
  async summaries(actor: Actor, rows: readonly ReferralRow[]): Promise<ReferralSummary[]> {
    const today = this.clock.today();
    const areas = await this.mailboxes.areas();
    const seen = await this.seen(actor, rows);
    return rows.map((row) => {
      const isMine = row.ownerId === actor.id;
      const isWaiting = row.status === 'submitted';
      const context = { kind: row.agencyKind, today, areas };
      const pages = isMine && isEditable(row.status) ? stepStates(row.answers, context) : null;
      const missing = pages?.filter(({ errors }) => errors.length > 0).map(({ title }) => title) ?? null;
      const { id, status, panel, mailbox, agency, agencyKind, startedAt, changedAt, decision, version } = row;
      const { submittedAt, decidedAt } = row;
      return {
        ...{
          id,
          status,
          panel,
          area: mailbox,
          agency,
          agencyKind,
          startedAt,
          submittedAt,
          decidedAt,
          version,
        },
        changedAt,
        surname: textOf(row.answers['surname']),
        forename: textOf(row.answers['forename']),
        owner: { name: row.ownerName, isMe: isMine },
        offenderId: row.offenderId !== null && seen.has(row.offenderId) ? row.offenderId : null,
        outcome: decision?.outcome ?? null,
        ageInDays: isWaiting && submittedAt !== null ? daysSince(submittedAt, today) : null,
        daysToDecision: decision?.days ?? null,
        stepsMissing: missing?.length ?? null,
        missingPages: missing,
      };
    });
  }

  private async seen(actor: Actor, rows: readonly ReferralRow[]): Promise<Set<string>> {
    const ids = rows.map(({ offenderId }) => offenderId).filter((id) => id !== null);
    if (ids.length === 0) return new Set();
    const found = await this.database.read<{ id: string }>(
      sql`select o.id from offenders o
        where o.id in (${listSql(ids)})${andSharedWith(actor, this.clock.today())}`,
    );
    return new Set(found.map(({ id }) => id));
  }

  private async count(scope: Sql): Promise<number> {
    const row = await this.database.readOne<{ n: number }>(
      sql`select cast(count(*) as integer) as n from ${scope}`,
    );
    return row?.n ?? 0;
  }

  private scopeOf(actor: Actor, filter: ReferralFilter): Sql {
    const { panel, panels, status, mine, agency, offenderId, decidedAfter, q } = filter;
    const conditions = [readableBy(actor)];
    if (panel) conditions.push(sql`r.panel = ${panel}`);
    if (panels) conditions.push(sql`r.panel in (${listSql(panels)})`);
    if (offenderId) conditions.push(this.isAbout(actor, offenderId));
    if (status) conditions.push(sql`r.status in (${listSql(STATUS_GROUPS[status] ?? [status])})`);
    if (decidedAfter) conditions.push(sql`r.decided_at > ${decidedAfter}`);
    if (mine) conditions.push(sql`r.owner_id = ${actor.id}`);
    if (agency) conditions.push(sql`r.agency = ${agency}`);
    if (q?.trim()) {
      const words = searchWordsOf(q);
      if (words.length === 0) conditions.push(sql`1 = 0`);
      for (const word of words) conditions.push(sql`r.search_text like ${`% ${word}%`}`);
    }
    return sql`referrals r where ${joinSql(conditions, ' and ')}`;
  }

  /** A form may be linked to somebody whom its referrer may not see, and the filter would tell them so (LAW-4). */
  private isAbout(actor: Actor, offenderId: string): Sql {
    return sql`r.offender_id in (select o.id from offenders o
      where o.id = ${offenderId}${andSharedWith(actor, this.clock.today())})`;
  }
}
