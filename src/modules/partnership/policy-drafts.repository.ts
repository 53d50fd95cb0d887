import { Injectable } from '@nestjs/common';
import { newId } from '../../platform/database/new-id.js';
import { rawSql, sql } from '../../platform/database/sql.js';
import type { Tx } from '../../platform/database/tx.js';
import { notFound } from '../../shared/domain-error.js';
import type { PolicyContent } from './domain/policy.js';
import { readPolicy } from './domain/read-policy.js';
import type { PolicyTerms } from './domain/read-policy-draft.js';
import { PolicyDraftEntity } from './policy-draft.entity.js';
import { PolicyVersionEntity } from './policy-version.entity.js';

/** A draft as it stands. */
export interface PolicyDraft {
  id: string;
  basedOn: number;
  /** The newest policy version when it was last saved. */
  newestSeen: number;
  effectiveOn: string;
  sourceNote: string;
  content: PolicyContent;
  status: 'open' | 'discarded' | 'adopted';
  became: number | null;
  createdAt: string;
  createdBy: string;
  changedAt: string;
  settledAt: string | null;
  settledBy: string | null;
  version: number;
}

export type PolicyDraftRow = Omit<PolicyDraft, 'content'> & { content: string };

export const DRAFT_COLUMNS =
  rawSql(`id, based_on as "basedOn", newest_seen as "newestSeen", effective_on as "effectiveOn",
  source_note as "sourceNote", content, status, became, created_at as "createdAt", created_by as "createdBy",
  changed_at as "changedAt", settled_at as "settledAt", settled_by as "settledBy", version`);

export const toDraft = ({ content, ...row }: PolicyDraftRow): PolicyDraft => ({
  ...row,
  content: readPolicy(content),
});

@Injectable()
export class PolicyDraftsRepository {
  /** The draft, locked until the unit of work ends. @throws DomainError not-found. */
  async load(tx: Tx, id: string): Promise<PolicyDraft> {
    const row = await tx.queryOne<PolicyDraftRow>(
      sql`select ${DRAFT_COLUMNS} from policy_drafts where id = ${id}${tx.forUpdate}`,
    );
    if (!row) throw notFound('The policy draft');
    return toDraft(row);
  }

  async add(tx: Tx, from: { basedOn: number; newestSeen: number }, terms: PolicyTerms): Promise<string> {
    const id = newId();
    const times = { createdAt: tx.at, createdBy: tx.actor.name, changedAt: tx.at };
    const open = { status: 'open' as const, became: null, settledAt: null, settledBy: null, version: 1 };
    await tx.insert(PolicyDraftEntity, { id, ...from, ...terms, ...times, ...open });
    return id;
  }

  /** Returns the new version. */
  async change(
    tx: Tx,
    { id, version }: PolicyDraft,
    changes: PolicyTerms & { newestSeen: number },
  ): Promise<number> {
    await tx.update(PolicyDraftEntity, { id }, { ...changes, changedAt: tx.at, version: version + 1 });
    return version + 1;
  }

  async settle(
    tx: Tx,
    { id, version }: PolicyDraft,
    settled: { status: 'discarded' | 'adopted'; became: number | null },
  ): Promise<void> {
    const by = { settledAt: tx.at, settledBy: tx.actor.name, version: version + 1 };
    await tx.update(PolicyDraftEntity, { id }, { ...settled, ...by });
  }

  /** The number of the newest policy version; nobody else adds one until the unit of work ends. */
  async newestVersion(tx: Tx): Promise<number> {
    // Adopters wait for each other at the first version; the newest is read after that wait.
    await tx.query(sql`select version from policy_versions where version = 1${tx.forUpdate}`);
    const newest = await tx.queryOne<{ version: number }>(
      sql`select version from policy_versions order by version desc limit 1`,
    );
    if (!newest) throw new Error('The database holds no policy version.');
    return newest.version;
  }

  async addVersion(
    tx: Tx,
    version: number,
    { effectiveOn, sourceNote, content }: PolicyDraft,
  ): Promise<void> {
    await tx.insert(PolicyVersionEntity, {
      ...{ version, effectiveOn, sourceNote, content },
      ...{ createdAt: tx.at, createdBy: tx.actor.name },
    });
  }
}
