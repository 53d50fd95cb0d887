import { Injectable } from '@nestjs/common';
import { AuthQueries } from '../../modules/auth/index.js';
import {
  ContactsQueries,
  mayRecordForAgency,
  PathwaysQueries,
  type ContactView,
  type PathwayView,
} from '../../modules/case-facts/index.js';
import { PartnershipQueries, type AgencyView } from '../../modules/partnership/index.js';
import { mayOpenCohort } from '../../modules/sharing/index.js';
import type { Actor } from '../../shared/actor.js';
import { forbidden } from '../../shared/domain-error.js';
import type { ContactFormInput } from './contact.presenter.js';
import { ownAgencyOf } from './read-case-facts.js';

/** What the forms about an agency's part in somebody need to know, under the reader's rights. */
@Injectable()
export class ReadAgencyForms {
  constructor(
    private readonly contacts: ContactsQueries,
    private readonly pathways: PathwaysQueries,
    private readonly partnership: PartnershipQueries,
    private readonly users: AuthQueries,
  ) {}

  async agencyChoices(actor: Actor): Promise<{ agencies: AgencyView[]; ownAgency: string | null }> {
    return { agencies: await this.partnership.listAgencies(), ownAgency: ownAgencyOf(actor) };
  }

  /** With those who have an account and work with people: of their own agency only, for a partner's worker. */
  async contactChoices(actor: Actor): Promise<Pick<ContactFormInput, 'agencies' | 'ownAgency' | 'users'>> {
    const choices = await this.agencyChoices(actor);
    const users = (await this.users.listUsers()).filter(
      (user) => user.active && mayOpenCohort({ ...user, from: '' }) && mayRecordForAgency(actor, user.agency),
    );
    return { ...choices, users };
  }

  /** @throws DomainError not-found; conflict when it was changed; forbidden for another agency's. */
  async contact(actor: Actor, offenderId: string, id: string): Promise<ContactView> {
    const contact = await this.contacts.one(actor, offenderId, id);
    if (!mayRecordForAgency(actor, contact.contactAgency)) throw forbidden();
    return contact;
  }

  /** @throws DomainError not-found; conflict when it was changed; forbidden for another agency's. */
  async pathway(actor: Actor, offenderId: string, id: string): Promise<PathwayView> {
    const entry = await this.pathways.one(actor, offenderId, id);
    if (!mayRecordForAgency(actor, entry.providerAgency)) throw forbidden();
    return entry;
  }
}
