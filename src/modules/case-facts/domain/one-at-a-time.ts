import { formatDay } from '../../../shared/calendar-day.js';
import { badInput } from '../../../shared/domain-error.js';
import { ONE_OF, type Contact } from './read-contact.js';

const RULE = 'COH-1';

/** Who is it now, of a kind of which there is one at a time? */
const holderOf = <Other extends Contact>(contact: Contact, others: readonly Other[]): Other | null =>
  ONE_OF[contact.kind] && contact.to === null
    ? (others.find(({ kind, to }) => kind === contact.kind && to === null) ?? null)
    : null;

/**
 * Whom a new contact takes over from, on the day it begins: the present one, where there is one at a time.
 *
 * @throws DomainError bad-input when it is recorded already, or begins before the present one did.
 */
export function takesOverFrom<Other extends Contact>(
  contact: Contact,
  others: readonly Other[],
): Other | null {
  const same = others.find((other) => isSameOpen(other, contact));
  if (same) {
    const message = `${same.name} is recorded already, since ${formatDay(same.from)}`;
    throw badInput([{ field: 'name', message, rule: RULE }]);
  }
  const holder = holderOf(contact, others);
  if (holder && contact.from < holder.from) {
    const message = `${holder.name} has been the ${wordsOf(contact)} since ${formatDay(holder.from)}: a new one cannot begin before that`;
    throw badInput([{ field: 'from', message, rule: RULE }]);
  }
  return holder;
}

/**
 * A correction takes over from nobody.
 *
 * @throws DomainError bad-input when there is one of the kind already.
 */
export function refuseSecond(contact: Contact, others: readonly Contact[]): void {
  const holder = holderOf(contact, others);
  if (!holder) return;
  const message = `${holder.name} has been the ${wordsOf(contact)} since ${formatDay(holder.from)}: end that first`;
  throw badInput([{ field: 'kind', message, rule: RULE }]);
}

const wordsOf = ({ kind }: Contact): string => ONE_OF[kind]?.words ?? 'worker';

const isSameOpen = (one: Contact, other: Contact): boolean =>
  one.to === null &&
  other.to === null &&
  one.contactAgency === other.contactAgency &&
  one.kind === other.kind &&
  one.name.toLowerCase() === other.name.toLowerCase();
