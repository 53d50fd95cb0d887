import { Entity } from 'typeorm';
import { IdColumn, JsonColumn, TextColumn } from '../../platform/database/columns.js';
import type { PolicyContent } from './domain/policy.js';

@Entity('policy_versions')
export class PolicyVersionEntity {
  @IdColumn('version') version!: number;
  @TextColumn('effective_on') effectiveOn!: string;
  @TextColumn('source_note') sourceNote!: string;
  @JsonColumn('content') content!: PolicyContent;
  @TextColumn('created_at') createdAt!: string;
  /** Null for one that was added before this was kept. */
  @TextColumn('created_by') createdBy!: string | null;
}
