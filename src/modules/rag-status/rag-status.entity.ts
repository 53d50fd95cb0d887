import { Entity } from 'typeorm';
import { IdColumn, JsonColumn, TextColumn } from '../../platform/database/columns.js';
import type { RagStatus } from './domain/rag-matrix.js';

/** A status as it was set: who, when, from, to, facts and reason (RAG-7); never changed. */
@Entity('rag_statuses')
export class RagStatusEntity {
  @IdColumn() id!: string;
  @TextColumn('offender_id') offenderId!: string;
  @TextColumn('status') status!: RagStatus;
  @TextColumn('previous') previous!: RagStatus | null;
  @TextColumn('reason') reason!: string;
  @TextColumn('rule') rule!: string;
  @JsonColumn('facts') facts!: Record<string, unknown>;
  @TextColumn('since') since!: string;
  @TextColumn('set_by') setBy!: string;
  @TextColumn('set_by_name') setByName!: string;
  @TextColumn('agency') agency!: string;
}
