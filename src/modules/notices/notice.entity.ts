import { Entity } from 'typeorm';
import { IdColumn, TextColumn } from '../../platform/database/columns.js';

/** What a role of a panel is told about a person. It names nobody: the name is joined when it is read. */
@Entity('notices')
export class NoticeEntity {
  @IdColumn() id!: string;
  @TextColumn('panel') panel!: string;
  @TextColumn('role') role!: string;
  @TextColumn('kind') kind!: string;
  @TextColumn('offender_id') offenderId!: string;
  @TextColumn('summary') summary!: string;
  @TextColumn('rule') rule!: string | null;
  @TextColumn('at') at!: string;
}
