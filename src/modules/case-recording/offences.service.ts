import { Injectable } from '@nestjs/common';
import { ClockService } from '../../platform/clock.service.js';
import type { Actor } from '../../shared/actor.js';
import { calendarDay, formatDay } from '../../shared/calendar-day.js';
import { forbidden } from '../../shared/domain-error.js';
import { OFFENCE_CATEGORY_WORDS } from '../../shared/offence-category.js';
import {
  mayRecordOffences,
  OffencesRepository,
  readOffence,
  type Offence,
  type TypedOffence,
} from '../case-facts/index.js';
import type { OffenderRow } from '../offenders/index.js';
import { CASE_RECORDING_EVENTS } from './case-recording.events.js';
import { FactRecording, type FactAnswer } from './fact-recording.service.js';
import { readCorrection, readOnlyReason } from './read-correction.js';

export interface RecordedOffence extends Offence {
  id: string;
}

export type OffenceAnswer = RecordedOffence & FactAnswer;

/** Charges and convictions of a person, on which EXCL-NO-CONVICTION rests. */
@Injectable()
export class OffencesService {
  constructor(
    private readonly recording: FactRecording,
    private readonly repository: OffencesRepository,
    private readonly clock: ClockService,
  ) {}

  /** @throws DomainError bad-input naming the fields; not-found; forbidden. */
  async record(actor: Actor, offenderId: string, typed: TypedOffence): Promise<OffenceAnswer> {
    if (!mayRecordOffences(actor)) throw forbidden();
    return this.recording.record<RecordedOffence>(actor, offenderId, async (tx, offender) => {
      const offence = this.read(typed, offender);
      const id = await this.repository.add(tx, offenderId, offence);
      return {
        fact: { id, ...offence },
        event: CASE_RECORDING_EVENTS.offenceRecorded,
        summary: `${outcomeWords(offence)} recorded: ${describe(offence)}`,
        detail: { before: null, after: { id, ...offence } },
      };
    });
  }

  /**
   * Puts a row in the place of one that was recorded wrongly; both stay (COH-2).
   *
   * @throws DomainError bad-input; conflict when it was corrected or withdrawn before; not-found; forbidden.
   */
  async correct(
    actor: Actor,
    offenderId: string,
    offenceId: string,
    { reason: typedReason, ...typed }: TypedOffence & { reason?: unknown },
  ): Promise<OffenceAnswer> {
    if (!mayRecordOffences(actor)) throw forbidden();
    return this.recording.record<RecordedOffence>(actor, offenderId, async (tx, offender) => {
      const before = await this.repository.load(tx, offenderId, offenceId);
      const { fact: offence, reason } = readCorrection(() => this.read(typed, offender), typedReason);
      const change = { corrects: offenceId, isVoid: false, reason };
      const id = await this.repository.add(tx, offenderId, offence, change);
      return {
        fact: { id, ...offence },
        event: CASE_RECORDING_EVENTS.offenceCorrected,
        summary: `${outcomeWords(before)} corrected: now ${describe(offence)}`,
        reason,
        detail: { before: { id: offenceId, ...before }, after: { id, ...offence } },
      };
    });
  }

  /**
   * Says that there was no such offence; the row stays as history (COH-2).
   *
   * @throws DomainError bad-input; conflict when it was corrected or withdrawn before; not-found; forbidden.
   */
  async withdraw(
    actor: Actor,
    offenderId: string,
    offenceId: string,
    typed: { reason?: unknown },
  ): Promise<OffenceAnswer> {
    if (!mayRecordOffences(actor)) throw forbidden();
    return this.recording.record<RecordedOffence>(actor, offenderId, async (tx) => {
      const before = await this.repository.load(tx, offenderId, offenceId);
      const reason = readOnlyReason(typed.reason, 'Enter a reason for withdrawing it');
      await this.repository.add(tx, offenderId, before, { corrects: offenceId, isVoid: true, reason });
      return {
        fact: { id: offenceId, ...before },
        event: CASE_RECORDING_EVENTS.offenceCorrected,
        summary: `${outcomeWords(before)} withdrawn: ${describe(before)}`,
        reason,
        detail: { before: { id: offenceId, ...before }, after: null },
      };
    });
  }

  private read(typed: TypedOffence, { dateOfBirth }: OffenderRow): Offence {
    return readOffence(typed, { dateOfBirth: calendarDay(dateOfBirth), today: this.clock.today() });
  }
}

const outcomeWords = ({ outcome }: Offence): string => (outcome === 'conviction' ? 'Conviction' : 'Charge');

function describe({ category, outcome, outcomeDate, offenceDate }: Offence): string {
  const ended = outcome === 'conviction' ? 'convicted' : 'charged';
  const words = OFFENCE_CATEGORY_WORDS[category].toLowerCase();
  return `${words}, ${ended} on ${formatDay(outcomeDate)}, offence on ${formatDay(offenceDate)}`;
}
