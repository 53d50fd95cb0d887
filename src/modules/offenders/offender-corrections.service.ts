import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx.js';
import { formatDay, type CalendarDay } from '../../shared/calendar-day.js';
import { PARTICULAR_FIELDS, PARTICULARS } from './domain/particulars.js';
import type { Alias } from './domain/read-alias.js';
import type { Person } from './domain/read-person.js';
import type { RegistrationRoute } from './domain/registration-route.js';
import { sixMonthStage } from './domain/six-month-stage.js';
import { OffenderRecords } from './offender-records.service.js';
import { OFFENDER_EVENTS } from './offenders.events.js';
import type { OffenderRow } from './offenders.repository.js';
import { RegistrationChanges } from './registration-changes.service.js';
import { RegistrationsRepository } from './registrations.repository.js';

export interface ParticularsChange {
  /** What is not named stays. */
  values: Partial<Person>;
  aliasesAdded?: readonly Alias[];
  /** Where the values come from, in words. */
  reason: string;
}

export interface EndedRegistration {
  route: RegistrationRoute;
  rule: string;
  reason: string;
  startedOn: CalendarDay | null;
  endedOn: CalendarDay;
  endReason: string;
}

/** What another source says of a person whom it did not bring, in the unit of work of whoever brings it. */
@Injectable()
export class OffenderCorrections {
  constructor(
    private readonly records: OffenderRecords,
    private readonly registrations: RegistrationsRepository,
    private readonly changes: RegistrationChanges,
  ) {}

  /** Changes particulars with history, audit entry and events: both panels hear of somebody who moves. */
  async changeParticulars(tx: Tx, offender: OffenderRow, change: ParticularsChange): Promise<void> {
    const { values, aliasesAdded = [], reason } = change;
    const changed = PARTICULAR_FIELDS.filter(
      (field) => values[field] !== undefined && values[field] !== offender[field],
    );
    if (changed.length === 0 && aliasesAdded.length === 0) return;
    const before = Object.fromEntries(changed.map((field) => [field, offender[field]]));
    const after = Object.fromEntries(changed.map((field) => [field, values[field]]));
    const panels = new Set([offender.panel, values.panel ?? offender.panel]);
    const version = await this.records.change(tx, offender, after);
    Object.assign(offender, after);
    await this.records.addAliases(tx, offender.id, aliasesAdded);
    const words = changed.map((field): string => PARTICULARS[field]);
    if (aliasesAdded.length > 0) words.push('aliases');
    const aliases = aliasesAdded.length > 0 ? { aliases: { added: aliasesAdded, removed: [] } } : {};
    const detail = { before, after, ...aliases };
    const summary = `Details changed: ${words.join(', ')}`;
    await this.records.note(tx, offender.id, { type: OFFENDER_EVENTS.changed, summary, reason, detail });
    tx.record({
      action: OFFENDER_EVENTS.changed,
      subjectType: 'offender',
      subjectId: offender.id,
      detail: { ...detail, reason },
    });
    for (const panel of panels) {
      tx.announce({ type: OFFENDER_EVENTS.changed, panel, offenderId: offender.id, version });
    }
  }

  /** Corrects the day on which somebody's present registration began, and with it the day they could leave. */
  async correctStart(
    tx: Tx,
    offender: OffenderRow,
    { startedOn, reason, exitMonths }: { startedOn: CalendarDay; reason: string; exitMonths: number },
  ): Promise<void> {
    const open = await this.registrations.open(tx, offender.id);
    if (open === null || open.startedOn === startedOn) return;
    await this.registrations.changeStart(tx, open.id, startedOn);
    const earliestExitOn = sixMonthStage(startedOn, exitMonths);
    await this.records.change(tx, offender, { registeredOn: startedOn, earliestExitOn });
    await this.changes.tell(tx, offender);
    const { version } = offender;
    const detail = { before: { registeredOn: open.startedOn }, after: { registeredOn: startedOn } };
    const summary = `Date of registration corrected to ${formatDay(startedOn)}`;
    await this.records.note(tx, offender.id, { type: OFFENDER_EVENTS.changed, summary, reason, detail });
    tx.record({
      action: OFFENDER_EVENTS.changed,
      subjectType: 'offender',
      subjectId: offender.id,
      detail: { ...detail, reason },
    });
    tx.announce({ type: OFFENDER_EVENTS.changed, panel: offender.panel, offenderId: offender.id, version });
  }

  /** Records a membership that has ended already: the person is on no current list (LAW-2). */
  async recordEnded(tx: Tx, offender: OffenderRow, ended: EndedRegistration): Promise<void> {
    await this.registrations.add(tx, { offenderId: offender.id, ...ended });
    const { route, rule, reason, startedOn, endedOn, endReason } = ended;
    const version = await this.records.change(tx, offender, {
      status: 'exited',
      route,
      registeredOn: startedOn,
      earliestExitOn: null,
    });
    offender.status = 'exited';
    const summary = `Left the scheme on ${formatDay(endedOn)}: ${endReason}`;
    await this.records.note(tx, offender.id, { type: OFFENDER_EVENTS.exited, summary, rule, reason });
    tx.record({
      action: OFFENDER_EVENTS.exited,
      subjectType: 'offender',
      subjectId: offender.id,
      detail: { route, rule, startedOn, endedOn, after: 'exited' },
    });
    tx.announce({ type: OFFENDER_EVENTS.exited, panel: offender.panel, offenderId: offender.id, version });
  }
}
