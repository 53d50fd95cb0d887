import { Injectable } from '@nestjs/common';
import { ClockService } from '../../platform/clock.service.js';
import type { Tx } from '../../platform/database/tx.js';
import type { Actor } from '../../shared/actor.js';
import { calendarDay, formatDay, type CalendarDay } from '../../shared/calendar-day.js';
import { DomainError, forbidden } from '../../shared/domain-error.js';
import {
  CustodyRepository,
  isInCustody,
  mayRecordCustody,
  readCustody,
  readRelease,
  type CustodySpell,
  type StandingSpell,
  type TypedCustody,
} from '../case-facts/index.js';
import type { OffenderRow } from '../offenders/index.js';
import { CASE_RECORDING_EVENTS } from './case-recording.events.js';
import { FactRecording, type FactAnswer, type SavedFact } from './fact-recording.service.js';
import { InvolvementChanges } from './involvement-changes.service.js';
import { readCorrection, readOnlyReason } from './read-correction.js';

export interface RecordedCustody extends CustodySpell {
  id: string;
  /** Whether they are in custody now, by all that stands. */
  inCustody: boolean;
}

export type CustodyAnswer = RecordedCustody & FactAnswer;

type Saved = SavedFact<RecordedCustody>;

/**
 * Times in custody, on which EXCL-2 rests: who is in custody is not at liberty, and six months count from release.
 * Staff of the establishment are involved with whoever is in it or due to it.
 */
@Injectable()
export class CustodyService {
  constructor(
    private readonly recording: FactRecording,
    private readonly repository: CustodyRepository,
    private readonly involvement: InvolvementChanges,
    private readonly clock: ClockService,
  ) {}

  /** @throws DomainError bad-input naming the fields; not-found; forbidden. */
  record(actor: Actor, offenderId: string, typed: TypedCustody): Promise<CustodyAnswer> {
    return this.save(actor, offenderId, async (tx, offender) => {
      const others = await this.repository.standing(tx, offenderId);
      const spell = this.read(typed, offender, others);
      const id = await this.repository.add(tx, offenderId, spell);
      const summary = `Custody recorded: ${this.describe(spell)}`;
      return this.saved({ id, ...spell }, others, { summary, before: null });
    });
  }

  /**
   * Records the day of release from a time in custody that has not ended: a row in its place (COH-2).
   *
   * @throws DomainError bad-input naming `to`; conflict when it has ended, or was changed; not-found; forbidden.
   */
  release(
    actor: Actor,
    offenderId: string,
    spellId: string,
    typed: { to?: unknown },
  ): Promise<CustodyAnswer> {
    return this.save(actor, offenderId, async (tx) => {
      const { spell: before, others } = await this.repository.load(tx, offenderId, spellId);
      if (before.to !== null) throw alreadyReleased();
      const to = readRelease(typed.to, { from: before.from, today: this.clock.today() });
      const spell = { ...before, to };
      const id = await this.repository.add(tx, offenderId, spell, { ...CHANGED, corrects: spellId });
      const summary = `Released from custody on ${formatDay(to)}: ${before.establishment}`;
      return this.saved({ ...spell, id }, others, { summary, before });
    });
  }

  /**
   * Puts a row in the place of one that was recorded wrongly; both stay (COH-2).
   *
   * @throws DomainError bad-input; conflict when it was changed before; not-found; forbidden.
   */
  correct(
    actor: Actor,
    offenderId: string,
    spellId: string,
    { reason: typedReason, ...typed }: TypedCustody & { reason?: unknown },
  ): Promise<CustodyAnswer> {
    return this.save(actor, offenderId, async (tx, offender) => {
      const { spell: before, others } = await this.repository.load(tx, offenderId, spellId);
      const { fact: spell, reason } = readCorrection(() => this.read(typed, offender, others), typedReason);
      const id = await this.repository.add(tx, offenderId, spell, { ...CHANGED, corrects: spellId, reason });
      const summary = `Custody corrected: now ${this.describe(spell)}`;
      return this.saved({ id, ...spell }, others, { summary, before, reason });
    });
  }

  /**
   * Says that there was no such time in custody; the row stays as history (COH-2).
   *
   * @throws DomainError bad-input; conflict when it was changed before; not-found; forbidden.
   */
  withdraw(
    actor: Actor,
    offenderId: string,
    spellId: string,
    typed: { reason?: unknown },
  ): Promise<CustodyAnswer> {
    return this.save(actor, offenderId, async (tx) => {
      const { spell: before, others } = await this.repository.load(tx, offenderId, spellId);
      const reason = readOnlyReason(typed.reason, 'Enter a reason for withdrawing it');
      await this.repository.add(tx, offenderId, before, { corrects: spellId, isVoid: true, reason });
      const inCustody = isInCustody(others, this.clock.today());
      return {
        fact: { ...before, inCustody },
        event: CASE_RECORDING_EVENTS.custodyChanged,
        summary: `Custody withdrawn: ${this.describe(before)}`,
        reason,
        detail: { before: { ...before }, after: null },
        changes: { inCustody },
      };
    });
  }

  private save(
    actor: Actor,
    offenderId: string,
    work: (tx: Tx, offender: OffenderRow) => Promise<Saved>,
  ): Promise<CustodyAnswer> {
    if (!mayRecordCustody(actor)) throw forbidden();
    const watched = (tx: Tx, offender: OffenderRow): Promise<Saved> =>
      this.involvement.watch(tx, offender, () => work(tx, offender));
    return this.recording.record(actor, offenderId, watched);
  }

  /** A row as it was saved, with whether they are now in custody, for the answer and for the list. */
  private saved(
    spell: StandingSpell,
    others: readonly StandingSpell[],
    {
      summary,
      before,
      reason = null,
    }: { summary: string; before: StandingSpell | null; reason?: string | null },
  ): Saved {
    const inCustody = isInCustody([...others, spell], this.clock.today());
    return {
      fact: { ...spell, inCustody },
      event: CASE_RECORDING_EVENTS.custodyChanged,
      summary,
      reason,
      detail: { before: before && { ...before }, after: { ...spell } },
      changes: { inCustody },
    };
  }

  private describe(spell: CustodySpell): string {
    return describe(spell, this.clock.today());
  }

  private read(
    typed: TypedCustody,
    { dateOfBirth }: OffenderRow,
    others: readonly StandingSpell[],
  ): CustodySpell {
    return readCustody(typed, {
      dateOfBirth: calendarDay(dateOfBirth),
      today: this.clock.today(),
      others,
    });
  }
}

const CHANGED = { isVoid: false, reason: null };

function describe({ establishment, from, to, releaseDue }: CustodySpell, today: CalendarDay): string {
  const begun = from > today ? `due from ${formatDay(from)}` : `since ${formatDay(from)}`;
  const until = to === null ? begun : `from ${formatDay(from)} to ${formatDay(to)}`;
  const due = to === null && releaseDue !== null ? `, release due on ${formatDay(releaseDue)}` : '';
  return `${establishment}, ${until}${due}`;
}

const alreadyReleased = (): DomainError =>
  new DomainError({
    kind: 'conflict',
    code: 'CUSTODY.ALREADY_RELEASED',
    message: 'The release from this time in custody is recorded already. Correct it if the day is wrong.',
    rule: 'EXCL-2',
  });
