import { Injectable } from '@nestjs/common';
import { ClockService } from '../../platform/clock.service.js';
import type { Tx } from '../../platform/database/tx.js';
import type { Actor } from '../../shared/actor.js';
import { formatDay, type CalendarDay } from '../../shared/calendar-day.js';
import { CONTACT_KIND_WORDS } from '../../shared/contact-kind.js';
import { DomainError, forbidden } from '../../shared/domain-error.js';
import { AuthQueries } from '../auth/index.js';
import {
  ContactsRepository,
  mayRecordContacts,
  readContact,
  readContactEnd,
  readUsername,
  refuseSecond,
  takesOverFrom,
  type Contact,
  type KnownUser,
  type StandingContact,
  type TypedContact,
} from '../case-facts/index.js';
import type { OffenderRow } from '../offenders/index.js';
import { PartnershipQueries, type AgencyView } from '../partnership/index.js';
import { CASE_RECORDING_EVENTS } from './case-recording.events.js';
import { FactRecording, type FactAnswer, type SavedFact } from './fact-recording.service.js';
import { InvolvementChanges } from './involvement-changes.service.js';
import { requireOwnAgency } from './own-agency.js';
import { readCorrection, readOnlyReason } from './read-correction.js';

export type RecordedContact = Omit<StandingContact, 'userId'>;

/** Whom a new contact has taken over from. */
export interface EndedContact {
  id: string;
  name: string;
  to: CalendarDay;
}

export type ContactAnswer = RecordedContact & { ended: EndedContact | null } & FactAnswer;

interface Surroundings {
  agencies: readonly AgencyView[];
  user: KnownUser | null;
}

type Saved = SavedFact<RecordedContact & { ended: EndedContact | null }>;

/** Whom to ring about somebody (COH-1). Whose agency has a contact is involved, and sees the record. */
@Injectable()
export class ContactsService {
  constructor(
    private readonly recording: FactRecording,
    private readonly repository: ContactsRepository,
    private readonly involvement: InvolvementChanges,
    private readonly partnership: PartnershipQueries,
    private readonly users: AuthQueries,
    private readonly clock: ClockService,
  ) {}

  /**
   * Records a contact. A new offender manager or police lead takes over from the present one on the day they begin,
   * whose entry ends in the same unit of work.
   *
   * @throws DomainError bad-input naming the fields; not-found; forbidden, also for another agency's contact.
   */
  async record(actor: Actor, offenderId: string, typed: TypedContact): Promise<ContactAnswer> {
    return this.save(actor, offenderId, typed.username, async (tx, around) => {
      const contact = this.read(typed, around);
      requireOwnAgency(actor, contact.contactAgency, 'contacts');
      const former = takesOverFrom(contact, await this.repository.standing(tx, offenderId));
      const ended = former && (await this.end(tx, offenderId, former, contact.from));
      const id = await this.repository.add(tx, offenderId, contact);
      const instead = ended ? `, in the place of ${ended.name}` : '';
      return {
        ...saved({ id, ...contact }, { ended }),
        summary: `${kindWords(contact)} recorded: ${describe(contact, around)}${instead}`,
        detail: { before: former && told(former), after: told({ id, ...contact }) },
      };
    });
  }

  /**
   * Ends a contact: a row in its place (COH-2).
   *
   * @throws DomainError bad-input naming `to`; conflict when it has ended, or was changed; not-found; forbidden.
   */
  async endOn(
    actor: Actor,
    offenderId: string,
    contactId: string,
    typed: { to?: unknown },
  ): Promise<ContactAnswer> {
    return this.save(actor, offenderId, null, async (tx, around) => {
      const { row: before } = await this.repository.load(tx, offenderId, contactId);
      requireOwnAgency(actor, before.contactAgency, 'contacts');
      if (before.to !== null) throw alreadyEnded();
      const to = readContactEnd(typed.to, { from: before.from, today: this.clock.today() });
      const { id } = await this.end(tx, offenderId, before, to);
      return {
        ...saved({ ...before, id, to }),
        summary: `${kindWords(before)} ended on ${formatDay(to)}: ${who(before, around)}`,
        detail: { before: told(before), after: told({ ...before, id, to }) },
      };
    });
  }

