import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { sql } from '../../platform/database/sql.js';
import type { Actor } from '../../shared/actor.js';
import { placeInAgenda, type FocusPlace, type FocusStep } from './domain/step-focus.js';
import { MeetingAgendaQueries, type MeetingItemView } from './meeting-agenda.queries.js';
import type { AttendedMeeting } from './meetings.queries.js';
import { maySeeMeetings } from './tasking-meetings.policy.js';

/** What everybody looks at, as this reader may see it. */
export interface FocusView {
  /** Null where it is about somebody of whom this reader may not know: no name, and not what kind of item (LAW-4). */
  item: MeetingItemView | null;
  /** Null for a partner: how long the agenda is would tell of others. */
  place: FocusPlace | null;
}

@Injectable()
export class FocusQueries {
  constructor(
    private readonly database: Database,
    private readonly agenda: MeetingAgendaQueries,
  ) {}

  async of(actor: Actor, meeting: AttendedMeeting, itemId: string): Promise<FocusView> {
    const { agenda, settled } = await this.agenda.of(actor, { ...meeting, agendaSetAt: meeting.openedAt });
    const item = [...agenda, ...settled].find(({ id }) => id === itemId) ?? null;
    return { item, place: maySeeMeetings(actor) ? await this.place(meeting.id, itemId) : null };
  }

  /** Where the chair begins. */
  async start(meetingId: string): Promise<FocusPlace> {
    return this.place(meetingId, null);
  }

  private async place(meetingId: string, itemId: string | null): Promise<FocusPlace> {
    const steps = await this.database.read<FocusStep>(
      sql`select id, state from meeting_items where meeting_id = ${meetingId} order by position, id`,
    );
    return placeInAgenda(steps, itemId);
  }
}
