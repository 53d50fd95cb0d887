import { Injectable } from '@nestjs/common';
import { ClockService } from '../../platform/clock.service.js';
import { Database } from '../../platform/database/database.js';
import { rawSql, sql } from '../../platform/database/sql.js';
import type { Actor } from '../../shared/actor.js';
import { addMonths, endOfDay } from '../../shared/calendar-day.js';
import { forbidden } from '../../shared/domain-error.js';
import { isSharingOn } from '../sharing/index.js';
import type { CalledAs, MeetingStatus } from './domain/meeting-decision.js';
import { maySubscribe } from './tasking-meetings.policy.js';

/** A feed as its owner finds it again: without its secret. */
export interface CalendarFeedView {
  id: string;
  panel: string;
  createdAt: string;
  lastUsedAt: string | null;
}

/** A feed that a secret opens, with whoever it was made for. */
export interface OpenFeed {
  id: string;
  panel: string;
  owner: Actor;
}

export interface FeedMeeting {
  id: string;
  kind: CalledAs;
  startsAt: string;
  status: MeetingStatus;
  version: number;
  /** When it was last called, moved or cancelled. */
  changedAt: string;
}

type FeedRow = Omit<Actor, 'panels'> & { feedId: string; panel: string; panels: string };

const MONTHS_BACK = 3;

@Injectable()
export class CalendarFeedsQueries {
  constructor(
    private readonly database: Database,
    private readonly clock: ClockService,
  ) {}

  /** Those of the reader that have not been revoked, the latest first. @throws DomainError forbidden. */
  async list(actor: Actor): Promise<CalendarFeedView[]> {
    if (!maySubscribe(actor)) throw forbidden();
    return this.database.read<CalendarFeedView>(
      sql`select id, panel, created_at as "createdAt", last_used_at as "lastUsedAt" from calendar_feeds
        where user_id = ${actor.id} and revoked_at is null order by created_at desc, id desc`,
    );
  }

  /**
   * The feed that a secret opens: while it is not revoked, its owner may still sign in and see meetings, and their
   * agency shares. Null for anything else, and nobody is told which (LAW-4).
   */
  async find(secretHash: string, from: string): Promise<OpenFeed | null> {
    const row = await this.database.readOne<FeedRow>(
      sql`select f.id as "feedId", f.panel, u.id, u.username, u.name, u.role, u.agency, u.panels
        from calendar_feeds f join users u on u.id = f.user_id
        where f.secret_hash = ${secretHash} and f.revoked_at is null and u.active = 1
          and ${isSharingOn(rawSql('u.agency'), this.clock.today())} = 1`,
    );
    if (!row) return null;
    const { feedId, panel, panels, ...user } = row;
    const owner: Actor = { ...user, panels: JSON.parse(panels) as string[], from };
    return maySubscribe(owner) ? { id: feedId, panel, owner } : null;
  }

  /** The meetings of the last three months and all that are to come, cancelled ones too. */
  meetings(panel: string): Promise<FeedMeeting[]> {
    const since = endOfDay(addMonths(this.clock.today(), -MONTHS_BACK)).toISOString();
    return this.database.read<FeedMeeting>(
      sql`select m.id, m.kind, m.starts_at as "startsAt", m.status, m.version,
          coalesce((select max(h.at) from meeting_history h where h.meeting_id = m.id
            and h.type in ('meeting.called', 'meeting.moved', 'meeting.cancelled')), m.created_at) as "changedAt"
        from meetings m where m.panel = ${panel} and m.starts_at >= ${since} order by m.starts_at, m.id`,
    );
  }
}
