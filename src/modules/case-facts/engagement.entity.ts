import { Entity } from 'typeorm';
import { IdColumn, TextColumn } from '../../platform/database/columns.js';
import type { Engagement } from '../../shared/rag.js';

/** Engagement with supervision and treatment, as it was recorded (RAG-5); never changed. The latest row holds. */
@Entity('engagements')
export class EngagementEntity {
  @IdColumn() id!: string;
  @TextColumn('offender_id') offenderId!: string;
  /** Null while only a treatment service has recorded anything. */
  @TextColumn('supervision') supervision!: Engagement | null;
  @TextColumn('treatment') treatment!: Engagement | null;
  @TextColumn('recorded_at') recordedAt!: string;
  @TextColumn('recorded_by') recordedBy!: string;
  @TextColumn('recorded_by_id') recordedById!: string;
  @TextColumn('agency') agency!: string;
}
