import { Entity } from 'typeorm';
import { IdColumn, JsonColumn, TextColumn, WholeColumn } from '../../platform/database/columns.js';

/** Police intelligence with its grading (INT-1); never changed. */
@Entity('intelligence')
export class IntelligenceEntity {
  @IdColumn() id!: string;
  @TextColumn('offender_id') offenderId!: string;
  @TextColumn('dated_on') date!: string;
  @TextColumn('content') text!: string;
  @WholeColumn('source') source!: number;
  @TextColumn('assessment') assessment!: string;
  @TextColumn('handling') handling!: string;
  @TextColumn('conditions') conditions!: string | null;
  @JsonColumn('shared_with') sharedWith!: string[];
  @TextColumn('review_on') reviewOn!: string | null;
  @TextColumn('recorded_at') recordedAt!: string;
  @TextColumn('recorded_by') recordedBy!: string;
  @TextColumn('recorded_by_id') recordedById!: string;
  @TextColumn('agency') agency!: string;
}
