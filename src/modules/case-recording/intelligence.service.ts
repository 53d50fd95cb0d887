import { Injectable } from '@nestjs/common';
import { ClockService } from '../../platform/clock.service.js';
import type { Actor } from '../../shared/actor.js';
import { forbidden } from '../../shared/domain-error.js';
import {
  IntelligenceRepository,
  mayRecordIntelligence,
  readIntelligence,
  type Intelligence,
  type TypedIntelligence,
} from '../case-facts/index.js';
import { PartnershipQueries } from '../partnership/index.js';
import { CASE_RECORDING_EVENTS } from './case-recording.events.js';
import { FactRecording, type FactAnswer } from './fact-recording.service.js';
import { readOnlyReason } from './read-correction.js';

export interface RecordedIntelligence extends Intelligence {
  id: string;
}

export type IntelligenceAnswer = RecordedIntelligence & FactAnswer;
export type ClosedIntelligenceAnswer = { id: string } & FactAnswer;

/**
 * Police intelligence with its grading (INT-1). Every reader of the record reads its history, so the history, the
 * log and the event say that there is intelligence and nothing of what it says (INT-4).
 */
@Injectable()
export class IntelligenceService {
  constructor(
    private readonly recording: FactRecording,
    private readonly repository: IntelligenceRepository,
    private readonly partnership: PartnershipQueries,
    private readonly clock: ClockService,
  ) {}

  /** @throws DomainError bad-input naming the fields; not-found; forbidden. */
  async record(actor: Actor, offenderId: string, typed: TypedIntelligence): Promise<IntelligenceAnswer> {
    if (!mayRecordIntelligence(actor)) throw forbidden();
    const agencies = (await this.partnership.listAgencies()).map(({ key }) => key);
    return this.recording.record<RecordedIntelligence>(actor, offenderId, async (tx) => {
      const intelligence = readIntelligence(typed, { today: this.clock.today(), agencies });
      const id = await this.repository.add(tx, offenderId, intelligence);
      return {
        fact: { id, ...intelligence },
        event: CASE_RECORDING_EVENTS.intelligenceRecorded,
        summary: 'Police intelligence recorded',
        detail: null,
      };
    });
  }

  /**
   * Closes an item: it is current no more (INT-2).
   *
   * @throws DomainError bad-input naming `reason`; conflict when it is closed already; not-found; forbidden.
   */
  async close(
    actor: Actor,
    offenderId: string,
    id: string,
    typed: { reason?: unknown },
  ): Promise<ClosedIntelligenceAnswer> {
    if (!mayRecordIntelligence(actor)) throw forbidden();
    return this.recording.record<{ id: string }>(actor, offenderId, async (tx) => {
      const reason = readOnlyReason(typed.reason, 'Enter a reason for closing it', 'INT-2');
      await this.repository.close(tx, offenderId, id, reason);
      return {
        fact: { id },
        event: CASE_RECORDING_EVENTS.intelligenceClosed,
        summary: 'Police intelligence closed',
        detail: null,
      };
    });
  }
}
