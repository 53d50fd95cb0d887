import { Injectable } from '@nestjs/common';
import { ClockService } from '../../platform/clock.service.js';
import { newId } from '../../platform/database/new-id.js';
import type { Tx } from '../../platform/database/tx.js';
import type { CalendarDay } from '../../shared/calendar-day.js';
import type { Alias } from './domain/read-alias.js';
import type { Person } from './domain/read-person.js';
import { REGISTRATION_ROUTES, type RegistrationRoute } from './domain/registration-route.js';
import { sixMonthStage } from './domain/six-month-stage.js';
import type { OffenderEntity } from './offender.entity.js';
import { OFFENDER_EVENTS } from './offenders.events.js';
import { OffendersRepository, type OffenderRow } from './offenders.repository.js';
import { RegistrationChanges } from './registration-changes.service.js';
import { andSharedWith } from '../sharing/index.js';

/** The current values that other modules keep in the list's row. */
export type OffenderSummary = Partial<
  Pick<
    OffenderEntity,
    | 'tier'
    | 'ogrsScore'
    | 'rag'
    | 'ragSince'
    | 'ragConfirmedAt'
    | 'ragConfirmedBy'
    | 'inCustody'
    | 'ppo'
    | 'mappaLevel'
    | 'registeredSexOffender'
    | 'yosHighRisk'
    | 'outOfAreaTransfer'
  >
>;

export interface HistoryNote {
  /** `subject.past-verb`. */
  type: string;
  /** In plain words, as the timeline shows it. */
  summary: string;
  rule?: string | null;
  reason?: string | null;
  detail?: Record<string, unknown>;
}

export interface AliasChange {
  added: Alias[];
  removed: Alias[];
}

export interface NewRegistration {
  route: RegistrationRoute;
  rule: string;
  reason: string;
  /** Null when the list it comes from did not say. */
  startedOn: CalendarDay | null;
  exitMonths: number;
}

export interface NewPerson {
  person: Person;
  aliases: readonly Alias[];
  summary?: OffenderSummary;
  /** How they came to be recorded, in words. */
  source: string;
}

/** Checks or decides anew, in the unit of work that has corrected somebody's date of birth. */
export type BirthDateListener = (tx: Tx, offender: OffenderRow) => Promise<void>;

/** What other modules do to a person's record, inside their own unit of work. */
@Injectable()
export class OffenderRecords {
  private readonly birthDateListeners: BirthDateListener[] = [];

  constructor(
    private readonly repository: OffendersRepository,
    private readonly registrations: RegistrationChanges,
    private readonly clock: ClockService,
  ) {}

  /**
   * The person, locked until the unit of work ends.
   *
   * @throws DomainError not-found, also for whoever may not know that they are there (LAW-4).
   */
  async load(tx: Tx, id: string): Promise<OffenderRow> {
    return this.repository.load(tx, id, andSharedWith(tx.actor, this.clock.today()));
  }

  /**
   * The person as they are now, locked, also for whoever has just closed the record to themselves, or refers somebody
   * whom they may not see: the caller tells them nothing of it (LAW-4).
   */
  async reload(tx: Tx, id: string): Promise<OffenderRow> {
    return this.repository.load(tx, id);
  }

  /** Adds a person to the record: state, search, history, audit entry and event. */
  async create(tx: Tx, { person, aliases, summary, source }: NewPerson): Promise<OffenderRow> {
    const row: Omit<OffenderEntity, 'sortName' | 'createdAt' | 'updatedAt'> = {
      id: newId(),
      ...person,
      status: 'not-registered',
      route: null,
      tier: null,
      ogrsScore: null,
      rag: null,
      ragSince: null,
      ragConfirmedAt: null,
      ragConfirmedBy: null,
      registeredOn: null,
      earliestExitOn: null,
      inCustody: false,
      ppo: false,
      mappaLevel: null,
      registeredSexOffender: null,
      yosHighRisk: null,
      outOfAreaTransfer: null,
      version: 1,
      ...summary,
    };
    await this.repository.add(tx, row);
    await this.repository.addAliases(tx, row.id, aliases);
    await this.repository.indexForSearch(tx, row.id, { ...person, aliases });
    await this.note(tx, row.id, { type: OFFENDER_EVENTS.created, summary: `Added: ${source}` });
    tx.record({
      action: OFFENDER_EVENTS.created,
      subjectType: 'offender',
      subjectId: row.id,
      detail: { panel: person.panel, source },
    });
    tx.announce({ type: OFFENDER_EVENTS.created, panel: person.panel, offenderId: row.id, version: 1 });
    return this.repository.load(tx, row.id);
  }

