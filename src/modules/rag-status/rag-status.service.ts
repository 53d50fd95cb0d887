import { Injectable } from '@nestjs/common';
import { ClockService } from '../../platform/clock.service.js';
import type { Tx } from '../../platform/database/tx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Actor } from '../../shared/actor.js';
import { DomainError, forbidden } from '../../shared/domain-error.js';
import { StatusFactsRepository, type StatusFacts } from '../case-facts/index.js';
import { OffenderRecords, type OffenderRow } from '../offenders/index.js';
import { isMoreSevere, proposeRag } from './domain/propose-rag.js';
import { hasWorsened, toRagFacts } from './domain/rag-facts.js';
import { RAG_RESPONSES, type RagStatus } from './domain/rag-matrix.js';
import { readConfirmation, readRag, type TypedRag } from './domain/read-rag.js';
import { maySetRag } from './rag-status.policy.js';
import { RagStatusRepository } from './rag-status.repository.js';

@Injectable()
export class RagStatusService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly records: OffenderRecords,
    private readonly repository: RagStatusRepository,
    private readonly statusFacts: StatusFactsRepository,
    private readonly clock: ClockService,
  ) {}

  /**
   * Sets the status, by a person with a written reason (RAG-6), as one more line of its history (RAG-7). The
   * same status again confirms it.
   *
   * @throws DomainError bad-input naming `status` or `reason`; not-found; forbidden.
   */
  async set(actor: Actor, id: string, typed: TypedRag): Promise<{ id: string; version: number }> {
    if (!maySetRag(actor)) throw forbidden();
    const { status, reason } = readRag(typed);
    return this.unitOfWork.run(actor, async (tx) => {
      const offender = await this.records.load(tx, id);
      await this.change(tx, offender, { status, reason, facts: await this.factsByHand(tx, id) });
      return { id, version: offender.version };
    });
  }

  /**
   * Says that the status is still right (LAW-5): a line of its history, and since when it holds stays.
   *
   * @throws DomainError conflict when there is none yet; bad-input naming `reason`; not-found; forbidden.
   */
  async confirm(
    actor: Actor,
    id: string,
    typed: { reason?: unknown } = {},
  ): Promise<{ id: string; version: number }> {
    if (!maySetRag(actor)) throw forbidden();
    const reason = readConfirmation(typed);
    return this.unitOfWork.run(actor, async (tx) => {
      const offender = await this.records.load(tx, id);
      if (offender.rag === null) throw nothingToConfirm();
      const facts = await this.factsByHand(tx, id);
      await this.change(tx, offender, { status: offender.rag, reason, facts });
      return { id, version: offender.version };
    });
  }

  /** What a status follows from, for {@link follow} to compare with what holds afterwards. */
  facts(tx: Tx, offenderId: string): Promise<StatusFacts> {
    return this.statusFacts.current(tx, offenderId, this.clock.today());
  }

  /**
   * Proposes the status anew after a fact has changed, in its unit of work: an escalation takes effect at once, with
   * the rule as its reason; anything else waits for a person (RAG-6).
   */
  async follow(tx: Tx, offender: OffenderRow, before: StatusFacts): Promise<void> {
    const after = await this.facts(tx, offender.id);
    if (!hasWorsened(before, after)) return;
    const facts = toRagFacts(after);
    const { status, rule, reason } = proposeRag(facts);
    if (status === null || !isMoreSevere(status, offender.rag)) return;
    await this.change(tx, offender, {
      status,
      reason: `By rule ${rule}: ${reason}`,
      facts: { ...facts, setByRule: true },
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
    // LAW-5: whoever sets a status has looked at it.
    const now = { rag: status, ragSince, ragConfirmedAt: tx.at, ragConfirmedBy: tx.actor.name };
    const version = await this.records.change(tx, offender, now);
    Object.assign(offender, now);
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

  /** What the person who decides had before them (RAG-7). */
  private async factsByHand(tx: Tx, offenderId: string): Promise<Record<string, unknown>> {
    const facts = toRagFacts(await this.facts(tx, offenderId));
    return { ...facts, proposed: proposeRag(facts).status, setByHand: true };
  }
}

function describe(previous: RagStatus | null, words: string, confirmed: boolean): string {
  if (confirmed) return `RAG status confirmed as ${words}`;
  if (previous === null) return `RAG status set to ${words}`;
  return `RAG status changed from ${RAG_RESPONSES[previous].words} to ${words}`;
}

const nothingToConfirm = (): DomainError =>
  new DomainError({
    kind: 'conflict',
    code: 'RAG.NOT_SET',
    message: 'There is no RAG status to confirm yet. Set one with a reason.',
    rule: 'LAW-5',
  });
