import { Injectable } from '@nestjs/common';
import { ClockService } from '../../platform/clock.service.js';
import { Database } from '../../platform/database/database.js';
import { joinSql, listSql, nothing, rawSql, sql, type Sql } from '../../platform/database/sql.js';
import type { Actor } from '../../shared/actor.js';
import { addDays, endOfDay, parseCalendarDay, type CalendarDay } from '../../shared/calendar-day.js';
import { badInput, forbidden, notFound } from '../../shared/domain-error.js';
import { andSharedWith } from '../sharing/index.js';
import { TasksQueries, type TaskView } from '../tasks/index.js';
import type { CalledAs, MeetingStatus } from './domain/meeting-decision.js';
import { countQuorum, type Quorum } from './domain/quorum.js';
import type { Dissent } from './domain/read-dissent.js';
import { readInstant } from './domain/read-meeting.js';
import {
  MeetingAgendaQueries,
  type MeetingAgendaView,
  type MeetingItemView,
} from './meeting-agenda.queries.js';
import { mayReadMeetings, maySeeMeetings } from './tasking-meetings.policy.js';

/** That there is a meeting: no names of people who are spoken about. */
export interface MeetingHeader {
  id: string;
  panel: string;
  kind: CalledAs;
  startsAt: string;
  status: MeetingStatus;
  openedAt: string | null;
  closedAt: string | null;
  /** Whoever has the chair, or had it at the end. */
  chair: string | null;
  quorum: Quorum;
  version: number;
}

export interface AttendanceView {
  id: string;
  name: string;
  agency: string;
  arrivedAt: string;
  leftAt: string | null;
  /** Is it the reader? */
  isYou: boolean;
}

export interface MeetingDecisionView {
  id: string;
  referralId: string | null;
  offenderId: string | null;
  /** `Surname, Forename`, as they are called now. */
  name: string;
  outcome: string;
  reason: string;
  informationNeeded: string | null;
  rule: string;
  /** The agencies present (MEET-2). */
  agencies: string[];
  /** Which of them said no, in their words. */
  dissent: Dissent[];
  /** The item of the agenda under which it was made. */
  itemId: string | null;
  policyVersion: number;
  decidedAt: string;
  decidedBy: string;
}

/** What a partner sees of a meeting to which they were checked in: who is there, and what is about people of theirs. */
export interface AttendedMeeting extends MeetingHeader {
  /** What waits for it, in its order; of a closed one, what it left for the next. */
  agenda: readonly MeetingItemView[];
  /** What it decided, spoke about before it closed, or its chair took off. */
  settled: readonly MeetingItemView[];
  decisions: MeetingDecisionView[];
  /** What it handed out (MEET-6). */
  tasks: readonly TaskView[];
  attendance: AttendanceView[];
}

export type MeetingView = AttendedMeeting;

export interface MeetingFilter {
  panel?: string | undefined;
  /** A day, or an instant. */
  from?: string | undefined;
  to?: string | undefined;
}

type MeetingRow = Omit<MeetingHeader, 'quorum'>;
type WholeRow = MeetingRow & { agendaSetAt: string | null };

const COLUMNS = rawSql(`m.id, m.panel, m.kind, m.starts_at as "startsAt", m.status, m.opened_at as "openedAt",
  m.closed_at as "closedAt", m.chair_name as chair, m.version`);
const MOST_LISTED = 200;

@Injectable()
export class MeetingsQueries {
  constructor(
    private readonly database: Database,
    private readonly agenda: MeetingAgendaQueries,
    private readonly tasks: TasksQueries,
    private readonly clock: ClockService,
  ) {}

  /**
   * The meetings of a span, the latest first: every panel's for those who see the cohort, for a partner those at
   * which they were checked in.
   *
   * @throws DomainError bad-input naming `from` or `to`; forbidden.
   */
  async list(actor: Actor, { panel, from, to }: MeetingFilter): Promise<{ items: MeetingHeader[] }> {
    if (!mayReadMeetings(actor)) throw forbidden();
    const conditions = [scopeOf(actor, this.clock.today())];
    if (panel !== undefined) conditions.push(sql`m.panel = ${panel}`);
    if (from !== undefined) conditions.push(sql`m.starts_at >= ${readBound('from', from)}`);
    if (to !== undefined) conditions.push(sql`m.starts_at < ${readBound('to', to)}`);
    const rows = await this.database.read<MeetingRow>(
      sql`select ${COLUMNS} from meetings m where ${joinSql(conditions, ' and ')}
        order by m.starts_at desc, m.id desc limit ${MOST_LISTED}`,
    );
    const items: MeetingHeader[] = [];
    for (const row of rows) items.push({ ...row, quorum: countQuorum(await this.attendance(actor, row.id)) });
    return { items };
  }

