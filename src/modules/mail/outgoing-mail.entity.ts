import { Entity } from 'typeorm';
import { IdColumn, TextColumn, WholeColumn } from '../../platform/database/columns.js';

/** An e-mail that waits, is being sent, has been sent or is given up. It holds a link's path, and nothing to read. */
@Entity('outgoing_mails')
export class OutgoingMailEntity {
  @IdColumn() id!: string;
  @TextColumn('user_id') userId!: string;
  @TextColumn('kind') kind!: string;
  @TextColumn('path') path!: string;
  @TextColumn('status') status!: 'waiting' | 'sending' | 'sent' | 'given-up';
  /** How often it has been tried, the try under way included. */
  @WholeColumn('attempts') attempts!: number;
  /** When it is next due; while it is being sent, when whoever sends it is taken to have died. */
  @TextColumn('next_try_at') nextTryAt!: string;
  @TextColumn('created_at') createdAt!: string;
  @TextColumn('sent_at') sentAt!: string | null;
  /** A code of the protocol: never a server's words, which may hold an address. */
  @TextColumn('last_error') lastError!: string | null;
  @WholeColumn('version') version!: number;
}
