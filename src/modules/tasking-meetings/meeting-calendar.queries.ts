import { Injectable } from '@nestjs/common';
import { ClockService } from '../../platform/clock.service.js';
import { Database } from '../../platform/database/database.js';
import { rawSql, sql, type Sql } from '../../platform/database/sql.js';
import type { Actor } from '../../shared/actor.js';
import { addDays, endOfDay, type CalendarDay } from '../../shared/calendar-day.js';
import { forbidden, notFound } from '../../shared/domain-error.js';
import type { Weekday } from '../../shared/week.js';
import { readPresences } from './cadence.queries.js';
import { mostTogether } from './domain/cadence.js';
import type { CalledAs, MeetingStatus } from './domain/meeting-decision.js';
import { AGENCIES_NEEDED } from './domain/quorum.js';
import type { Rhythm, WeekOfMonth } from './domain/series-days.js';
import { rhythmWords } from './domain/series-words.js';
import { maySeeMeetings } from './tasking-meetings.policy.js';

/** A meeting in the calendar: nobody who is spoken about is named. */
export interface CalendarMeeting {
  id: string;
  panel: string;
  kind: CalledAs;
  startsAt: string;
  status: MeetingStatus;
  openedAt: string | null;
  closedAt: string | null;
  seriesId: string | null;
  cancelReason: string | null;
  version: number;
  /** The most agencies that were there together while it was open (MEET-2); null of one that was not opened. */
  together: number | null;
  quorate: boolean | null;
  /** From when, and why, it was moved the last time. */
  moved: { from: string; reason: string } | null;
}

export interface SeriesView {
  id: string;
  panel: string;
  kind: CalledAs;
  rhythm: Rhythm;
  weekdays: Weekday[];
  weekOfMonth: WeekOfMonth | null;
  time: string;
  /** `Mondays, Wednesdays and Fridays at 9:30` */
  words: string;
  from: CalendarDay;
  until: CalendarDay;
  createdAt: string;
  createdBy: string;
  endedFrom: CalendarDay | null;
  endedBy: string | null;
  endReason: string | null;
  version: number;
}

export interface CalendarSpan {
  panel: string;
  from: CalendarDay;
  /** The last day. */
  to: CalendarDay;
}

type MeetingRow = Omit<CalendarMeeting, 'together' | 'quorate' | 'moved'>;
type SeriesRow = Omit<SeriesView, 'weekdays' | 'words'> & { weekdays: string };

const COLUMNS = rawSql(`m.id, m.panel, m.kind, m.starts_at as "startsAt", m.status, m.opened_at as "openedAt",
  m.closed_at as "closedAt", m.series_id as "seriesId", m.cancel_reason as "cancelReason", m.version`);
const SERIES = rawSql(`s.id, s.panel, s.kind, s.rhythm, s.weekdays, s.week_of_month as "weekOfMonth", s.time,
  s.from_day as "from", s.until_day as "until", s.created_at as "createdAt", s.created_by as "createdBy",
  s.ended_from as "endedFrom", s.ended_by as "endedBy", s.end_reason as "endReason", s.version`);

/** The calendar of the panels, for those who see all of it (MEET-1, MEET-3). */
@Injectable()
export class MeetingCalendarQueries {
  constructor(
    private readonly database: Database,
    private readonly clock: ClockService,
  ) {}

  /** A panel's meetings of some days, cancelled ones too, in the order in which they start. */
  async span(actor: Actor, { panel, from, to }: CalendarSpan): Promise<CalendarMeeting[]> {
    if (!maySeeMeetings(actor)) throw forbidden();
    const beginning = endOfDay(addDays(from, -1)).toISOString();
    const end = endOfDay(to).toISOString();
    return this.meetings(sql`m.panel = ${panel} and m.starts_at >= ${beginning} and m.starts_at < ${end}`);
  }

  /** What is open of a panel now, whenever it was to start. */
  async open(actor: Actor, panel: string): Promise<CalendarMeeting[]> {
    if (!maySeeMeetings(actor)) throw forbidden();
    return this.meetings(sql`m.panel = ${panel} and m.status = 'open'`);
  }

  /** The next meeting of a panel and kind that is still to be held; null when none has been called. */
  async next(actor: Actor, panel: string, kind: CalledAs): Promise<CalendarMeeting | null> {
    if (!maySeeMeetings(actor)) throw forbidden();
    const now = this.clock.now().toISOString();
    const [next] = await this.meetings(
      sql`m.id = (select n.id from meetings n where n.panel = ${panel} and n.kind = ${kind}
        and n.status = 'scheduled' and n.starts_at >= ${now} order by n.starts_at, n.id limit 1)`,
    );
    return next ?? null;
  }

  /** A meeting as the calendar has it. @throws DomainError not-found; forbidden. */
  async get(actor: Actor, id: string): Promise<CalendarMeeting> {
    if (!maySeeMeetings(actor)) throw forbidden();
    const [meeting] = await this.meetings(sql`m.id = ${id}`);
    if (!meeting) throw notFound('The meeting');
    return meeting;
  }

  /** The series of a panel, or of all, the latest first. */
  async listSeries(actor: Actor, panel?: string): Promise<SeriesView[]> {
    if (!maySeeMeetings(actor)) throw forbidden();
    const condition = panel === undefined ? sql`1 = 1` : sql`s.panel = ${panel}`;
    const rows = await this.database.read<SeriesRow>(
      sql`select ${SERIES} from meeting_series s where ${condition} order by s.created_at desc, s.id desc`,
    );
    return rows.map(toSeries);
  }

  /** @throws DomainError not-found; forbidden. */
  async getSeries(actor: Actor, id: string): Promise<SeriesView & { meetings: CalendarMeeting[] }> {
    if (!maySeeMeetings(actor)) throw forbidden();
    const row = await this.database.readOne<SeriesRow>(
      sql`select ${SERIES} from meeting_series s where s.id = ${id}`,
    );
    if (!row) throw notFound('The series');
    return { ...toSeries(row), meetings: await this.meetings(sql`m.series_id = ${id}`) };
  }

  private async meetings(condition: Sql): Promise<CalendarMeeting[]> {
    const rows = await this.database.read<MeetingRow>(
      sql`select ${COLUMNS} from meetings m where ${condition} order by m.starts_at, m.id`,
    );
    const presences = await readPresences(this.database, condition);
    const moves = await this.moves(condition);
    return rows.map((row) => {
      const { id, openedAt, closedAt } = row;
      const attendance = presences.get(id) ?? [];
      const together = openedAt === null ? null : mostTogether({ openedAt, closedAt, attendance });
      const quorate = together === null ? null : together >= AGENCIES_NEEDED;
      return { ...row, together, quorate, moved: moves.get(id) ?? null };
    });
  }

  private async moves(condition: Sql): Promise<Map<string, { from: string; reason: string }>> {
    const rows = await this.database.read<{ meetingId: string; detail: string; reason: string }>(
      sql`select h.meeting_id as "meetingId", h.detail, h.reason from meeting_history h
        join meetings m on m.id = h.meeting_id
        where h.type = 'meeting.moved' and ${condition} order by h.at, h.id`,
    );
    return new Map(
      rows.map(({ meetingId, detail, reason }) => [
        meetingId,
        { from: (JSON.parse(detail) as { from: string }).from, reason },
      ]),
    );
  }
}

function toSeries(row: SeriesRow): SeriesView {
  const series = { ...row, weekdays: JSON.parse(row.weekdays) as Weekday[] };
  return { ...series, words: rhythmWords(series) };
}
