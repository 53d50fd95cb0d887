import { Entity } from 'typeorm';
import { IdColumn, TextColumn } from '../../platform/database/columns.js';

@Entity('offender_aliases')
export class OffenderAliasEntity {
  @IdColumn() id!: string;
  @TextColumn('offender_id') offenderId!: string;
  @TextColumn('surname') surname!: string;
  @TextColumn('forename') forename!: string;
  @TextColumn('folded') folded!: string;
}