  /**
   * A meeting as this reader may see it: a partner who may walk in sees that there is one, and one who was checked in
   * who is there and what is about people shared with them.
   *
   * @throws DomainError not-found; forbidden.
   */
  async get(actor: Actor, id: string): Promise<MeetingView | MeetingHeader> {
    if (!mayReadMeetings(actor)) throw forbidden();
    const found = await this.database.readOne<WholeRow>(
      sql`select ${COLUMNS}, m.agenda_set_at as "agendaSetAt" from meetings m
        where m.id = ${id} and ${scopeOf(actor, this.clock.today())}`,
    );
    if (!found) throw notFound('The meeting');
    const { agendaSetAt: _setDown, ...row } = found;
    const attendance = await this.attendance(actor, id);
    const header = { ...row, quorum: countQuorum(attendance) };
    if (!maySeeMeetings(actor) && !attendance.some(({ isYou }) => isYou)) return header;
    const { items: tasks } = await this.tasks.list(actor, { meetingId: id, limit: MOST_LISTED });
    const decisions = await this.decisions(actor, id);
    return { ...header, ...(await this.agendaOf(actor, found)), decisions, tasks, attendance };
  }

  private async agendaOf(actor: Actor, row: WholeRow): Promise<MeetingAgendaView> {
    if (row.status === 'cancelled') return { agenda: [], settled: [] };
    return this.agenda.of(actor, row);
  }

  private async attendance(actor: Actor, meetingId: string): Promise<AttendanceView[]> {
    const rows = await this.database.read<Omit<AttendanceView, 'isYou'> & { userId: string | null }>(
      sql`select id, name, agency, user_id as "userId", arrived_at as "arrivedAt", left_at as "leftAt"
        from meeting_attendance where meeting_id = ${meetingId} order by arrived_at, id`,
    );
    return rows.map(({ userId, ...row }) => ({ ...row, isYou: userId === actor.id }));
  }

  private async decisions(actor: Actor, meetingId: string): Promise<MeetingDecisionView[]> {
    type Row = Omit<MeetingDecisionView, 'agencies' | 'dissent'> & {
      agencies: string;
      dissent: string | null;
    };
    const rows = await this.database.read<Row>(
      sql`select d.id, d.referral_id as "referralId", d.offender_id as "offenderId",
          o.surname || ', ' || o.forename as name, d.outcome, d.reason,
          d.information_needed as "informationNeeded", d.rule, d.agencies, d.dissent, d.item_id as "itemId",
          d.policy_version as "policyVersion", d.decided_at as "decidedAt", d.decided_by as "decidedBy"
        from meeting_decisions d join offenders o on o.id = d.offender_id
        where d.meeting_id = ${meetingId}${andSharedWith(actor, this.clock.today())}${ofTheirs(actor)}
        order by d.decided_at, d.id`,
    );
    return rows.map(({ agencies, dissent, ...row }) => ({
      ...row,
      agencies: JSON.parse(agencies) as string[],
      dissent: dissent === null ? [] : (JSON.parse(dissent) as Dissent[]),
    }));
  }
}

/**
 * A decision follows from facts that the sharing table keeps from partners: they read those over their own agency's
 * referrals (see `partOfMinutes`).
 */
const ofTheirs = (actor: Actor): Sql =>
  maySeeMeetings(actor)
    ? nothing
    : sql` and d.referral_id in (select r.id from referrals r where r.agency = ${actor.agency})`;

/**
 * Which meetings `m` are there for a reader (LAW-4): for a partner those at which they were checked in, and those that
 * they may walk into (see `mayWalkIn`).
 */
function scopeOf(actor: Actor, today: CalendarDay): Sql {
  if (maySeeMeetings(actor)) return sql`1 = 1`;
  const [start, end] = [endOfDay(addDays(today, -1)).toISOString(), endOfDay(today).toISOString()];
  const isToday = sql`m.status = 'scheduled' and m.starts_at >= ${start} and m.starts_at < ${end}`;
  return sql`(m.id in (select a.meeting_id from meeting_attendance a where a.user_id = ${actor.id})
    or (m.panel in (${listSql(actor.panels)}) and (m.status = 'open' or (${isToday}))))`;
}

/** The beginning of a day for `from` and its end for `to`, in London; an instant as it is. */
function readBound(field: 'from' | 'to', typed: string): string {
  const day = parseCalendarDay(typed);
  if (day !== null) return endOfDay(field === 'to' ? day : addDays(day, -1)).toISOString();
  const instant = readInstant(typed);
  if (instant !== null) return instant;
  throw badInput([{ field, message: `${field} must be a day like 2014-06-03` }]);
}
