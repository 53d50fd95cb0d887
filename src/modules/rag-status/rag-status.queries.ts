import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { sql } from '../../platform/database/sql.js';
import type { Actor } from '../../shared/actor.js';
import { OffendersQueries } from '../offenders/index.js';
import { RAG_RESPONSES, type RagStatus } from './domain/rag-matrix.js';

export interface RagHistoryEntry {
  status: RagStatus;
  previous: RagStatus | null;
  /** The instant from which it held. */
  from: string;
  by: string;
  agency: string;
  reason: string;
  rule: string;
  facts: Record<string, unknown>;
}

export interface RagView {
  status: RagStatus | null;
  /** What the recorded facts would make it; null while no facts behind it are recorded. */
  proposed: RagStatus | null;
  rule: string | null;
  response: string | null;
  since: string | null;
  history: RagHistoryEntry[];
}

@Injectable()
export class RagStatusQueries {
  constructor(
    private readonly database: Database,
    private readonly offenders: OffendersQueries,
  ) {}

  /**
   * The status with its rule and response, and how it came about, the latest first (RAG-7).
   *
   * @throws DomainError not-found.
   */
  async get(actor: Actor, id: string): Promise<RagView> {
    const { rag, ragSince } = await this.offenders.get(actor, id);
    const rows = await this.database.read<Omit<RagHistoryEntry, 'facts'> & { facts: string }>(
      sql`select status, previous, since as "from", set_by_name as "by", agency, reason, rule, facts
        from rag_statuses where offender_id = ${id} order by since desc, id desc`,
    );
    return {
      status: rag,
      proposed: null,
      rule: rag ? RAG_RESPONSES[rag].rule : null,
      response: rag ? RAG_RESPONSES[rag].response : null,
      since: ragSince,
      history: rows.map((row) => ({ ...row, facts: JSON.parse(row.facts) as Record<string, unknown> })),
    };
  }
}
