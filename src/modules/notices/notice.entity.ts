import { Entity } from 'typeorm';
import { IdColumn, TextColumn } from '../../platform/database/columns.js';

/** What a role, of one panel or of all, or one user is told. It names nobody: the name is joined when it is read. */
@Entity('notices')
export class NoticeEntity {
  @IdColumn() id!: string;
  @TextColumn('panel') panel!: string | null;
  @TextColumn('role') role!: string | null;
  /** The one user whom it is for. */
  @TextColumn('user_id') userId!: string | null;
  @TextColumn('kind') kind!: string;
  @TextColumn('offender_id') offenderId!: string | null;
  @TextColumn('referral_id') referralId!: string | null;
  @TextColumn('meeting_id') meetingId!: string | null;
  @TextColumn('task_id') taskId!: string | null;
  @TextColumn('agency') agency!: string | null;
  @TextColumn('summary') summary!: string;
  @TextColumn('rule') rule!: string | null;
  @TextColumn('at') at!: string;
  /** What is said once only; null for what may be said again. */
  @TextColumn('once_key') onceKey!: string | null;
}
