import { Entity, PrimaryColumn } from 'typeorm';
import { IdColumn, JsonColumn, TextColumn, WholeColumn } from '../../platform/database/columns.js';

/** What somebody decided about one row: the latest holds, every earlier one stays (COH-2). */
@Entity('import_resolutions')
export class ImportResolutionEntity {
  @IdColumn('import_id') importId!: string;
  @PrimaryColumn({ type: 'integer', name: 'seq' }) seq!: number;
  @TextColumn('sheet') sheet!: string;
  @WholeColumn('row_number') rowNumber!: number;
  @TextColumn('action') action!: string;
  @TextColumn('target') target!: string | null;
  @JsonColumn('take') take!: object;
  /** What the list said when it was decided. */
  @JsonColumn('seen') seen!: object;
  @TextColumn('at') at!: string;
  @TextColumn('actor_id') actorId!: string;
  @TextColumn('actor_name') actorName!: string;
}
