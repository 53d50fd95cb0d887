import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx.js';
import { MeetingMinutesEntity } from './meeting-minutes.entity.js';
import { gatherMinutes } from './minutes-rows.queries.js';

/** The minutes of a meeting, kept when it closes (MEET-5). */
@Injectable()
export class Minutes {
  /** In the unit of work that closes the meeting, which is locked: what is kept here is never read anew. */
  async freeze(tx: Tx, meetingId: string): Promise<void> {
    const content = await gatherMinutes((query) => tx.query(query), meetingId);
    await tx.insert(MeetingMinutesEntity, { meetingId, content, closedAt: tx.at, closedBy: tx.actor.name });
  }
}
