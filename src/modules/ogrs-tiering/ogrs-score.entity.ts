import { Entity } from 'typeorm';
import { IdColumn, JsonColumn, TextColumn, WholeColumn } from '../../platform/database/columns.js';
import type { InstrumentResult } from './domain/instrument.js';

/** A score as it was recorded; the row is its own history and never changes. */
@Entity('ogrs_scores')
export class OgrsScoreEntity {
  @IdColumn() id!: string;
  @TextColumn('offender_id') offenderId!: string;
  @WholeColumn('score') score!: number;
  @WholeColumn('tier') tier!: number | null;
  @TextColumn('instrument') instrument!: string;
  /** This and what follows: null where the score was entered, and not calculated here. */
  @TextColumn('instrument_version') instrumentVersion!: string | null;
  @JsonColumn('factors') factors!: object | null;
  @JsonColumn('result') result!: InstrumentResult | null;
  /** The conviction that the factors speak of (EXCL-2). */
  @TextColumn('convicted_on') convictedOn!: string | null;
  @TextColumn('assessed_on') assessedOn!: string | null;
  /** `entered`, `calculated`, or the list it was brought from. */
  @TextColumn('source') source!: string;
  @TextColumn('recorded_at') recordedAt!: string;
  @TextColumn('recorded_by') recordedBy!: string;
}
