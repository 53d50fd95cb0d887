import { Entity } from 'typeorm';
import { IdColumn, JsonColumn, TextColumn, WholeColumn } from '../../platform/database/columns.js';
import type { PolicyContent } from './domain/policy.js';

export type PolicyDraftStatus = 'open' | 'discarded' | 'adopted';

/** A policy version being drafted; settled once it is discarded or adopted. */
@Entity('policy_drafts')
export class PolicyDraftEntity {
  @IdColumn() id!: string;
  /** The policy version it was begun from. */
  @WholeColumn('based_on') basedOn!: number;
  /** The newest policy version when it was last saved: a later one it would undo unseen. */
  @WholeColumn('newest_seen') newestSeen!: number;
  @TextColumn('effective_on') effectiveOn!: string;
  @TextColumn('source_note') sourceNote!: string;
  @JsonColumn('content') content!: PolicyContent;
  @TextColumn('status') status!: PolicyDraftStatus;
  /** The policy version it became. */
  @WholeColumn('became') became!: number | null;
  @TextColumn('created_at') createdAt!: string;
  @TextColumn('created_by') createdBy!: string;
  @TextColumn('changed_at') changedAt!: string;
  @TextColumn('settled_at') settledAt!: string | null;
  @TextColumn('settled_by') settledBy!: string | null;
  /** Rises with every change, so that nobody's is lost. */
  @WholeColumn('version') version!: number;
}
