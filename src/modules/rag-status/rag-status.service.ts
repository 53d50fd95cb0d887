import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Tx } from '../../platform/database/tx.js';
import type { Actor } from '../../shared/actor.js';
import { badInput, forbidden, type FieldError } from '../../shared/domain-error.js';
import { OffenderRecords, type OffenderRow } from '../offenders/index.js';
import { RAG_RESPONSES, RAG_STATUSES, type RagStatus } from './domain/rag-matrix.js';
import { maySetRag } from './rag-status.policy.js';
import { RagStatusRepository } from './rag-status.repository.js';

export interface TypedRag {
  status?: unknown;
  reason?: unknown;
}

const LONGEST_REASON = 2000;

const isRagStatus = (value: unknown): value is RagStatus =>
  (RAG_STATUSES as readonly unknown[]).includes(value);

@Injectable()
export class RagStatusService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly records: OffenderRecords,
    private readonly repository: RagStatusRepository,
  ) {}

  /**
   * Sets the status, by a person with a written reason (RAG-6), as one more line of its history (RAG-7). The
   * same status again confirms it.
   *
   * @throws DomainError bad-input naming `status` or `reason`; not-found; forbidden.
   */
  async set(actor: Actor, id: string, typed: TypedRag): Promise<{ id: string; version: number }> {
    if (!maySetRag(actor)) throw forbidden();
    const { status, reason } = read(typed);
    return this.unitOfWork.run(actor, async (tx) => {
      const offender = await this.records.load(tx, id);
      await this.change(tx, offender, { status, reason, facts: { setByHand: true } });
      return { id, version: offender.version };
    });
  }

  /** Writes a status down, for callers with a unit of work of their own. */
  async change(
    tx: Tx,
    offender: OffenderRow,
    { status, reason, facts }: { status: RagStatus; reason: string; facts: Record<string, unknown> },
  ): Promise<void> {
    const { rule, words } = RAG_RESPONSES[status];
    const previous = offender.rag;
    await this.repository.add(tx, { offenderId: offender.id, status, previous, reason, rule, facts });
    const ragSince = status === previous ? (offender.ragSince ?? tx.at) : tx.at;
    const version = await this.records.change(tx, offender, { rag: status, ragSince, ...confirmedBy(tx) });
    Object.assign(offender, { rag: status, ragSince, ...confirmedBy(tx) });
    const type = status === previous ? 'rag.confirmed' : 'rag.changed';
    await this.records.note(tx, offender.id, {
      type,
      summary: describe(previous, words, status === previous),
      rule,
      reason,
      detail: { before: previous, after: status },
    });
    const detail = { before: previous, after: status, rule };
    tx.record({ action: type, subjectType: 'offender', subjectId: offender.id, detail });
    tx.announce({ type, panel: offender.panel, offenderId: offender.id, version });
  }
}

/** LAW-5: whoever sets a status has looked at it. */
const confirmedBy = ({ at, actor }: Tx): { ragConfirmedAt: string; ragConfirmedBy: string } => ({
  ragConfirmedAt: at,
  ragConfirmedBy: actor.name,
});

function describe(previous: RagStatus | null, words: string, confirmed: boolean): string {
  if (confirmed) return `RAG status confirmed as ${words}`;
  if (previous === null) return `RAG status set to ${words}`;
  return `RAG status changed from ${RAG_RESPONSES[previous].words} to ${words}`;
}

function read({ status, reason }: TypedRag): { status: RagStatus; reason: string } {
  const errors: FieldError[] = [];
  if (!isRagStatus(status)) {
    errors.push({ field: 'status', message: 'Choose red, amber alert, amber or green', rule: 'RAG-5' });
  }
  const text = typeof reason === 'string' ? reason.trim() : '';
  if (text === '') errors.push({ field: 'reason', message: 'Enter a reason for the status', rule: 'RAG-6' });
  if (text.length > LONGEST_REASON) {
    errors.push({
      field: 'reason',
      message: `Reason must be ${LONGEST_REASON} characters or fewer`,
      rule: 'RAG-6',
    });
  }
  if (errors.length > 0 || !isRagStatus(status)) throw badInput(errors);
  return { status, reason: text };
}
