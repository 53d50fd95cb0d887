import { Entity } from 'typeorm';
import { IdColumn, TextColumn } from '../../platform/database/columns.js';

@Entity('agencies')
export class AgencyEntity {
  @IdColumn('key') key!: string;
  @TextColumn('name') name!: string;
  /** `police`, `probation` or `partner`. */
  @TextColumn('kind') kind!: string;
}
