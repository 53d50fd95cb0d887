import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { sql } from '../../platform/database/sql.js';
import type { Actor } from '../../shared/actor.js';
import { HABIT_OF, missingAgencies } from './domain/missing-agencies.js';
import {
  MeetingsQueries,
  type AttendedMeeting,
  type MeetingHeader,
  type MeetingView,
} from './meetings.queries.js';
import { maySeeMeetings } from './tasking-meetings.policy.js';

/** Somebody who had the chair, and from when. */
export interface ChairView {
  name: string;
  agency: string;
  since: string;
}

export interface NoteView {
  id: string;
  /** Null where it is about the whole meeting. */
  itemId: string | null;
  words: string;
  at: string;
  author: string;
  agency: string;
}

/** What the room of a meeting shows beside the meeting itself. */
export interface RoomParts {
  /** The latest last: whoever has it now, or had it at the end. */
  chairs: ChairView[];
  /** The agencies that usually come and are not there (MEET-2). */
  missing: string[];
  notes: NoteView[];
}

export type Room = MeetingHeader | (AttendedMeeting & RoomParts) | (MeetingView & RoomParts);

/** A meeting as its room shows it, under the reader's rights: everybody who is let in sees the same (MEET-5). */
@Injectable()
export class RoomQueries {
  constructor(
    private readonly database: Database,
    private readonly meetings: MeetingsQueries,
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
    return {
      ...meeting,
      chairs: await this.chairs(id),
      missing: await this.missing(meeting),
      notes: maySeeMeetings(actor) ? await this.notes(id) : [],
    };
  }

  private chairs(meetingId: string): Promise<ChairView[]> {
    return this.database.read<ChairView>(
      sql`select actor_name as name, agency, at as since from meeting_history
        where meeting_id = ${meetingId} and type in ('meeting.opened', 'meeting.chair-changed') order by at, id`,
    );
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

  private notes(meetingId: string): Promise<NoteView[]> {
    return this.database.read<NoteView>(
      sql`select id, item_id as "itemId", words, at, author, agency from meeting_notes
        where meeting_id = ${meetingId} and kind = 'note' order by at, id`,
    );
  }
}
