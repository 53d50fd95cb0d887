import { Injectable } from '@nestjs/common';
import { ClockService } from '../../platform/clock.service.js';
import { Database } from '../../platform/database/database.js';
import { nothing, sql, type Sql } from '../../platform/database/sql.js';
import type { Actor } from '../../shared/actor.js';
import { forbidden, notFound } from '../../shared/domain-error.js';
import { PartnershipQueries, type PanelView } from '../partnership/index.js';
import type { AgendaKind, MeetingKind } from './domain/agenda-kind.js';
import { andSharedWith } from '../sharing/index.js';
import { maySeeAgenda } from './tasking-meetings.policy.js';

export interface AgendaView {
  id: string;
  meeting: MeetingKind;
  kind: AgendaKind;
  offenderId: string;
  /** The referral that waits; null for what is no referral. */
  referralId: string | null;
  /** `Surname, Forename`, as they are called now. */
  name: string;
  summary: string;
  rule: string | null;
  reason: string | null;
  raisedAt: string;
  raisedBy: string;
}

export interface WaitingAgenda {
  /** Who has waited longest first. */
  readonly items: readonly AgendaView[];
  /** How many wait, shown or not. */
  readonly total: number;
}

/** A panel has about a hundred people: more than this waits only after a change of the policy. */
const MOST_SHOWN = 500;

/** What waits for the next meetings (MEET-4). Whoever has left the scheme waits for none (LAW-2). */
@Injectable()
export class AgendaQueries {
  constructor(
    private readonly database: Database,
    private readonly partnership: PartnershipQueries,
    private readonly clock: ClockService,
  ) {}

  /**
   * What waits for the next meeting of a kind, or of either.
   *
   * @throws DomainError forbidden; not-found for a panel that is none.
   */
  async waiting(actor: Actor, panel: string, meeting?: MeetingKind): Promise<WaitingAgenda> {
    if (!maySeeAgenda(actor)) throw forbidden();
    await this.panel(panel);
    const scope = this.scope(actor, panel, meeting);
    return { items: await this.read(scope), total: await this.count(scope) };
  }

  /**
   * How many wait for a panel's next meeting of a kind.
   *
   * @throws DomainError forbidden.
   */
  async countWaiting(actor: Actor, panel: string, meeting: MeetingKind): Promise<number> {
    if (!maySeeAgenda(actor)) throw forbidden();
    return this.count(this.scope(actor, panel, meeting));
  }

  /** @throws DomainError not-found. */
  private async panel(key: string): Promise<PanelView> {
    const panel = (await this.partnership.listPanels()).find((one) => one.key === key);
    if (!panel) throw notFound('The panel');
    return panel;
  }

  /**
   * Somebody waits with the panel they are with now: who has moved since is that panel's to decide about. A referral
   * waits with the panel that it was sent to (REF-4).
   */
  private scope(actor: Actor, panel: string, meeting: MeetingKind | undefined): Sql {
    const kind = meeting === undefined ? nothing : sql` and a.meeting_kind = ${meeting}`;
    return sql`agenda_items a join offenders o on o.id = a.offender_id
      where a.settled_at is null and o.status <> 'exited'
        and (case when a.referral_id is null then o.panel else a.panel end) = ${panel}
        ${kind}${andSharedWith(actor, this.clock.today())}`;
  }

  private read(scope: Sql): Promise<AgendaView[]> {
    return this.database.read<AgendaView>(
      sql`select a.id, a.meeting_kind as "meeting", a.kind, a.offender_id as "offenderId",
          a.referral_id as "referralId", o.surname || ', ' || o.forename as name, a.summary, a.rule, a.reason,
          a.raised_at as "raisedAt", a.raised_by as "raisedBy"
        from ${scope} order by a.raised_at, a.id limit ${MOST_SHOWN}`,
    );
  }

  private async count(scope: Sql): Promise<number> {
    const row = await this.database.readOne<{ n: number }>(
      sql`select cast(count(*) as integer) as n from ${scope}`,
    );
    return row?.n ?? 0;
  }
}
