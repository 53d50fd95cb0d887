import { Injectable } from '@nestjs/common';
import {
  CaseFactsQueries,
  hasEnded,
  PathwaysQueries,
  type ContactView,
} from '../../modules/case-facts/index.js';
import type { OffenderProfile } from '../../modules/offenders/index.js';
import { PartnershipQueries } from '../../modules/partnership/index.js';
import { mayShare } from '../../modules/sharing/index.js';
import { ClockService } from '../../platform/clock.service.js';
import type { Actor } from '../../shared/actor.js';
import type { DatedFacts, DateSettings } from './next-date.presenter.js';

/** Reads what has a date that may matter, of each fact only what the reader may read. */
@Injectable()
export class ReadDates {
  constructor(
    private readonly caseFacts: CaseFactsQueries,
    private readonly pathways: PathwaysQueries,
    private readonly partnership: PartnershipQueries,
    private readonly clock: ClockService,
  ) {}

  /** @throws DomainError not-found. */
  async facts(
    actor: Actor,
    profile: OffenderProfile,
    contacts: readonly ContactView[],
  ): Promise<{ facts: DatedFacts; settings: DateSettings }> {
    const { id, dateOfBirth, status, earliestExitOn, rag, ragConfirmedAt } = profile;
    const today = this.clock.today();
    const mayRead = (fact: Parameters<typeof mayShare>[2]): boolean => mayShare(actor, 'read', fact);
    const [custody, intelligence, pathways, policy] = await Promise.all([
      mayRead('custody') ? this.caseFacts.custody(actor, id) : [],
      mayRead('intelligence') ? this.caseFacts.intelligence(actor, id) : { items: [] },
      mayRead('pathways') ? this.pathways.list(actor, id) : [],
      this.partnership.policyOn(today),
    ]);
    const { ragStaleAfterDays: staleAfter, adultAge } = policy.content;
    const facts: DatedFacts = {
      ...{ dateOfBirth, rag, ragConfirmedAt },
      sixMonthStage: status === 'registered' ? earliestExitOn : null,
      custody: custody.filter(({ to }) => to === null || to > today),
      intelligence: intelligence.items.filter(({ closure }) => closure === null),
      contacts,
      pathways: pathways
        .filter((entry) => !hasEnded(entry))
        .map(({ pathway, to, details }) => ({ pathway, to, dvpoTo: details.dvpoTo ?? null })),
    };
    return { facts, settings: { today, staleAfter, adultAge } };
  }
}
