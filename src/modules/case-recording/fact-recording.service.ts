import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Actor } from '../../shared/actor.js';
import { ExitReviews, toExitPolicy } from '../exit-rules/index.js';
import { OffenderRecords, type OffenderRow, type OffenderSummary } from '../offenders/index.js';
import {
  EligibilityService,
  mayReadDecisions,
  type Eligibility,
  type RegistrationAnswer,
} from '../ogrs-tiering/index.js';
import type { PolicyVersion } from '../partnership/index.js';
import { RagStatusService } from '../rag-status/index.js';
import { SHARING_CHANGED } from '../sharing/index.js';
import { CASE_RECORDING_EVENTS as EVENTS, type CaseRecordingEvent } from './case-recording.events.js';

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
  rule?: string | null;
  reason?: string | null;
  /** For the history and the log; null where they must not say more than that it happened (INT-4). */
  detail: Record<string, unknown> | null;
  /** What the list's row shows differently. */
  changes?: OffenderSummary;
  /** Agencies that have gained or lost their part in the person by it. */
  concerns?: readonly string[];
  /** Neither section 4 nor section 5 asks about it: eligibility is told as it is, and nothing is decided. */
  decidesNothing?: boolean;
}

/** A fact that was recorded already: nothing is written, and nobody is told. */
export interface UnchangedFact<Fact extends object> {
  fact: Fact;
  isUnchanged: true;
}

/** Saves a fact about a person whose row is locked. */
export type SaveFact<Fact extends object> = (
  tx: Tx,
  offender: OffenderRow,
) => Promise<SavedFact<Fact> | UnchangedFact<Fact>>;

/** EXIT-1: re-offending, intelligence and drug tests. */
const BEARS_ON_EXIT: ReadonlySet<CaseRecordingEvent> = new Set([
  ...[EVENTS.offenceRecorded, EVENTS.offenceCorrected],
  ...[EVENTS.intelligenceRecorded, EVENTS.intelligenceClosed],
  ...[EVENTS.drugTestRecorded, EVENTS.drugTestCorrected],
]);

/**
 * What happens around every fact: in one unit of work it is saved and told, the RAG status follows it (RAG-6), and
 * eligibility and exit are decided anew.
 */
@Injectable()
export class FactRecording {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly records: OffenderRecords,
    private readonly eligibility: EligibilityService,
    private readonly rag: RagStatusService,
    private readonly exits: ExitReviews,
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
      return this.keep(tx, offender, save, policy);
    });
  }

  /** The same in the caller's unit of work, of a person whose row it has locked. */
  async keep<Fact extends object>(
    tx: Tx,
    offender: OffenderRow,
    save: SaveFact<Fact>,
    policy: PolicyVersion,
  ): Promise<Fact & FactAnswer> {
    const before = await this.rag.facts(tx, offender.id);
    const saved = await save(tx, offender);
    if ('isUnchanged' in saved) return { ...saved.fact, ...(await this.standing(tx, offender, policy)) };
    await this.tell(tx, offender, saved);
    const after = await this.records.reload(tx, offender.id);
    if (saved.decidesNothing) {
      await this.followExit(tx, after, saved.event, policy);
      return { ...saved.fact, ...(await this.standing(tx, after, policy)) };
    }
    await this.rag.follow(tx, after, before);
    const { registration, ...decision } = await this.eligibility.decide(tx, after, policy, saved.summary);
    await this.followExit(tx, after, saved.event, policy);
    const eligibility = mayReadDecisions(tx.actor) ? decision.eligibility : null;
    return { ...saved.fact, eligibility, registration, rag: after.rag, version: after.version };
  }

  /** EXIT-3: what could hold an exit back says at once when the person could leave. */
  private async followExit(
    tx: Tx,
    offender: OffenderRow,
    event: CaseRecordingEvent,
    policy: PolicyVersion,
  ): Promise<void> {
    if (BEARS_ON_EXIT.has(event)) await this.exits.follow(tx, offender, toExitPolicy(policy));
  }

  /** List, history, log and events. */
  private async tell<Fact extends object>(
    tx: Tx,
    offender: OffenderRow,
    { event, summary, rule = null, reason = null, detail, changes = {}, concerns = [] }: SavedFact<Fact>,
  ): Promise<void> {
    const { id, panel } = offender;
    const version = await this.records.change(tx, offender, changes);
    const shown = detail === null ? {} : { detail };
    await this.records.note(tx, id, { type: event, summary, rule, reason, ...shown });
    tx.record({ action: event, subjectType: 'offender', subjectId: id, ...shown });
    tx.announce({ type: event, panel, offenderId: id, version });
    for (const agency of concerns) {
      tx.announce({ type: SHARING_CHANGED, panel, offenderId: id, version, agency });
    }
  }

  /** What an answer says where nothing was decided. */
  private async standing(tx: Tx, offender: OffenderRow, policy: PolicyVersion): Promise<FactAnswer> {
    const eligibility = mayReadDecisions(tx.actor)
      ? await this.eligibility.assessInside(tx, offender.id, policy)
      : null;
    return { eligibility, registration: null, rag: offender.rag, version: offender.version };
  }
}
