import { Entity } from 'typeorm';
import { IdColumn, TextColumn, WholeColumn } from '../../platform/database/columns.js';

/** A score as it was recorded; the row is its own history and never changes. */
@Entity('ogrs_scores')
export class OgrsScoreEntity {
  @IdColumn() id!: string;
  @TextColumn('offender_id') offenderId!: string;
  @WholeColumn('score') score!: number;
  @WholeColumn('tier') tier!: number | null;
  @TextColumn('instrument') instrument!: string;
  @TextColumn('assessed_on') assessedOn!: string | null;
  /** `entered`, or the list it was brought from. */
  @TextColumn('source') source!: string;
  @TextColumn('recorded_at') recordedAt!: string;
  @TextColumn('recorded_by') recordedBy!: string;
}
