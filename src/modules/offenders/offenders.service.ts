import { Injectable } from '@nestjs/common';
import { ClockService } from '../../platform/clock.service.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Tx } from '../../platform/database/tx.js';
import type { Actor } from '../../shared/actor.js';
import { DomainError, forbidden } from '../../shared/domain-error.js';
import { PartnershipQueries } from '../partnership/index.js';
import { PARTICULAR_FIELDS, PARTICULARS } from './domain/particulars.js';
import { readAlias, type Alias } from './domain/read-alias.js';
import { readPerson, type Person, type TypedPerson } from './domain/read-person.js';
import { KnownPeopleQueries, type KnownPerson } from './known-people.queries.js';
import { OffenderRecords, type AliasChange } from './offender-records.service.js';
import { OFFENDER_EVENTS } from './offenders.events.js';
import { mayKeepRecords } from './offenders.policy.js';
import type { OffenderRow } from './offenders.repository.js';

export interface NewOffender extends TypedPerson {
  aliases?: string[] | undefined;
  /** Somebody has looked at the people found and says that this is another. */
  confirmedNew?: boolean | undefined;
}

/** A refusal is thrown after the unit of work, so that what it showed of people is in the log. */
type Outcome = { id: string; version: number } | { refusal: DomainError };

const readAliases = (typed: readonly string[] | undefined): Alias[] =>
  (typed ?? []).map(readAlias).filter((alias) => alias !== null);

@Injectable()
export class OffendersService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly records: OffenderRecords,
    private readonly known: KnownPeopleQueries,
    private readonly partnership: PartnershipQueries,
    private readonly clock: ClockService,
  ) {}

  /**
   * Adds a person.
   *
   * @throws DomainError bad-input; conflict with `matches` when an identifier is held already (ID-PNC, ID-CRN,
   * ID-PRISON); refused `possible-duplicate` with `matches` on name and date of birth (REF-7).
   */
  async create(actor: Actor, typed: NewOffender): Promise<{ id: string; version: number }> {
    if (!mayKeepRecords(actor)) throw forbidden();
    const person = await this.read(typed);
    const aliases = readAliases(typed.aliases);
    const outcome = await this.unitOfWork.run<Outcome>(actor, async (tx) => {
      await this.known.waitForOthers(tx);
      const matches = await this.known.find({ ...person, aliases }, { tx });
      const refusal = findRefusal(matches, typed.confirmedNew ?? false);
      if (refusal) {
        // Whoever is shown to the asker was looked at (COH-3), though nothing comes of it.
        for (const match of matches) noteView(tx, 'offender.match-viewed', match.id);
        return { refusal };
      }
      const { id, version } = await this.records.create(tx, { person, aliases, source: 'entered by hand' });
      return { id, version };
    });
    return orRefuse(outcome);
  }

  /**
   * Changes what is named of a person's particulars.
   *
   * @throws DomainError stale when the version is no longer the current one: it carries the current values, so
   * that nothing typed is lost; bad-input; conflict as {@link create}.
   */
  async change(
    actor: Actor,
    id: string,
    version: number,
    typed: TypedPerson & { aliases?: string[] | undefined },
  ): Promise<{ id: string; version: number }> {
    if (!mayKeepRecords(actor)) throw forbidden();
    const panels = await this.panels();
    const outcome = await this.unitOfWork.run<Outcome>(actor, async (tx) => {
      const before = await this.records.load(tx, id);
      if (before.version !== version) {
        noteView(tx, 'offender.viewed', id);
        return { refusal: stale(before) };
      }
      const { aliases: typedAliases, ...given } = typed;
      const person = readPerson({ ...before, ...withoutUndefined(given) }, panels, this.clock.today());
      const changed = PARTICULAR_FIELDS.filter((field) => person[field] !== before[field]);
      const aliases = typedAliases && (await this.records.compareAliases(tx, id, readAliases(typedAliases)));
      if (changed.length === 0 && !aliases) {
        noteView(tx, 'offender.viewed', id);
        return { id, version };
      }
      const refusal = findRefusal(await this.known.find(person, { tx, except: id }), true);
      if (refusal) throw refusal;
      const values = Object.fromEntries(changed.map((field) => [field, person[field]]));
      const newVersion = await this.records.change(tx, before, values);
      if (aliases) await this.records.changeAliases(tx, id, aliases);
      await this.records.refreshSearch(tx, id);
      await this.noteChange(tx, { before, person, changed, aliases });
      this.announceChange(tx, before, person, newVersion);
      if (!changed.includes('dateOfBirth')) return { id, version: newVersion };
      const { version: decidedVersion } = await this.records.birthDateChanged(tx, id);
      return { id, version: decidedVersion };
    });
    return orRefuse(outcome);
  }

  private async noteChange(
    tx: Tx,
    change: {
      before: OffenderRow;
      person: Person;
      changed: readonly (keyof Person)[];
      aliases: AliasChange | null | undefined;
    },
  ): Promise<void> {
    const { before, person, changed, aliases } = change;
    const words = changed.map((field): string => PARTICULARS[field]);
    if (aliases) words.push('aliases');
    const detail = {
      before: Object.fromEntries(changed.map((field) => [field, before[field]])),
      after: Object.fromEntries(changed.map((field) => [field, person[field]])),
      ...(aliases ? { aliases } : {}),
    };
    const summary = `Details changed: ${words.join(', ')}`;
    await this.records.note(tx, before.id, { type: OFFENDER_EVENTS.changed, summary, detail });
    tx.record({ action: OFFENDER_EVENTS.changed, subjectType: 'offender', subjectId: before.id, detail });
  }

  /** Both panels hear of somebody who moves between them. */
  private announceChange(tx: Tx, before: OffenderRow, person: Person, version: number): void {
    for (const panel of new Set([person.panel, before.panel])) {
      tx.announce({ type: OFFENDER_EVENTS.changed, panel, offenderId: before.id, version });
    }
  }

  private async read(typed: TypedPerson): Promise<Person> {
    return readPerson(typed, await this.panels(), this.clock.today());
  }

  private async panels(): Promise<string[]> {
    return (await this.partnership.listPanels()).map(({ key }) => key);
  }
}

