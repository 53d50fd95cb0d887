import { Entity } from 'typeorm';
import { IdColumn, TextColumn } from '../../platform/database/columns.js';

/** INT-2: from here on the intelligence is not current any more. */
@Entity('intelligence_closures')
export class IntelligenceClosureEntity {
  @IdColumn('intelligence_id') intelligenceId!: string;
  @TextColumn('reason') reason!: string;
  @TextColumn('recorded_at') recordedAt!: string;
  @TextColumn('recorded_by') recordedBy!: string;
  @TextColumn('recorded_by_id') recordedById!: string;
  @TextColumn('agency') agency!: string;
}
