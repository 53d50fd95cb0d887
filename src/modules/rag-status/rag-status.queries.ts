import { Injectable } from '@nestjs/common';
import { ClockService } from '../../platform/clock.service.js';
import { Database } from '../../platform/database/database.js';
import { sql } from '../../platform/database/sql.js';
import type { Actor } from '../../shared/actor.js';
import { isStale } from '../../shared/rag-staleness.js';
import { StatusFactsQueries } from '../case-facts/index.js';
import { OffendersQueries } from '../offenders/index.js';
import { PartnershipQueries } from '../partnership/index.js';
import { proposeRag, type RagProposal } from './domain/propose-rag.js';
import { toRagFacts, type RagFacts } from './domain/rag-facts.js';
import { RAG_RESPONSES, type RagStatus } from './domain/rag-matrix.js';

export interface RagHistoryEntry {
  id: string;
  status: RagStatus;
  /** The same as `status` where somebody confirmed it. */
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
  /** What the recorded facts would make it (RAG-6); null where they are too few to say. */
  proposed: RagStatus | null;
  /** Why, in words that every reader of the record may read (INT-4). */
  proposedBecause: string;
  rule: string | null;
  response: string | null;
  since: string | null;
  /** When somebody last set or confirmed it, and who (LAW-5). */
  confirmedAt: string | null;
  confirmedBy: string | null;
  /** LAW-5: nobody has confirmed it for longer than the policy lets it stand. */
  isStale: boolean;
  /** What nobody has recorded. */
  missing: RagProposal['missing'];
  facts: RagFacts;
  history: RagHistoryEntry[];
}

@Injectable()
export class RagStatusQueries {
  constructor(
    private readonly database: Database,
    private readonly offenders: OffendersQueries,
    private readonly statusFacts: StatusFactsQueries,
    private readonly partnership: PartnershipQueries,
    private readonly clock: ClockService,
  ) {}

  /**
   * The status with its rule and response, what the facts would make it, and how it came about, the latest first
   * (RAG-7).
   *
   * @throws DomainError not-found.
   */
  async get(actor: Actor, id: string): Promise<RagView> {
    const offender = await this.offenders.get(actor, id);
    const { rag, ragSince, ragConfirmedAt, ragConfirmedBy } = offender;
    const today = this.clock.today();
    const [recorded, { content }, history] = await Promise.all([
      this.statusFacts.current(actor, id),
      this.partnership.policyOn(today),
      this.history(id),
    ]);
    const facts = toRagFacts(recorded);
    const { status: proposed, reason: proposedBecause, missing } = proposeRag(facts);
    return {
      status: rag,
      ...{ proposed, proposedBecause },
      rule: rag ? RAG_RESPONSES[rag].rule : null,
      response: rag ? RAG_RESPONSES[rag].response : null,
      since: ragSince,
      confirmedAt: ragConfirmedAt,
      confirmedBy: ragConfirmedBy,
      isStale: isStale(offender, content.ragStaleAfterDays, today),
      ...{ missing, facts, history },
    };
  }

  private async history(id: string): Promise<RagHistoryEntry[]> {
    const rows = await this.database.read<Omit<RagHistoryEntry, 'facts'> & { facts: string }>(
      sql`select id, status, previous, since as "from", set_by_name as "by", agency, reason, rule, facts
        from rag_statuses where offender_id = ${id} order by since desc, id desc`,
    );
    return rows.map((row) => ({ ...row, facts: JSON.parse(row.facts) as Record<string, unknown> }));
  }
}
