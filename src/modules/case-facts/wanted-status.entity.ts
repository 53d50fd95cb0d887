import { Entity } from 'typeorm';
import { IdColumn, TextColumn } from '../../platform/database/columns.js';
import type { WantedStatus } from '../../shared/rag.js';

/** Whether somebody is wanted, as it was recorded (RAG-5); never changed. The latest row is what holds. */
@Entity('wanted_statuses')
export class WantedStatusEntity {
  @IdColumn() id!: string;
  @TextColumn('offender_id') offenderId!: string;
  @TextColumn('status') status!: WantedStatus;
  @TextColumn('recorded_at') recordedAt!: string;
  @TextColumn('recorded_by') recordedBy!: string;
  @TextColumn('recorded_by_id') recordedById!: string;
  @TextColumn('agency') agency!: string;
}
