import { Entity } from 'typeorm';
import { IdColumn, TextColumn, WholeColumn } from '../../platform/database/columns.js';

/** A local area's mailbox (REF-4). The panels that it serves name it. */
@Entity('referral_mailboxes')
export class ReferralMailboxEntity {
  @IdColumn('key') key!: string;
  @TextColumn('name') name!: string;
  /** Where it can be written to, where that is known. */
  @TextColumn('address') address!: string | null;
  @WholeColumn('position') position!: number;
}
