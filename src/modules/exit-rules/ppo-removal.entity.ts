import { Entity } from 'typeorm';
import { IdColumn, TextColumn, WholeColumn } from '../../platform/database/columns.js';

/** The task that an exit opens for the police co-ordinator: to remove the PPO status (EXIT-6). */
@Entity('ppo_removals')
export class PpoRemovalEntity {
  @IdColumn() id!: string;
  @TextColumn('offender_id') offenderId!: string;
  @TextColumn('ending_id') endingId!: string;
  @TextColumn('panel') panel!: string;
  @TextColumn('opened_at') openedAt!: string;
  @TextColumn('settled_at') settledAt!: string | null;
  @TextColumn('settled_by') settledBy!: string | null;
  @TextColumn('settled_as') settledAs!: string | null;
  @TextColumn('reason') reason!: string | null;
  @WholeColumn('version') version!: number;
}
