import { Injectable } from '@nestjs/common';
import { newId } from '../../platform/database/new-id.js';
import { sql } from '../../platform/database/sql.js';
import type { Tx } from '../../platform/database/tx.js';
import { notFound } from '../../shared/domain-error.js';
import type { CalledAs, MeetingStatus } from './domain/meeting-decision.js';
import { countQuorum, type Attendance, type Quorum } from './domain/quorum.js';
import { MeetingAttendanceEntity } from './meeting-attendance.entity.js';
import { MeetingDecisionEntity } from './meeting-decision.entity.js';
import { MeetingEntity } from './meeting.entity.js';

export interface MeetingRow {
  id: string;
  panel: string;
  kind: CalledAs;
  startsAt: string;
  status: MeetingStatus;
  openedAt: string | null;
  closedAt: string | null;
  chairId: string | null;
  chairName: string | null;
  focusItemId: string | null;
  version: number;
}

export type NewMeeting = Pick<MeetingEntity, 'panel' | 'kind' | 'startsAt'> &
  Partial<Pick<MeetingEntity, 'seriesId' | 'seriesDay'>>;

export interface AttendanceRow extends Attendance {
  id: string;
  name: string;
  userId: string | null;
}

@Injectable()
export class MeetingsRepository {
  async add(tx: Tx, meeting: NewMeeting): Promise<string> {
    const id = newId();
    await tx.insert(MeetingEntity, {
      id,
      ...meeting,
      seriesId: meeting.seriesId ?? null,
      seriesDay: meeting.seriesDay ?? null,
      status: 'scheduled',
      openedAt: null,
      agendaSetAt: null,
      closedAt: null,
      chairId: null,
      chairName: null,
      cancelledAt: null,
      cancelledBy: null,
      cancelReason: null,
      focusItemId: null,
      createdAt: tx.at,
      createdBy: tx.actor.name,
      version: 1,
    });
    return id;
  }

  /**
   * The meeting, locked until this unit of work ends: nobody comes, leaves or decides meanwhile.
   *
   * @throws DomainError not-found.
   */
  async load(tx: Tx, id: string): Promise<MeetingRow> {
    const row = await tx.queryOne<MeetingRow>(
      sql`select id, panel, kind, starts_at as "startsAt", status, opened_at as "openedAt", closed_at as "closedAt",
          chair_id as "chairId", chair_name as "chairName", focus_item_id as "focusItemId", version
        from meetings where id = ${id}${tx.forUpdate}`,
    );
    if (!row) throw notFound('The meeting');
    return row;
  }

  /** Changes a locked meeting and returns its new version. */
  async change(
    tx: Tx,
    { id, version }: Pick<MeetingRow, 'id' | 'version'>,
    changes: Partial<MeetingEntity>,
  ): Promise<number> {
    const next = { ...changes, version: version + 1 };
    const changed = await tx.update(MeetingEntity, { id, version }, next);
    if (changed !== 1) throw new Error('The meeting changed although it was locked.');
    return next.version;
  }

  async attendance(tx: Tx, meetingId: string): Promise<AttendanceRow[]> {
    return tx.query<AttendanceRow>(
      sql`select id, name, agency, user_id as "userId", left_at as "leftAt" from meeting_attendance
        where meeting_id = ${meetingId} order by arrived_at, id`,
    );
  }

  async quorum(tx: Tx, meetingId: string): Promise<Quorum> {
    return countQuorum(await this.attendance(tx, meetingId));
  }

  async checkIn(
    tx: Tx,
    person: Pick<MeetingAttendanceEntity, 'meetingId' | 'name' | 'agency' | 'userId'>,
  ): Promise<string> {
    const id = newId();
    await tx.insert(MeetingAttendanceEntity, { id, ...person, arrivedAt: tx.at, leftAt: null });
    return id;
  }

  async checkOut(tx: Tx, id: string): Promise<void> {
    await tx.update(MeetingAttendanceEntity, { id }, { leftAt: tx.at });
  }

  /** The user of this name and agency, where there is exactly one. */
  async userNamed(tx: Tx, name: string, agency: string): Promise<string | null> {
    const found = await tx.query<{ id: string }>(
      sql`select id from users where lower(name) = ${name.toLowerCase()} and agency = ${agency} and active = 1`,
    );
    return found.length === 1 ? (found[0]?.id ?? null) : null;
  }

  async isAgency(tx: Tx, key: string): Promise<boolean> {
    return (await tx.queryOne(sql`select 1 as found from agencies where key = ${key}`)) !== null;
  }

  async addDecision(
    tx: Tx,
    decision: Omit<MeetingDecisionEntity, 'id' | 'decidedAt' | 'decidedBy' | 'decidedById'>,
  ): Promise<string> {
    const id = newId();
    const decided = { decidedAt: tx.at, decidedBy: tx.actor.name, decidedById: tx.actor.id };
    await tx.insert(MeetingDecisionEntity, { id, ...decision, ...decided });
    return id;
  }

  /** The last decision over a referral, while it stands: one that was sent again, or withdrawn, waits or is over. */
  lastDecision(
    tx: Tx,
    referralId: string,
  ): Promise<Pick<MeetingDecisionEntity, 'outcome' | 'decidedAt' | 'decidedBy'> | null> {
    return tx.queryOne(
      sql`select d.outcome, d.decided_at as "decidedAt", d.decided_by as "decidedBy" from meeting_decisions d
        join referrals r on r.id = d.referral_id and r.status in ('accepted', 'declined', 'deferred')
        where d.referral_id = ${referralId} order by d.submission desc limit 1`,
    );
  }

  /** What this meeting has decided over somebody already: a person is decided over once in a meeting (EXIT-4). */
  decisionOver(
    tx: Tx,
    meetingId: string,
    offenderId: string,
  ): Promise<Pick<MeetingDecisionEntity, 'outcome' | 'decidedAt' | 'decidedBy'> | null> {
    return tx.queryOne(
      sql`select outcome, decided_at as "decidedAt", decided_by as "decidedBy" from meeting_decisions
        where meeting_id = ${meetingId} and offender_id = ${offenderId} and referral_id is null`,
    );
  }

  /** Is a tasking meeting of the panel open just now? */
  async isTaskingOpen(tx: Tx, panel: string): Promise<boolean> {
    const open = await tx.queryOne(
      sql`select 1 as found from meetings where panel = ${panel} and kind = 'tasking' and status = 'open' limit 1`,
    );
    return open !== null;
  }
}
