import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Actor } from '../../shared/actor.js';
import { OffenderRecords, type OffenderRow, type OffenderSummary } from '../offenders/index.js';
import {
  EligibilityService,
  mayReadDecisions,
  type Eligibility,
  type RegistrationAnswer,
} from '../ogrs-tiering/index.js';
import type { CaseRecordingEvent } from './case-recording.events.js';

/** What the recording of a fact answers with beside the fact. */
export interface FactAnswer {
  /** Null for whoever may not read decisions: a partner's worker who records a fact. */
  eligibility: Eligibility | null;
  registration: RegistrationAnswer | null;
  rag: OffenderRow['rag'];
  version: number;
}

/** A fact as it was saved, and what the record says of it. */
export interface SavedFact<Fact extends object> {
  fact: Fact;
  event: CaseRecordingEvent;
  /** In plain words, for the timeline; every reader of the record reads it. */
  summary: string;
  reason?: string | null;
  /** For the history and the log; null where they must not say more than that it happened (INT-4). */
  detail: Record<string, unknown> | null;
  /** What the list's row shows differently. */
  changes?: OffenderSummary;
}

/** Saves a fact about a person whose row is locked. */
export type SaveFact<Fact extends object> = (tx: Tx, offender: OffenderRow) => Promise<SavedFact<Fact>>;

/** What happens around every fact: in one unit of work it is saved, told, and eligibility is decided anew. */
@Injectable()
export class FactRecording {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly records: OffenderRecords,
    private readonly eligibility: EligibilityService,
  ) {}

  /** @throws DomainError not-found; whatever `save` throws. Nothing is changed then. */
  async record<Fact extends object>(
    actor: Actor,
    offenderId: string,
    save: SaveFact<Fact>,
  ): Promise<Fact & FactAnswer> {
    const policy = await this.eligibility.policyToday();
    return this.unitOfWork.run(actor, async (tx) => {
      const offender = await this.records.load(tx, offenderId);
      const { fact, event, summary, reason = null, detail, changes = {} } = await save(tx, offender);
      const version = await this.records.change(tx, offender, changes);
      const shown = detail === null ? {} : { detail };
      await this.records.note(tx, offenderId, { type: event, summary, reason, ...shown });
      tx.record({ action: event, subjectType: 'offender', subjectId: offenderId, ...shown });
      tx.announce({ type: event, panel: offender.panel, offenderId, version });
      const after = await this.records.load(tx, offenderId);
      const { registration, ...decision } = await this.eligibility.decide(tx, after, policy, summary);
      const eligibility = mayReadDecisions(actor) ? decision.eligibility : null;
      return { ...fact, eligibility, registration, rag: after.rag, version: after.version };
    });
  }
}
