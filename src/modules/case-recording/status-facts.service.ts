import { Injectable } from '@nestjs/common';
import { ClockService } from '../../platform/clock.service.js';
import type { Actor } from '../../shared/actor.js';
import { forbidden } from '../../shared/domain-error.js';
import type { Engagement, WantedStatus } from '../../shared/rag.js';
import {
  mayRecordEngagement,
  mayRecordSupervision,
  mayRecordWanted,
  readEngagement,
  readWanted,
  StatusFactsRepository,
  type EngagementFact,
  type TypedEngagement,
} from '../case-facts/index.js';
import { CASE_RECORDING_EVENTS } from './case-recording.events.js';
import { FactRecording, type FactAnswer, type SavedFact } from './fact-recording.service.js';

/** Said beside the fact: false when it was recorded already, and nothing was written. */
interface Changed {
  changed: boolean;
}

export type WantedAnswer = { status: WantedStatus } & Changed & FactAnswer;
export type EngagementAnswer = EngagementFact & Changed & FactAnswer;

/** Wanted and engagement: the facts behind a RAG status that people set (RAG-5), each change a row of its own. */
@Injectable()
export class StatusFactsService {
  constructor(
    private readonly recording: FactRecording,
    private readonly repository: StatusFactsRepository,
    private readonly clock: ClockService,
  ) {}

  /**
   * Records whether somebody is wanted. What makes the status RED does so at once (RAG-6).
   *
   * @throws DomainError bad-input naming `status`; not-found; forbidden.
   */
  async setWanted(actor: Actor, offenderId: string, typed: { status?: unknown }): Promise<WantedAnswer> {
    if (!mayRecordWanted(actor)) throw forbidden();
    return this.recording.record<{ status: WantedStatus } & Changed>(actor, offenderId, async (tx) => {
      const status = readWanted(typed);
      const { wanted: before } = await this.repository.current(tx, offenderId, this.clock.today());
      if (status === before) return { fact: { status, changed: false }, isUnchanged: true };
      await this.repository.addWanted(tx, offenderId, status);
      return {
        fact: { status, changed: true },
        event: CASE_RECORDING_EVENTS.wantedChanged,
        summary: WANTED_SUMMARIES[status],
        detail: { before, after: status },
      };
    });
  }

  /**
   * Records how somebody engages with supervision and with treatment; what is left out stays as it is.
   *
   * @throws DomainError bad-input naming `supervision` or `treatment`; not-found; forbidden.
   */
  async setEngagement(actor: Actor, offenderId: string, typed: TypedEngagement): Promise<EngagementAnswer> {
    if (!mayRecordEngagement(actor)) throw forbidden();
    const today = this.clock.today();
    return this.recording.record<EngagementFact & Changed>(actor, offenderId, async (tx) => {
      const { supervision, treatment } = await this.repository.current(tx, offenderId, today);
      const before = { supervision, treatment };
      const after = readEngagement(typed, {
        recorded: before,
        maySetSupervision: mayRecordSupervision(actor),
        unsupervisedSince: await this.repository.unsupervisedSince(tx, offenderId, today),
      });
      if (after.supervision === supervision && after.treatment === treatment) {
        return { fact: { ...after, changed: false }, isUnchanged: true };
      }
      await this.repository.addEngagement(tx, offenderId, after);
      return engagementSaved(before, after);
    });
  }
}

function engagementSaved(before: EngagementFact, after: EngagementFact): SavedFact<EngagementFact & Changed> {
  return {
    fact: { ...after, changed: true },
    event: CASE_RECORDING_EVENTS.engagementChanged,
    summary: `Engagement recorded: ${inWords('supervision', after)}; ${inWords('treatment', after)}`,
    detail: { before, after },
  };
}

const WANTED_SUMMARIES: Record<WantedStatus, string> = {
  none: 'Not wanted',
  'pnc-warrant': 'Circulated on PNC as wanted: warrant',
  'pnc-crime': 'Circulated on PNC as wanted: crime',
  'pnc-licence-recall': 'Circulated on PNC as wanted: licence recall',
  'wanted-for-arrest': 'Wanted for arrest, not yet on PNC',
};

const ENGAGEMENT_WORDS: Record<Engagement, string> = {
  engaging: 'engaging',
  'not-complying': 'not complying',
  'not-engaging': 'not engaging',
  'not-required': 'not required',
};

function inWords(what: keyof EngagementFact, fact: EngagementFact): string {
  const engagement = fact[what];
  return `${what} ${engagement === null ? 'not recorded' : ENGAGEMENT_WORDS[engagement]}`;
}
