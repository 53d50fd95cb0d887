import { Entity } from 'typeorm';
import { IdColumn, TextColumn } from '../../platform/database/columns.js';

/** Somebody who came to a meeting, and when they left (MEET-2). */
@Entity('meeting_attendance')
export class MeetingAttendanceEntity {
  @IdColumn() id!: string;
  @TextColumn('meeting_id') meetingId!: string;
  @TextColumn('name') name!: string;
  @TextColumn('agency') agency!: string;
  /** Their own user, where they have one. */
  @TextColumn('user_id') userId!: string | null;
  @TextColumn('arrived_at') arrivedAt!: string;
  @TextColumn('left_at') leftAt!: string | null;
}
