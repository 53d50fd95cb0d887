import { Entity } from 'typeorm';
import { IdColumn, TextColumn, WholeColumn } from '../../platform/database/columns.js';

/** What waits for a panel's next meeting (MEET-4), until it is settled. It names nobody: the name is joined. */
@Entity('agenda_items')
export class AgendaItemEntity {
  @IdColumn() id!: string;
  @TextColumn('panel') panel!: string;
  @TextColumn('meeting_kind') meetingKind!: string;
  @TextColumn('kind') kind!: string;
  @TextColumn('offender_id') offenderId!: string;
  /** A referral waits as itself: two of one person are two items. */
  @TextColumn('referral_id') referralId!: string | null;
  @TextColumn('summary') summary!: string;
  @TextColumn('rule') rule!: string | null;
  @TextColumn('reason') reason!: string | null;
  @TextColumn('raised_at') raisedAt!: string;
  @TextColumn('raised_by') raisedBy!: string;
  @TextColumn('settled_at') settledAt!: string | null;
  @TextColumn('settled_by') settledBy!: string | null;
  @TextColumn('settled_as') settledAs!: string | null;
  @WholeColumn('version') version!: number;
}
