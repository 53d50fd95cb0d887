import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { nothing, sql } from '../../platform/database/sql.js';
import type { Actor } from '../../shared/actor.js';
import type { ContactKind } from '../../shared/contact-kind.js';
import { OffendersQueries } from '../offenders/index.js';
import { RECORDED_COLUMNS } from './recorded.js';
import { requireStanding, unflag, type Flagged, type Standing } from './standing.js';

export interface ContactView extends Standing {
  contactAgency: string;
  kind: ContactKind;
  name: string;
  phone: string | null;
  email: string | null;
  /** The user they are, where they have an account. */
  username: string | null;
  from: string;
  to: string | null;
}

/** Whom to ring about somebody, as it is read: under the reader's rights, who must be able to open the record. */
@Injectable()
export class ContactsQueries {
  constructor(
    private readonly database: Database,
    private readonly offenders: OffendersQueries,
  ) {}

  /**
   * A person's contacts, the present ones first: those that stand, or with `all` every row ever recorded (COH-2).
   *
   * @throws DomainError not-found.
   */
  async list(actor: Actor, offenderId: string, all = false): Promise<ContactView[]> {
    await this.offenders.get(actor, offenderId);
    const standing = all ? nothing : sql` and f.is_void = 0 and later.id is null`;
    const rows = await this.database.read<Flagged<ContactView>>(
      sql`select f.id, f.contact_agency as "contactAgency", f.kind, f.name, f.phone, f.email, u.username,
          f.from_day as "from", f.to_day as "to", f.is_void as "isVoid", later.id as "correctedBy",
          ${RECORDED_COLUMNS}
        from contacts f left join contacts later on later.corrects = f.id left join users u on u.id = f.user_id
        where f.offender_id = ${offenderId}${standing}
        order by case when f.to_day is null then 0 else 1 end,
          case f.kind when 'offender-manager' then 0 when 'police-lead' then 1 else 2 end,
          f.from_day desc, f.recorded_at desc, f.id desc`,
    );
    return unflag<ContactView>(rows);
  }

  /**
   * A contact of this person that stands.
   *
   * @throws DomainError not-found; conflict when it was changed or withdrawn.
   */
  async one(actor: Actor, offenderId: string, id: string): Promise<ContactView> {
    return requireStanding(await this.list(actor, offenderId, true), id, 'contact');
  }
}
