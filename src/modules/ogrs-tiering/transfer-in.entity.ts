import { Entity } from 'typeorm';
import { IdColumn, TextColumn } from '../../platform/database/columns.js';

/** From where a PPO or IOM case came (ROUTE-OOA); the row recorded last counts. */
@Entity('transfers_in')
export class TransferInEntity {
  @IdColumn() id!: string;
  @TextColumn('offender_id') offenderId!: string;
  @TextColumn('from_area') fromArea!: string | null;
  @TextColumn('managed_as') managedAs!: string | null;
  @TextColumn('transferred_on') transferredOn!: string | null;
  @TextColumn('recorded_at') recordedAt!: string;
  @TextColumn('recorded_by') recordedBy!: string;
}
