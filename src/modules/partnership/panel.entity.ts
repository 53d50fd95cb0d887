import { Entity } from 'typeorm';
import { IdColumn, TextColumn, WholeColumn } from '../../platform/database/columns.js';

@Entity('panels')
export class PanelEntity {
  @IdColumn('key') key!: string;
  @TextColumn('name') name!: string;
  /** `county` or `city`. */
  @TextColumn('area') area!: string;
  /** The internal mailbox to which referrals of its area go (REF-4). */
  @TextColumn('mailbox') mailbox!: string;
  @WholeColumn('position') position!: number;
}
