import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx.js';
import { formatDay, type CalendarDay } from '../../shared/calendar-day.js';
import { conflictOf } from './registration-conflict.js';
import { OffenderRecords } from './offender-records.service.js';
import { OFFENDER_EVENTS } from './offenders.events.js';
import { OffendersRepository, type OffenderRow } from './offenders.repository.js';
import { RegistrationChanges } from './registration-changes.service.js';
import { RegistrationsRepository } from './registrations.repository.js';

export interface RegistrationEnd {
  endedOn: CalendarDay;
  /** How it ended, in words. */
  endReason: string;
  rule: string;
  /** Why, as whoever decided it wrote. */
  reason: string;
  detail: Record<string, unknown>;
}

/** Ends a time on the scheme, and takes back an end that was an error (EXIT-5), in the caller's unit of work. */
@Injectable()
export class RegistrationEndings {
  constructor(
    private readonly records: OffenderRecords,
    private readonly repository: OffendersRepository,
    private readonly registrations: RegistrationsRepository,
    private readonly changes: RegistrationChanges,
  ) {}

  /**
   * The person stays, and the whole history; from here on nothing current shows them (LAW-2).
   *
   * @throws DomainError conflict when they are not registered.
   */
  async end(tx: Tx, offender: OffenderRow, end: RegistrationEnd): Promise<{ registrationId: string }> {
    const open = await this.registrations.open(tx, offender.id);
    if (open === null || offender.status !== 'registered')
      throw conflictOf('is not registered on the scheme');
    const { endedOn, endReason, rule, reason, detail } = end;
    await this.registrations.end(tx, open.id, { endedOn, endReason: `${endReason}: ${reason}` });
    const version = await this.repository.change(tx, offender, { status: 'exited', earliestExitOn: null });
    Object.assign(offender, { status: 'exited', earliestExitOn: null });
    const summary = `Left the scheme on ${formatDay(endedOn)}: ${endReason}`;
    const type = OFFENDER_EVENTS.exited;
    const all = { registrationId: open.id, startedOn: open.startedOn, endedOn, ...detail };
    await this.records.note(tx, offender.id, { type, summary, rule, reason, detail: all });
    const after = { before: 'registered', after: 'exited', rule, ...all };
    tx.record({ action: type, subjectType: 'offender', subjectId: offender.id, detail: after });
    tx.announce({ type, panel: offender.panel, offenderId: offender.id, version });
    return { registrationId: open.id };
  }

  /**
   * The same time on the scheme goes on, as if it had not ended; that it had stays in the history.
   *
   * @throws DomainError conflict when they are on the scheme again already.
   */
  async takeBack(
    tx: Tx,
    offender: OffenderRow,
    { registrationId, reason }: { registrationId: string; reason: string },
  ): Promise<void> {
    const open = await this.registrations.open(tx, offender.id);
    if (open !== null || offender.status === 'registered') throw conflictOf('is on the scheme again already');
    await this.registrations.end(tx, registrationId, { endedOn: null, endReason: null });
    const version = await this.repository.change(tx, offender, { status: 'registered' });
    const before = offender.status;
    offender.status = 'registered';
    const summary = 'Registered again: the exit was made in error, and the time on the scheme goes on';
    const type = OFFENDER_EVENTS.registered;
    const detail = { registrationId, before, after: 'registered' };
    await this.records.note(tx, offender.id, { type, summary, rule: 'EXIT-5', reason, detail });
    tx.record({
      action: type,
      subjectType: 'offender',
      subjectId: offender.id,
      detail: { ...detail, reason },
    });
    tx.announce({ type, panel: offender.panel, offenderId: offender.id, version });
    await this.changes.tell(tx, offender);
  }
}
