import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Actor } from '../../shared/actor.js';
import { formatInstant } from '../../shared/calendar-day.js';
import { badInput, forbidden, type FieldError } from '../../shared/domain-error.js';
import { CalendarNews, ruleOf } from './calendar-news.service.js';
import {
  meetingStale,
  mustBeScheduled,
  readMove,
  readReason,
  timeTaken,
  type TypedMove,
} from './domain/move-meeting.js';
import { kindWords } from './domain/series-words.js';
import { MeetingHistory } from './meeting-history.repository.js';
import { MeetingSeriesRepository, type SeriesMeeting } from './meeting-series.repository.js';
import { MeetingsRepository, type MeetingRow } from './meetings.repository.js';
import { RoomNews } from './room-news.service.js';
import { MEETING_EVENTS } from './tasking-meetings.events.js';
import { mayRunMeetings } from './tasking-meetings.policy.js';

const whenWords = (at: string): string => formatInstant(new Date(at));

/** Moves and cancels meetings that have not begun, with a reason (MEET-1). What waits stays on the agenda. */
@Injectable()
export class MeetingChanges {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: MeetingsRepository,
    private readonly series: MeetingSeriesRepository,
    private readonly history: MeetingHistory,
    private readonly news: CalendarNews,
    private readonly rooms: RoomNews,
  ) {}

  /**
   * Moves a meeting to another time.
   *
   * @throws DomainError conflict when it has been opened or cancelled, or the panel meets then already; stale when
   * somebody moved it meanwhile; bad-input naming the fields; not-found; forbidden.
   */
  async move(
    actor: Actor,
    id: string,
    { version, ...typed }: TypedMove & { version: number },
  ): Promise<{ version: number }> {
    if (!mayRunMeetings(actor)) throw forbidden();
    return this.unitOfWork.run(actor, async (tx) => {
      const meeting = await this.repository.load(tx, id);
      mustBeScheduled(meeting);
      if (meeting.version !== version) throw meetingStale(meeting);
      const { startsAt, reason } = readMove(typed, { now: tx.at, startsAt: meeting.startsAt });
      await this.mustBeFree(tx, { ...meeting, startsAt });
      const next = await this.repository.change(tx, meeting, { startsAt });
      const moved = { from: meeting.startsAt, to: startsAt };
      const words = `oved from ${whenWords(moved.from)} to ${whenWords(moved.to)}`;
      const note = { summary: `M${words}`, reason, detail: moved };
      await this.history.note(tx, id, { type: 'meeting.moved', ...note });
      const told = { type: MEETING_EVENTS.moved, detail: moved };
      await this.rooms.say(tx, { ...meeting, version: next }, told);
      await this.news.tell(tx, { kind: 'meeting-moved', ...aboutOf(meeting, `m${words}`) });
      return { version: next };
    });
  }

  /**
   * Cancels a meeting: it stays in the calendar, with the reason.
   *
   * @throws DomainError conflict when it has been opened or cancelled already; bad-input naming `reason`; not-found;
   * forbidden.
   */
  async cancel(actor: Actor, id: string, typed: { reason?: unknown }): Promise<{ version: number }> {
    if (!mayRunMeetings(actor)) throw forbidden();
    return this.unitOfWork.run(actor, async (tx) => {
      const meeting = await this.repository.load(tx, id);
      mustBeScheduled(meeting);
      const errors: FieldError[] = [];
      const reason = readReason(typed.reason, errors, ruleOf(meeting.kind));
      if (errors.length > 0) throw badInput(errors);
      const version = await this.strikeOut(tx, meeting, reason);
      const words = `cancelled: it was to start on ${whenWords(meeting.startsAt)}`;
      await this.news.tell(tx, { kind: 'meeting-cancelled', ...aboutOf(meeting, words) });
      return { version };
    });
  }

  /** Cancels a locked meeting in the caller's unit of work, and returns its new version. */
  async strikeOut(tx: Tx, meeting: SeriesMeeting, reason: string): Promise<number> {
    const changes = { cancelledAt: tx.at, cancelledBy: tx.actor.name, cancelReason: reason };
    const version = await this.repository.change(tx, meeting, { status: 'cancelled', ...changes });
    await this.history.note(tx, meeting.id, { type: 'meeting.cancelled', summary: 'Cancelled', reason });
    const detail = { before: 'scheduled', after: 'cancelled' };
    await this.rooms.say(tx, { ...meeting, version }, { type: MEETING_EVENTS.cancelled, detail });
    return version;
  }

  private async mustBeFree(tx: Tx, { id, panel, kind, startsAt }: MeetingRow): Promise<void> {
    const there = await this.series.meetingsBetween(tx, { panel, kind }, [startsAt, startsAt]);
    if (there.some((other) => other.id !== id)) throw timeTaken(startsAt);
  }
}

const aboutOf = (
  { id, panel, kind }: MeetingRow,
  words: string,
): { panel: string; meetingId: string; summary: string; rule: 'MEET-1' | 'MEET-3' } => ({
  ...{ panel, meetingId: id, summary: `${kindWords(kind)} ${words}`, rule: ruleOf(kind) },
});
