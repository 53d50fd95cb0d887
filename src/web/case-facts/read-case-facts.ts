import { Injectable } from '@nestjs/common';
import {
  CaseFactsQueries,
  mayRecordCustody,
  mayRecordIntelligence,
  mayRecordOffences,
} from '../../modules/case-facts/index.js';
import type { Actor } from '../../shared/actor.js';
import type { CaseFactsTab } from './case-facts-tabs.presenter.js';

/** What the profile's tabs of facts show, under the reader's rights. */
@Injectable()
export class ReadCaseFacts {
  constructor(private readonly queries: CaseFactsQueries) {}

  /** @throws DomainError not-found. */
  async tab(actor: Actor, id: string, name: CaseFactsTab['name']): Promise<CaseFactsTab> {
    switch (name) {
      case 'offending':
        return { name, entries: await this.queries.offences(actor, id), canRecord: mayRecordOffences(actor) };
      case 'custody':
        return { name, entries: await this.queries.custody(actor, id), canRecord: mayRecordCustody(actor) };
      case 'intelligence': {
        const { items, bearsOnStatus } = await this.queries.intelligence(actor, id);
        return { name, entries: items, bearsOnStatus, canRecord: mayRecordIntelligence(actor) };
      }
    }
  }
}
