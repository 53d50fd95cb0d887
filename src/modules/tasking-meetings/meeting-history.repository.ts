import { Injectable } from '@nestjs/common';
import { newId } from '../../platform/database/new-id.js';
import type { Tx } from '../../platform/database/tx.js';
import { MeetingHistoryLineEntity } from './meeting-history-line.entity.js';

/** What may happen to a meeting, in the words of its history. */
export type MeetingHistoryType =
  | 'meeting.called'
  | 'meeting.moved'
  | 'meeting.cancelled'
  | 'meeting.opened'
  | 'meeting.chair-changed'
  | 'meeting.closed';

export interface MeetingNote {
  type: MeetingHistoryType;
  /** What happened, in a sentence that names nobody who is spoken about. */
  summary: string;
  /** Why, in the words of whoever did it. */
  reason?: string | null;
  /** For programs: never particulars of people. */
  detail?: object | null;
}

@Injectable()
export class MeetingHistory {
  /** Writes a line in the caller's unit of work: who and when are the unit's. */
  async note(
    tx: Tx,
    meetingId: string,
    { type, summary, reason = null, detail = null }: MeetingNote,
  ): Promise<void> {
    const { id: actorId, name: actorName, agency } = tx.actor;
    const by = { actorId, actorName, agency, at: tx.at };
    await tx.insert(MeetingHistoryLineEntity, {
      id: newId(),
      meetingId,
      ...by,
      type,
      summary,
      reason,
      detail,
    });
  }
}
