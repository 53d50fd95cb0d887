import { Entity } from 'typeorm';
import { IdColumn, JsonColumn, TextColumn } from '../../platform/database/columns.js';
import type { MinutesContent } from './domain/minutes.js';

/** The minutes of a meeting as they froze when it closed (MEET-5); never changed. */
@Entity('meeting_minutes')
export class MeetingMinutesEntity {
  @IdColumn('meeting_id') meetingId!: string;
  @JsonColumn('content') content!: MinutesContent;
  @TextColumn('closed_at') closedAt!: string;
  @TextColumn('closed_by') closedBy!: string;
}
