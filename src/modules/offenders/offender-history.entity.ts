import { Entity } from 'typeorm';
import { IdColumn, JsonColumn, TextColumn } from '../../platform/database/columns.js';

/** What happened to a person's record: every value ever set, who set it and why (COH-2). */
@Entity('offender_history')
export class OffenderHistoryEntity {
  @IdColumn() id!: string;
  @TextColumn('offender_id') offenderId!: string;
  @TextColumn('at') at!: string;
  @TextColumn('actor_id') actorId!: string;
  @TextColumn('actor_name') actorName!: string;
  @TextColumn('agency') agency!: string;
  @TextColumn('type') type!: string;
  @TextColumn('summary') summary!: string;
  @TextColumn('rule') rule!: string | null;
  @TextColumn('reason') reason!: string | null;
  @JsonColumn('detail') detail!: Record<string, unknown> | null;
}