  /**
   * Puts a row in the place of one that was recorded wrongly; both stay (COH-2).
   *
   * @throws DomainError bad-input; conflict when it was changed before; not-found; forbidden.
   */
  async correct(
    actor: Actor,
    offenderId: string,
    contactId: string,
    { reason: typedReason, ...typed }: TypedContact & { reason?: unknown },
  ): Promise<ContactAnswer> {
    return this.save(actor, offenderId, typed.username, async (tx, around) => {
      const { row: before, others } = await this.repository.load(tx, offenderId, contactId);
      requireOwnAgency(actor, before.contactAgency, 'contacts');
      const { fact: contact, reason } = readCorrection(() => this.read(typed, around), typedReason);
      requireOwnAgency(actor, contact.contactAgency, 'contacts');
      refuseSecond(contact, others);
      const change = { corrects: contactId, isVoid: false, reason };
      const id = await this.repository.add(tx, offenderId, contact, change);
      return {
        ...saved({ id, ...contact }),
        summary: `${kindWords(before)} corrected: now ${describe(contact, around)}`,
        reason,
        detail: { before: told(before), after: told({ id, ...contact }) },
      };
    });
  }

  /**
   * Says that there was no such contact; the row stays as history (COH-2).
   *
   * @throws DomainError bad-input; conflict when it was changed before; not-found; forbidden.
   */
  async withdraw(
    actor: Actor,
    offenderId: string,
    contactId: string,
    typed: { reason?: unknown },
  ): Promise<ContactAnswer> {
    return this.save(actor, offenderId, null, async (tx, around) => {
      const { row: before } = await this.repository.load(tx, offenderId, contactId);
      requireOwnAgency(actor, before.contactAgency, 'contacts');
      const reason = readOnlyReason(typed.reason, 'Enter a reason for withdrawing it');
      await this.repository.add(tx, offenderId, before, { corrects: contactId, isVoid: true, reason });
      return {
        ...saved(before),
        summary: `${kindWords(before)} withdrawn: ${describe(before, around)}`,
        reason,
        detail: { before: told(before), after: null },
      };
    });
  }

  private async save(
    actor: Actor,
    offenderId: string,
    username: unknown,
    work: (tx: Tx, around: Surroundings) => Promise<Saved>,
  ): Promise<ContactAnswer> {
    if (!mayRecordContacts(actor)) throw forbidden();
    const name = readUsername(username);
    const user = name === null ? null : await this.users.findUser(name);
    const around = { agencies: await this.partnership.listAgencies(), user };
    const watched = (tx: Tx, offender: OffenderRow): Promise<Saved> =>
      this.involvement.watch(tx, offender, () => work(tx, around));
    return this.recording.record(actor, offenderId, watched);
  }

  private async end(
    tx: Tx,
    offenderId: string,
    contact: StandingContact,
    to: CalendarDay,
  ): Promise<EndedContact> {
    const change = { corrects: contact.id, isVoid: false, reason: null };
    const id = await this.repository.add(tx, offenderId, { ...contact, to }, change);
    return { id, name: contact.name, to };
  }

  private read(typed: TypedContact, around: Surroundings): Contact {
    return readContact(typed, { ...around, today: this.clock.today() });
  }
}

const told = ({ userId: _userId, ...contact }: StandingContact): RecordedContact => contact;

function saved(
  contact: StandingContact,
  { ended = null }: { ended?: EndedContact | null } = {},
): Pick<Saved, 'fact' | 'event' | 'decidesNothing'> {
  const fact = { ...told(contact), ended };
  return { fact, event: CASE_RECORDING_EVENTS.contactChanged, decidesNothing: true };
}

const kindWords = ({ kind }: Contact): string => CONTACT_KIND_WORDS[kind];

const who = ({ name, contactAgency }: Contact, { agencies }: Surroundings): string =>
  `${name}, ${agencies.find(({ key }) => key === contactAgency)?.name ?? contactAgency}`;

function describe(contact: Contact, around: Surroundings): string {
  const { from, to } = contact;
  const until = to === null ? `since ${formatDay(from)}` : `from ${formatDay(from)} to ${formatDay(to)}`;
  return `${who(contact, around)}, ${until}`;
}

const alreadyEnded = (): DomainError =>
  new DomainError({
    kind: 'conflict',
    code: 'CONTACT.ALREADY_ENDED',
    message: 'This contact has ended already. Correct it if the day is wrong.',
    rule: 'COH-1',
  });
