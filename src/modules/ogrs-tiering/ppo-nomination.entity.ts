import { Entity } from 'typeorm';
import { IdColumn, TextColumn } from '../../platform/database/columns.js';

/** A nomination as a PPO and the graded intelligence it rests on (ROUTE-PPO, INT-3). */
@Entity('ppo_nominations')
export class PpoNominationEntity {
  @IdColumn() id!: string;
  @TextColumn('offender_id') offenderId!: string;
  @TextColumn('intelligence_id') intelligenceId!: string;
  @TextColumn('nominated_on') nominatedOn!: string;
  @TextColumn('recorded_at') recordedAt!: string;
  @TextColumn('recorded_by') recordedBy!: string;
}