/** Somebody was shown what is recorded, by an answer that changes nothing. */
function noteView(tx: Tx, action: string, offenderId: string): void {
  tx.record({ action, subjectType: 'offender', subjectId: offenderId });
}

/** What was not sent is undefined in a checked body, and stays as it is recorded. */
function withoutUndefined(typed: TypedPerson): TypedPerson {
  return Object.fromEntries(Object.entries(typed).filter(([, value]) => value !== undefined));
}

function orRefuse(outcome: Outcome): { id: string; version: number } {
  if ('refusal' in outcome) throw outcome.refusal;
  return outcome;
}

function findRefusal(matches: KnownPerson[], confirmedNew: boolean): DomainError | null {
  const held = matches.filter(({ by }) => by !== 'name-and-date-of-birth');
  if (held.length > 0) {
    return new DomainError({
      kind: 'conflict',
      code: 'identifier-held',
      message: 'Somebody on the list already has this PNC ID, CRN or prison number.',
      rule: { 'pnc-id': 'ID-PNC', crn: 'ID-CRN', 'prison-number': 'ID-PRISON' }[held[0]?.by as 'crn'],
      errors: held.map(({ by }) => ({
        field: { 'pnc-id': 'pncId', crn: 'crn', 'prison-number': 'prisonNumber' }[by as 'crn'],
        message: 'Somebody on the list already has this',
      })),
      extra: { matches: confirmedNew ? held : matches },
    });
  }
  if (matches.length > 0 && !confirmedNew) {
    return new DomainError({
      kind: 'refused',
      code: 'possible-duplicate',
      message: 'Somebody with this name and date of birth is already on the list. Is it the same person?',
      rule: 'REF-7',
      extra: { matches },
    });
  }
  return null;
}

function stale(current: OffenderRow): DomainError {
  return new DomainError({
    kind: 'stale',
    code: 'STALE',
    message: 'Somebody else changed this record while you were editing it.',
    extra: {
      currentVersion: current.version,
      current: Object.fromEntries(PARTICULAR_FIELDS.map((field) => [field, current[field]])),
    },
  });
}
