import { Injectable } from '@nestjs/common';
import {
  CaseFactsQueries,
  ContactsQueries,
  DrugTestsQueries,
  mayReadDrugTests,
  mayRecordContacts,
  mayRecordCustody,
  mayRecordDrugTests,
  mayRecordIntelligence,
  mayRecordOffences,
  mayRecordPathways,
  PathwaysQueries,
} from '../../modules/case-facts/index.js';
import { ClockService } from '../../platform/clock.service.js';
import type { Actor } from '../../shared/actor.js';
import { forbidden } from '../../shared/domain-error.js';
import type { CaseFactsTab } from './case-facts-tabs.presenter.js';

/** The agency for which alone somebody records contacts and pathways; null where it may be any. */
export const ownAgencyOf = ({ role, agency }: Actor): string | null => (role === 'partner' ? agency : null);

/** What the profile's tabs of facts show, under the reader's rights. */
@Injectable()
export class ReadCaseFacts {
  constructor(
    private readonly queries: CaseFactsQueries,
    private readonly contacts: ContactsQueries,
    private readonly pathways: PathwaysQueries,
    private readonly drugTests: DrugTestsQueries,
    private readonly clock: ClockService,
  ) {}

  /**
   * One of the tabs; with `all`, what was corrected or withdrawn too.
   *
   * @throws DomainError not-found; forbidden.
   */
  async tab(actor: Actor, id: string, name: CaseFactsTab['name'], all = false): Promise<CaseFactsTab> {
    switch (name) {
      case 'offending': {
        const entries = await this.queries.offences(actor, id, all);
        return { name, entries, all, canRecord: mayRecordOffences(actor) };
      }
      case 'custody': {
        const entries = await this.queries.custody(actor, id, all);
        return { name, entries, all, today: this.clock.today(), canRecord: mayRecordCustody(actor) };
      }
      case 'intelligence': {
        const { items, bearsOnStatus } = await this.queries.intelligence(actor, id);
        return { name, entries: items, bearsOnStatus, canRecord: mayRecordIntelligence(actor) };
      }
      case 'drug-tests': {
        if (!mayReadDrugTests(actor)) throw forbidden();
        const entries = await this.drugTests.list(actor, id, all);
        return { name, entries, all, canRecord: mayRecordDrugTests(actor) };
      }
      case 'contacts': {
        const entries = await this.contacts.list(actor, id, all);
        return { name, entries, all, canRecord: mayRecordContacts(actor), ownAgency: ownAgencyOf(actor) };
      }
      case 'pathways': {
        const entries = await this.pathways.list(actor, id, all);
        return { name, entries, all, canRecord: mayRecordPathways(actor), ownAgency: ownAgencyOf(actor) };
      }
    }
  }
}
