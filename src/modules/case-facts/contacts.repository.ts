import { Injectable } from '@nestjs/common';
import { newId } from '../../platform/database/new-id.js';
import { sql } from '../../platform/database/sql.js';
import type { Tx } from '../../platform/database/tx.js';
import { notFound } from '../../shared/domain-error.js';
import { ContactEntity } from './contact.entity.js';
import type { Contact } from './domain/read-contact.js';
import { alreadySettled, chooseRow, FIRST, recordedNow, type Change, type Chosen } from './recorded.js';

export interface StandingContact extends Contact {
  id: string;
}

@Injectable()
export class ContactsRepository {
  /** A person's contacts that stand, the first first. The person's row is locked, so they stand until the unit of work ends. */
  standing(tx: Tx, offenderId: string): Promise<StandingContact[]> {
    return tx.query<StandingContact>(
      sql`select c.id, c.contact_agency as "contactAgency", c.kind, c.name, c.phone, c.email, c.user_id as "userId",
          u.username, c.from_day as "from", c.to_day as "to"
        from current_contacts c left join users u on u.id = c.user_id
        where c.offender_id = ${offenderId} order by c.from_day, c.id`,
    );
  }

  /**
   * One of them, and the others.
   *
   * @throws DomainError not-found, also for another person's; conflict when it was changed or withdrawn.
   */
  async load(tx: Tx, offenderId: string, id: string): Promise<Chosen<StandingContact>> {
    const chosen = chooseRow(await this.standing(tx, offenderId), id);
    if (chosen) return chosen;
    const settled = await tx.queryOne(
      sql`select 1 as found from contacts where id = ${id} and offender_id = ${offenderId}`,
    );
    if (!settled) throw notFound('The contact');
    throw alreadySettled('This contact has been changed or withdrawn.');
  }

  /** Adds a row; with a `change`, in the place of the one it corrects. Returns its id. */
  async add(tx: Tx, offenderId: string, contact: Contact, change: Change = FIRST): Promise<string> {
    const id = newId();
    await tx.insert(ContactEntity, { ...contact, id, offenderId, ...change, ...recordedNow(tx) });
    return id;
  }
}
