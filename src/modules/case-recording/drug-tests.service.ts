import { Injectable } from '@nestjs/common';
import { ClockService } from '../../platform/clock.service.js';
import type { Actor } from '../../shared/actor.js';
import { calendarDay, formatDay } from '../../shared/calendar-day.js';
import { forbidden } from '../../shared/domain-error.js';
import {
  DrugTestsRepository,
  mayRecordDrugTests,
  readDrugTest,
  type DrugTest,
  type StandingDrugTest,
  type TypedDrugTest,
} from '../case-facts/index.js';
import type { OffenderRow } from '../offenders/index.js';
import { CASE_RECORDING_EVENTS } from './case-recording.events.js';
import { FactRecording, type FactAnswer } from './fact-recording.service.js';
import { readCorrection, readOnlyReason } from './read-correction.js';

export type DrugTestAnswer = StandingDrugTest & FactAnswer;

/** Drug tests of a person: a positive one holds an exit back for six months from its sample (EXIT-1, EXIT-2). */
@Injectable()
export class DrugTestsService {
  constructor(
    private readonly recording: FactRecording,
    private readonly repository: DrugTestsRepository,
    private readonly clock: ClockService,
  ) {}

  /** @throws DomainError bad-input naming the fields; not-found; forbidden. */
  async record(actor: Actor, offenderId: string, typed: TypedDrugTest): Promise<DrugTestAnswer> {
    if (!mayRecordDrugTests(actor)) throw forbidden();
    return this.recording.record<StandingDrugTest>(actor, offenderId, async (tx, offender) => {
      const test = this.read(typed, offender, await this.repository.standing(tx, offenderId));
      const id = await this.repository.add(tx, offenderId, test);
      return {
        fact: { id, ...test },
        event: CASE_RECORDING_EVENTS.drugTestRecorded,
        summary: `Drug test recorded: ${describe(test)}`,
        detail: { before: null, after: { id, ...test } },
        decidesNothing: true,
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
    testId: string,
    { reason: typedReason, ...typed }: TypedDrugTest & { reason?: unknown },
  ): Promise<DrugTestAnswer> {
    if (!mayRecordDrugTests(actor)) throw forbidden();
    return this.recording.record<StandingDrugTest>(actor, offenderId, async (tx, offender) => {
      const { row: before, others } = await this.repository.load(tx, offenderId, testId);
      const { fact: test, reason } = readCorrection(() => this.read(typed, offender, others), typedReason);
      const change = { corrects: testId, isVoid: false, reason };
      const id = await this.repository.add(tx, offenderId, test, change);
      return {
        fact: { id, ...test },
        event: CASE_RECORDING_EVENTS.drugTestCorrected,
        summary: `Drug test corrected: now ${describe(test)}`,
        reason,
        detail: { before: { ...before }, after: { id, ...test } },
        decidesNothing: true,
      };
    });
  }

  /**
   * Says that there was no such test; the row stays as history (COH-2).
   *
   * @throws DomainError bad-input; conflict when it was corrected or withdrawn before; not-found; forbidden.
   */
  async withdraw(
    actor: Actor,
    offenderId: string,
    testId: string,
    typed: { reason?: unknown },
  ): Promise<DrugTestAnswer> {
    if (!mayRecordDrugTests(actor)) throw forbidden();
    return this.recording.record<StandingDrugTest>(actor, offenderId, async (tx) => {
      const { row: before } = await this.repository.load(tx, offenderId, testId);
      const reason = readOnlyReason(typed.reason, 'Enter a reason for withdrawing it');
      await this.repository.add(tx, offenderId, before, { corrects: testId, isVoid: true, reason });
      return {
        fact: before,
        event: CASE_RECORDING_EVENTS.drugTestCorrected,
        summary: `Drug test withdrawn: ${describe(before)}`,
        reason,
        detail: { before: { ...before }, after: null },
        decidesNothing: true,
      };
    });
  }

  private read(typed: TypedDrugTest, { dateOfBirth }: OffenderRow, others: readonly DrugTest[]): DrugTest {
    const today = this.clock.today();
    return readDrugTest(typed, { dateOfBirth: calendarDay(dateOfBirth), today, others });
  }
}

function describe({ sampleDate, result, substance }: DrugTest): string {
  const what = substance === null ? '' : ` for ${substance}`;
  return `${result}${what}, sample of ${formatDay(sampleDate)}`;
}
