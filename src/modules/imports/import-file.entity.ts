import { Entity } from 'typeorm';
import { IdColumn, TextColumn } from '../../platform/database/columns.js';

/** The file itself, byte for byte. */
@Entity('import_files')
export class ImportFileEntity {
  @IdColumn('import_id') importId!: string;
  /** Base64, which both databases keep alike. */
  @TextColumn('content') content!: string;
}
