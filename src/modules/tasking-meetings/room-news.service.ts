import { Injectable } from '@nestjs/common';
import { sql } from '../../platform/database/sql.js';
import type { Tx } from '../../platform/database/tx.js';
import type { MeetingRow } from './meetings.repository.js';
import { MEETING_EVENTS } from './tasking-meetings.events.js';

type Meeting = Pick<MeetingRow, 'id' | 'panel'>;

/**
 * Tells every open screen of a meeting that something happened there (MEET-5). Those who see the whole cohort hear of
 * it as readers of the panel. A partner who was checked in hears that their meeting changed, and neither what nor
 * about whom (LAW-4): each gets an event of their own, which also finds them when they come back.
 */
@Injectable()
export class RoomNews {
  /** Records it and tells everybody. */
  async say(
    tx: Tx,
    meeting: Meeting & { version?: number },
    { type, detail = {} }: { type: `${string}.${string}`; detail?: Record<string, unknown> },
  ): Promise<void> {
    const { id, panel, version } = meeting;
    tx.record({ action: type, subjectType: 'meeting', subjectId: id, detail: { panel, ...detail } });
    tx.announce({ type, panel, meetingId: id, ...(version === undefined ? {} : { version }) });
    await this.tellPartners(tx, meeting);
  }

  /** What others announce already, such as a decision, is told to the partners in the room too. */
  async tellPartners(tx: Tx, { id, panel }: Meeting): Promise<void> {
    const there = await tx.query<{ userId: string }>(
      sql`select distinct a.user_id as "userId" from meeting_attendance a
        join users u on u.id = a.user_id and u.role = 'partner'
        where a.meeting_id = ${id} order by a.user_id`,
    );
    const type = MEETING_EVENTS.changed;
    for (const { userId } of there) tx.announce({ type, panel, meetingId: id, forUser: userId });
  }
}
