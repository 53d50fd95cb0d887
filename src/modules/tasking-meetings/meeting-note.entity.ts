import { Entity } from 'typeorm';
import { IdColumn, TextColumn } from '../../platform/database/columns.js';

/** What somebody wrote down in a meeting, or afterwards as a correction of its minutes (MEET-5); it only grows. */
@Entity('meeting_notes')
export class MeetingNoteEntity {
  @IdColumn() id!: string;
  @TextColumn('meeting_id') meetingId!: string;
  /** The item of the agenda that it is about; null where it is about the meeting. */
  @TextColumn('item_id') itemId!: string | null;
  @TextColumn('kind') kind!: 'note' | 'correction';
  @TextColumn('words') words!: string;
  @TextColumn('at') at!: string;
  @TextColumn('author') author!: string;
  @TextColumn('author_id') authorId!: string;
  @TextColumn('agency') agency!: string;
}