  /** For the modules above, whose rules ask how old somebody is. What they throw undoes the correction. */
  whenBirthDateChanges(listener: BirthDateListener): void {
    this.birthDateListeners.push(listener);
  }

  /** Tells them, and returns the person as they are then. */
  async birthDateChanged(tx: Tx, id: string): Promise<OffenderRow> {
    for (const listener of this.birthDateListeners) await listener(tx, await this.repository.load(tx, id));
    return this.repository.load(tx, id);
  }

  /** Keeps current values in the list's row and raises the version, which is returned. */
  change(tx: Tx, offender: OffenderRow, changes: Partial<OffenderEntity>): Promise<number> {
    return this.repository.change(tx, offender, changes);
  }

  /** Adds further names and makes the person findable by them. */
  async addAliases(tx: Tx, offenderId: string, aliases: readonly Alias[]): Promise<void> {
    await this.repository.addAliases(tx, offenderId, aliases);
    await this.refreshSearch(tx, offenderId);
  }

  /** Which names a new list of aliases adds and which it takes away; null when it says the same as before. */
  async compareAliases(tx: Tx, offenderId: string, wanted: readonly Alias[]): Promise<AliasChange | null> {
    const key = ({ surname, forename }: Alias): string => `${surname}, ${forename}`;
    const held = await this.repository.aliases(tx, offenderId);
    const added = wanted.filter((alias) => !held.some((other) => key(other) === key(alias)));
    const removed = held.filter((alias) => !wanted.some((other) => key(other) === key(alias)));
    return added.length === 0 && removed.length === 0 ? null : { added, removed };
  }

  async changeAliases(tx: Tx, offenderId: string, { added, removed }: AliasChange): Promise<void> {
    await this.repository.removeAliases(tx, offenderId, removed);
    await this.repository.addAliases(tx, offenderId, added);
  }

  /** Makes the person findable by what they are called and numbered now, and by that only. */
  async refreshSearch(tx: Tx, id: string): Promise<void> {
    const person = await this.repository.load(tx, id);
    const aliases = await this.repository.aliases(tx, id);
    await this.repository.indexForSearch(tx, id, { ...person, aliases });
  }

  /** Writes a line of the person's history (COH-2). */
  async note(tx: Tx, offenderId: string, note: HistoryNote): Promise<void> {
    await this.repository.addHistory(tx, {
      id: newId(),
      offenderId,
      at: tx.at,
      actorId: tx.actor.id,
      actorName: tx.actor.name,
      agency: tx.actor.agency,
      type: note.type,
      summary: note.summary,
      rule: note.rule ?? null,
      reason: note.reason ?? null,
      detail: note.detail ?? null,
    });
  }

  /** Somebody who is not on the scheme waits for a decision (REF-5). Whoever is on it stays on it. */
  async refer(tx: Tx, offender: OffenderRow): Promise<void> {
    if (offender.status === 'registered' || offender.status === 'referred') return;
    await this.repository.change(tx, offender, { status: 'referred' });
    offender.status = 'referred';
  }

  /** Somebody waits no longer, and is again what they were: one who has left the scheme, or never was on it. */
  async endReferral(tx: Tx, offender: OffenderRow): Promise<void> {
    if (offender.status !== 'referred') return;
    const status = (await this.repository.wasRegistered(tx, offender.id)) ? 'exited' : 'not-registered';
    await this.repository.change(tx, offender, { status });
    offender.status = status;
  }

  /** Begins an episode on the scheme, by a rule, in the caller's unit of work. */
  async register(tx: Tx, offender: OffenderRow, registration: NewRegistration): Promise<{ id: string }> {
    const { route, rule, reason, startedOn, exitMonths } = registration;
    const id = newId();
    await this.repository.addRegistration(tx, {
      id,
      offenderId: offender.id,
      route,
      rule,
      reason,
      startedOn,
      endedOn: null,
      endReason: null,
      recordedAt: tx.at,
      recordedBy: tx.actor.name,
    });
    const version = await this.repository.change(tx, offender, {
      status: 'registered',
      route,
      registeredOn: startedOn,
      earliestExitOn: sixMonthStage(startedOn, exitMonths),
    });
    const summary = `Registered on the scheme: ${REGISTRATION_ROUTES[route].words}`;
    await this.note(tx, offender.id, { type: OFFENDER_EVENTS.registered, summary, rule, reason });
    tx.record({
      action: OFFENDER_EVENTS.registered,
      subjectType: 'offender',
      subjectId: offender.id,
      detail: { route, rule, startedOn, before: offender.status, after: 'registered' },
    });
    tx.announce({
      type: OFFENDER_EVENTS.registered,
      panel: offender.panel,
      offenderId: offender.id,
      version,
    });
    await this.registrations.tell(tx, offender);
    return { id };
  }
}
