import { Entity } from 'typeorm';
import { IdColumn, JsonColumn, TextColumn } from '../../platform/database/columns.js';

/** A filter of the cohort list that somebody keeps under a name of their own. */
@Entity('saved_views')
export class SavedViewEntity {
  @IdColumn() id!: string;
  @TextColumn('user_id') userId!: string;
  @TextColumn('name') name!: string;
  @JsonColumn('query') filter!: Record<string, string>;
  @TextColumn('saved_at') savedAt!: string;
}
