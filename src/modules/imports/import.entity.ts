import { Entity } from 'typeorm';
import { IdColumn, JsonColumn, TextColumn, WholeColumn } from '../../platform/database/columns.js';

/** A spreadsheet somebody brought, how it is read, and what became of it. */
@Entity('imports')
export class ImportEntity {
  @IdColumn() id!: string;
  @TextColumn('filename') filename!: string;
  /** The panel of the rows that name none. */
  @TextColumn('panel') panel!: string | null;
  @WholeColumn('bytes') bytes!: number;
  @TextColumn('sha256') sha256!: string;
  /** The day on which the workbook says it was last saved. */
  @TextColumn('saved_on') savedOn!: string | null;
  @JsonColumn('sheets') sheets!: { name: string; rows: number }[];
  @TextColumn('sheet') sheet!: string;
  @WholeColumn('header_row') headerRow!: number;
  @JsonColumn('mapping') mapping!: Record<string, string>;
  /** `previewed` or `committed`: an import that is being committed is still previewed until it is done. */
  @TextColumn('status') status!: string;
  @JsonColumn('counts') counts!: object;
  @TextColumn('uploaded_at') uploadedAt!: string;
  @TextColumn('uploaded_by') uploadedBy!: string;
  @TextColumn('uploaded_by_name') uploadedByName!: string;
  @TextColumn('committed_at') committedAt!: string | null;
  @TextColumn('committed_by_name') committedByName!: string | null;
  @JsonColumn('outcome') outcome!: object | null;
  @WholeColumn('version') version!: number;
}
