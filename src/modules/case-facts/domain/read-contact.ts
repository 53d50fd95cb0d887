import type { CalendarDay } from '../../../shared/calendar-day.js';
import { CONTACT_KINDS, type ContactKind } from '../../../shared/contact-kind.js';
import { badInput, type FieldError } from '../../../shared/domain-error.js';
import { readDay, readOptionalDay } from './read-day.js';
import { readOptionalText, readText, squash } from './read-text.js';

/** What was sent, of any shape. */
export interface TypedContact {
  contactAgency?: unknown;
  kind?: unknown;
  name?: unknown;
  phone?: unknown;
  email?: unknown;
  /** Of a user of the product in that agency: for them it is one of "my people". */
  username?: unknown;
  from?: unknown;
  to?: unknown;
}

/** Whom of an agency to ring about somebody. */
export interface Contact {
  contactAgency: string;
  kind: ContactKind;
  name: string;
  phone: string | null;
  email: string | null;
  /** The user they are, where they have an account. */
  userId: string | null;
  username: string | null;
  from: CalendarDay;
  /** The day on which they handed over; null while it is theirs. */
  to: CalendarDay | null;
}

/** A user of the product whom a contact may be. */
export interface KnownUser {
  id: string;
  username: string;
  name: string;
  agency: string;
}

export interface ContactSurroundings {
  today: CalendarDay;
  agencies: readonly { key: string; kind: string }[];
  /** The user of the name that was sent, if there is one. */
  user: KnownUser | null;
}

const RULE = 'COH-1';
const LONGEST = 200;
/** `01332 123456`, `+44 (0)1332 123-456 ext. 12` */
const PHONE = /^\+?[\d\s().-]{6,}(\s*(ext\.?|x)\s*\d{1,6})?$/i;
const EMAIL = /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/;

/** Kinds of whom there is one at a time, and the kind of agency that has them. */
export const ONE_OF: Readonly<Partial<Record<ContactKind, { of: string; words: string; refusal: string }>>> =
  {
    'offender-manager': {
      of: 'probation',
      words: 'offender manager',
      refusal: 'An offender manager is of a probation agency: choose one',
    },
    'police-lead': {
      of: 'police',
      words: 'police lead',
      refusal: 'A police lead is of the police: choose the police',
    },
  };

const isKind = (value: unknown): value is ContactKind =>
  (CONTACT_KINDS as readonly unknown[]).includes(value);

/** The username that was sent, as it is looked up; null when none was. */
export const readUsername = (value: unknown): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value.trim().toLowerCase() : null;

/**
 * Reads a contact (COH-1: nobody waits for an absent colleague, so the record says who else there is to ring). An
 * offender manager is of a probation agency and a police lead of the police; it began by today, and ended by today if
 * at all.
 *
 * @throws DomainError bad-input with one entry for each field that cannot be used.
 */
export function readContact(typed: TypedContact, around: ContactSurroundings): Contact {
  const errors: FieldError[] = [];
  const { user } = around;
  const { contactAgency, kind } = readWho(typed, around, errors);
  const account = readUser(typed.username, { user, contactAgency }, errors);
  const isUnnamed = typed.name === undefined || typed.name === null || typed.name === '';
  const name = readText(
    account !== null && isUnnamed ? account.name : squashed(typed.name),
    { field: 'name', called: 'Name', whenEmpty: 'Enter a name', longest: LONGEST, rule: RULE },
    errors,
  );
  const phone = readOptionalText(
    typed.phone,
    { field: 'phone', called: 'Phone', longest: 50, rule: RULE },
    errors,
  );
  if (phone !== null && !PHONE.test(phone)) {
    errors.push({ field: 'phone', message: 'Enter a phone number, like 01332 496 0123', rule: RULE });
  }
  const email = readOptionalText(
    typed.email,
    { field: 'email', called: 'Email', longest: LONGEST, rule: RULE },
    errors,
  );
  if (email !== null && !EMAIL.test(email)) {
    errors.push({ field: 'email', message: 'Enter an email address, like name@example.org', rule: RULE });
  }
  const { from, to } = readDays(typed, around.today, errors);
  if (errors.length > 0 || from === null || kind === null) throw badInput(errors);
  const { id: userId = null, username = null } = account ?? {};
  return { contactAgency, kind, name, phone, email, userId, username, from, to };
}

const squashed = (value: unknown): unknown => (typeof value === 'string' ? squash(value) : value);

function readWho(
  { contactAgency: agency, kind }: TypedContact,
  { agencies }: ContactSurroundings,
  errors: FieldError[],
): { contactAgency: string; kind: ContactKind | null } {
  const known = agencies.find(({ key }) => key === agency);
  if (!isKind(kind)) {
    const message = 'Choose offender manager, police lead or worker';
    errors.push({ field: 'kind', message, rule: RULE });
  }
  if (!known) errors.push({ field: 'contactAgency', message: 'Choose an agency', rule: RULE });
  else if (isKind(kind)) {
    const { of, refusal } = ONE_OF[kind] ?? { of: known.kind, refusal: '' };
    if (of !== known.kind) errors.push({ field: 'contactAgency', message: refusal, rule: RULE });
  }
  return { contactAgency: known?.key ?? '', kind: isKind(kind) ? kind : null };
}

function readUser(
  typed: unknown,
  { user, contactAgency }: { user: KnownUser | null; contactAgency: string },
  errors: FieldError[],
): KnownUser | null {
  if (typed === undefined || typed === null || typed === '') return null;
  if (user !== null && user.agency === contactAgency) return user;
  const message = 'There is no user of that name in this agency';
  errors.push({ field: 'username', message, rule: RULE });
  return null;
}

function readDays(
  typed: TypedContact,
  today: CalendarDay,
  errors: FieldError[],
): { from: CalendarDay | null; to: CalendarDay | null } {
  const from = readDay(typed.from, { field: 'from', called: 'Contact since', rule: RULE }, errors);
  if (from !== null && from > today) {
    errors.push({ field: 'from', message: 'Contact since must be today or in the past', rule: RULE });
  }
  const to = readOptionalDay(typed.to, { field: 'to', called: 'Contact until', rule: RULE }, errors);
  refuseEnd(to, { from, today }, errors);
  return { from, to };
}

/**
 * Reads the day on which a contact ends.
 *
 * @throws DomainError bad-input naming `to`.
 */
export function readContactEnd(
  value: unknown,
  { from, today }: { from: CalendarDay; today: CalendarDay },
): CalendarDay {
  const errors: FieldError[] = [];
  const to = readDay(value, { field: 'to', called: 'Contact until', rule: RULE }, errors);
  refuseEnd(to, { from, today }, errors);
  if (errors.length > 0 || to === null) throw badInput(errors);
  return to;
}

function refuseEnd(
  to: CalendarDay | null,
  { from, today }: { from: CalendarDay | null; today: CalendarDay },
  errors: FieldError[],
): void {
  if (to === null) return;
  if (to > today)
    errors.push({ field: 'to', message: 'Contact until must be today or in the past', rule: RULE });
  else if (from !== null && to < from) {
    errors.push({ field: 'to', message: 'Contact until cannot be before it began', rule: RULE });
  }
}
