import { Injectable } from '@nestjs/common';
import { ClockService } from '../../platform/clock.service.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Actor } from '../../shared/actor.js';
import { calendarDay } from '../../shared/calendar-day.js';
import { badInput, DomainError, forbidden } from '../../shared/domain-error.js';
import { EligibilityService } from '../ogrs-tiering/index.js';
import { OffenderRecords } from '../offenders/index.js';
import { readEndingFact } from './domain/read-exit-decision.js';
import { notRegistered } from './domain/may-leave.js';
import { ExitEndingsRepository } from './exit-endings.repository.js';
import { ExitEndings } from './exit-endings.service.js';
import { EXIT_EVENTS } from './exits.events.js';
import { mayEndWithoutMeeting, mayRemovePpo } from './exits.policy.js';

export interface EndedAnswer {
  offenderId: string;
  status: string;
  ppo: boolean;
  earliestExitOn: string | null;
  version: number;
}

const LONGEST = 4_000;

/** What is done about leaving outside a meeting: a death, a move away, an exit in error, PPO status (EXIT-5, EXIT-6). */
@Injectable()
export class ExitCorrections {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly records: OffenderRecords,
    private readonly repository: ExitEndingsRepository,
    private readonly endings: ExitEndings,
    private readonly eligibility: EligibilityService,
    private readonly clock: ClockService,
  ) {}

  /** @throws DomainError bad-input naming the fields; conflict when not registered; not-found; forbidden. */
  async recordEnding(
    actor: Actor,
    offenderId: string,
    typed: { ending?: unknown; on?: unknown; reason?: unknown },
  ): Promise<EndedAnswer> {
    if (!mayEndWithoutMeeting(actor)) throw forbidden();
    return this.unitOfWork.run(actor, async (tx) => {
      const offender = await this.records.load(tx, offenderId);
      if (offender.status !== 'registered') throw notRegistered();
      const registeredOn = offender.registeredOn === null ? null : calendarDay(offender.registeredOn);
      const ended = readEndingFact(typed, { today: this.clock.today(), registeredOn });
      await this.endings.end(tx, offender, { ...ended, meetingId: null, tasksTo: null });
      return toAnswer(await this.records.reload(tx, offenderId));
    });
  }

  /**
   * Takes back an exit that was made in error: a dated entry, and nothing is erased.
   *
   * @throws DomainError bad-input; conflict when there is none, or they are on the scheme again; not-found; forbidden.
   */
  async takeBack(actor: Actor, offenderId: string, typed: { reason?: unknown }): Promise<EndedAnswer> {
    if (!mayEndWithoutMeeting(actor)) throw forbidden();
    const reason = readReason(typed.reason, 'Enter why the exit was an error', 'EXIT-5');
    return this.unitOfWork.run(actor, async (tx) => {
      const offender = await this.records.load(tx, offenderId);
      const ending = await this.repository.last(tx, offenderId);
      if (ending === null) throw nothingToTakeBack();
      await this.endings.takeBack(tx, offender, ending, reason);
      return toAnswer(await this.records.reload(tx, offenderId));
    });
  }

  /**
   * EXIT-6: the PPO status is removed by the police IOM co-ordinator, after de-registration.
   *
   * @throws DomainError bad-input; refused before de-registration; conflict when there is no PPO status; not-found;
   * forbidden.
   */
  async removePpo(actor: Actor, offenderId: string, typed: { reason?: unknown }): Promise<EndedAnswer> {
    if (!mayRemovePpo(actor)) throw forbidden();
    const policy = await this.eligibility.policyToday();
    return this.unitOfWork.run(actor, async (tx) => {
      const offender = await this.records.load(tx, offenderId);
      const reason = readReason(typed.reason, 'Enter the reason for removing the PPO status', 'EXIT-6');
      const hasLeft = await this.repository.wasOnScheme(tx, offenderId);
      if (offender.status === 'registered' || !hasLeft) throw notBeforeExit();
      if (offender.ppo !== 1) throw noPpo();
      const version = await this.records.change(tx, offender, { ppo: false });
      const type = EXIT_EVENTS.ppoRemoved;
      const detail = { before: { ppo: true }, after: { ppo: false } };
      const summary = 'PPO status removed, after de-registration';
      await this.records.note(tx, offenderId, { type, summary, rule: 'EXIT-6', reason, detail });
      tx.record({
        action: type,
        subjectType: 'offender',
        subjectId: offenderId,
        detail: { ...detail, reason },
      });
      tx.announce({ type, panel: offender.panel, offenderId, version });
      await this.endings.ppoRemoved(tx, offenderId, reason);
      const now = await this.records.reload(tx, offenderId);
      await this.eligibility.decide(tx, now, policy, 'PPO status removed');
      return toAnswer(now);
    });
  }
}

const toAnswer = (row: Awaited<ReturnType<OffenderRecords['reload']>>): EndedAnswer => ({
  ...{ offenderId: row.id, status: row.status, ppo: row.ppo === 1 },
  ...{ earliestExitOn: row.earliestExitOn, version: row.version },
});

function readReason(typed: unknown, missing: string, rule: string): string {
  const reason = typeof typed === 'string' ? typed.trim() : '';
  if (reason === '') throw badInput([{ field: 'reason', message: missing, rule }]);
  if (reason.length <= LONGEST) return reason;
  throw badInput([{ field: 'reason', message: 'Use 4,000 characters or fewer', rule }]);
}

const nothingToTakeBack = (): DomainError =>
  new DomainError({
    kind: 'conflict',
    code: 'EXIT.NONE',
    message: 'There is no exit of this person to take back.',
    rule: 'EXIT-5',
  });

const notBeforeExit = (): DomainError =>
  new DomainError({
    kind: 'refused',
    code: 'EXIT.PPO_AFTER_EXIT',
    message: 'PPO status is removed after de-registration, and not before.',
    rule: 'EXIT-6',
  });

const noPpo = (): DomainError =>
  new DomainError({
    kind: 'conflict',
    code: 'EXIT.NO_PPO',
    message: 'This person has no PPO status (any more).',
    rule: 'EXIT-6',
  });
