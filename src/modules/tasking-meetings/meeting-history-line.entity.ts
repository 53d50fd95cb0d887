import { Entity } from 'typeorm';
import { IdColumn, JsonColumn, TextColumn } from '../../platform/database/columns.js';

/** One line of what happened to a meeting, from the call to its close; it only grows (COH-2). */
@Entity('meeting_history')
export class MeetingHistoryLineEntity {
  @IdColumn() id!: string;
  @TextColumn('meeting_id') meetingId!: string;
  @TextColumn('at') at!: string;
  @TextColumn('actor_id') actorId!: string;
  @TextColumn('actor_name') actorName!: string;
  @TextColumn('agency') agency!: string;
  @TextColumn('type') type!: string;
  @TextColumn('summary') summary!: string;
  @TextColumn('reason') reason!: string | null;
  @JsonColumn('detail') detail!: object | null;
}
