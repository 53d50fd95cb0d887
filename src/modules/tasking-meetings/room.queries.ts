import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { sql } from '../../platform/database/sql.js';
import type { Actor } from '../../shared/actor.js';
import type { MinutedChair, MinutedNote } from './domain/minutes.js';
import { HABIT_OF, missingAgencies } from './domain/missing-agencies.js';
import { FocusQueries, type FocusView } from './focus.queries.js';
import { MeetingsQueries, type AttendedMeeting, type MeetingHeader } from './meetings.queries.js';
import { MinutesQueries } from './minutes.queries.js';
import { maySeeMeetings } from './tasking-meetings.policy.js';

/** What the room of a meeting shows beside the meeting itself. */
export interface RoomParts {
  /** Does this reader see everything, and not only what is about people of theirs? */
  isWhole: boolean;
  /** The latest last: whoever has it now, or had it at the end. */
  chairs: readonly MinutedChair[];
  /** Has this reader the chair now? */
  isChair: boolean;
  /** The agencies that usually come and are not there (MEET-2). */
  missing: readonly string[];
  /** What everybody looks at; null while it is nothing. */
  focus: FocusView | null;
  notes: readonly MinutedNote[];
}

export type AttendedRoom = AttendedMeeting & RoomParts;
export type Room = MeetingHeader | AttendedRoom;

/** A meeting as its room shows it, under the reader's rights: everybody who is let in sees the same (MEET-5). */
@Injectable()
export class RoomQueries {
  constructor(
    private readonly database: Database,
    private readonly meetings: MeetingsQueries,
    private readonly minutes: MinutesQueries,
    private readonly focus: FocusQueries,
  ) {}

  /**
   * To a partner who may walk in and has not, that there is a meeting; to one who was checked in what is about people
   * shared with them, and who is there.
   *
   * @throws DomainError not-found, also for whoever may not know of it (LAW-4); forbidden.
   */
  async get(actor: Actor, id: string): Promise<Room> {
    const meeting = await this.meetings.get(actor, id);
    if (!('attendance' in meeting)) return meeting;
    const { chairs, notes } = await this.minutes.contentFor(actor, id);
    const { chairId, focusItemId } = await this.standing(id);
    return {
      ...meeting,
      ...{ chairs, notes, isChair: chairId === actor.id && meeting.status === 'open' },
      isWhole: maySeeMeetings(actor),
      missing: await this.missing(meeting),
      focus: focusItemId === null ? null : await this.focus.of(actor, meeting, focusItemId),
    };
  }

  private async standing(id: string): Promise<{ chairId: string | null; focusItemId: string | null }> {
    const row = await this.database.readOne<{ chairId: string | null; focusItemId: string | null }>(
      sql`select chair_id as "chairId", focus_item_id as "focusItemId" from meetings where id = ${id}`,
    );
    return row ?? { chairId: null, focusItemId: null };
  }

  private async missing({ id, panel, kind, startsAt, quorum }: AttendedMeeting): Promise<string[]> {
    const rows = await this.database.read<{ meetingId: string; agency: string | null }>(
      sql`select distinct m.id as "meetingId", m.starts_at, a.agency
        from (select id, starts_at from meetings
            where panel = ${panel} and kind = ${kind} and status = 'closed' and starts_at <= ${startsAt} and id <> ${id}
            order by starts_at desc, id desc limit ${HABIT_OF}) m
          left join meeting_attendance a on a.meeting_id = m.id
        order by m.starts_at desc, m.id desc`,
    );
    const earlier = new Map<string, string[]>();
    for (const { meetingId, agency } of rows) {
      earlier.set(meetingId, [...(earlier.get(meetingId) ?? []), ...(agency === null ? [] : [agency])]);
    }
    return missingAgencies([...earlier.values()], quorum.agencies);
  }
}
