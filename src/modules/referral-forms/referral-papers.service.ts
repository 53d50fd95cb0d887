import { Injectable } from '@nestjs/common';
import { ViewLog } from '../../platform/access/view-log.js';
import { ClockService } from '../../platform/clock.service.js';
import { writePaper } from '../../platform/paper/write-paper.js';
import type { Actor } from '../../shared/actor.js';
import { PartnershipQueries } from '../partnership/index.js';
import { layReferral } from './lay-referral.js';
import { describeReferralView } from './referral-forms.views.js';
import { ReferralsQueries } from './referrals.queries.js';

export interface TakenFile {
  filename: string;
  content: Buffer;
}

/** The referral as a file: what leaves the product is marked, and logged as a disclosure to whoever took it (LAW-1, LAW-3). */
@Injectable()
export class ReferralPapers {
  constructor(
    private readonly queries: ReferralsQueries,
    private readonly partnership: PartnershipQueries,
    private readonly viewLog: ViewLog,
    private readonly clock: ClockService,
  ) {}

  /** @throws DomainError not-found, also for whoever may not know of it (LAW-4); forbidden. */
  async take(actor: Actor, id: string): Promise<TakenFile> {
    const paper = await this.queries.paper(actor, id);
    const agencies = await this.partnership.listAgencies();
    const agencyName = (key: string): string => agencies.find((agency) => agency.key === key)?.name ?? key;
    const takenBy = `${actor.name}, ${agencyName(actor.agency)}`;
    const content = await writePaper(layReferral(paper, { takenBy, takenAt: this.clock.now(), agencyName }));
    const viewed = describeReferralView({ ...paper, possibleMatches: [] });
    await this.viewLog.record({ action: 'referral.taken', actor, ...viewed, recipients: actor.name });
    const filename = `OFFICIAL-SENSITIVE IOM referral, taken by ${actor.username} on ${this.clock.today()}.pdf`;
    return { filename, content };
  }
}
