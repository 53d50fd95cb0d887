import { Injectable } from '@nestjs/common';
import { ClockService } from '../../platform/clock.service.js';
import type { Tx } from '../../platform/database/tx.js';
import { Mail } from '../mail/index.js';
import { Notices } from '../notices/index.js';
import type { REFERRAL_EVENTS } from './referral-forms.events.js';
import type { ReferralDecisionView } from './referral-view.js';
import { ReferralsRepository } from './referrals.repository.js';

/** What happened to a referral, for whoever tells people of it. It names nobody. */
export interface ReferralNewsItem {
  type: (typeof REFERRAL_EVENTS)['submitted' | 'amended' | 'decided' | 'withdrawn'];
  referralId: string;
  ownerId: string;
  panel: string;
  /** Null while it is not settled who it is about (REF-7). */
  offenderId: string | null;
  /** Known people who may be meant. */
  possibleMatches: readonly string[];
  outcome: ReferralDecisionView['outcome'] | null;
}

/** Tells somebody, in the unit of work of what happened; what it throws undoes it. */
export type ReferralListener = (tx: Tx, news: ReferralNewsItem) => Promise<void>;

/**
 * Tells the panel's co-ordinator of a new referral, the referrer and the person's offender manager of a decision, and
 * whoever else asked to be told.
 */
@Injectable()
export class ReferralNews {
  private readonly listeners: ReferralListener[] = [];

  constructor(
    private readonly notices: Notices,
    private readonly mail: Mail,
    private readonly repository: ReferralsRepository,
    private readonly clock: ClockService,
  ) {}

  /** For the modules above. */
  whenSomethingHappens(listener: ReferralListener): void {
    this.listeners.push(listener);
  }

  async tell(tx: Tx, news: ReferralNewsItem): Promise<void> {
    if (news.type === 'referral.submitted') await this.tellCoordinator(tx, news);
    if (news.outcome !== null) await this.tellOfDecision(tx, news, news.outcome);
    for (const listener of this.listeners) await listener(tx, news);
  }

  private async tellCoordinator(
    tx: Tx,
    { referralId, panel, offenderId, possibleMatches }: ReferralNewsItem,
  ): Promise<void> {
    const isInDoubt = possibleMatches.length > 0;
    const summary = isInDoubt
      ? 'Referred: somebody known may be meant, say who it is about before the panel decides'
      : 'Referred: on the agenda of the next tasking meeting';
    await this.notices.raise(tx, {
      ...{ panel, role: 'coordinator', kind: 'referral-submitted', referralId, summary },
      ...{ offender: aboutWhom(offenderId, panel), rule: isInDoubt ? 'REF-7' : 'REF-4' },
    });
  }

  /** REF-6: at once, whatever page is open; by e-mail where none is, which says only that there is news. */
  private async tellOfDecision(
    tx: Tx,
    { referralId, panel, offenderId, ownerId }: ReferralNewsItem,
    outcome: NonNullable<ReferralNewsItem['outcome']>,
  ): Promise<void> {
    const today = this.clock.today();
    const managers =
      offenderId === null ? [] : await this.repository.offenderManagersOf(tx, offenderId, today);
    const kind = 'referral-decided';
    for (const userId of new Set([ownerId, ...managers])) {
      await this.notices.raise(tx, {
        ...{ userId, kind, referralId, summary: OUTCOME_WORDS[outcome] },
        ...{ offender: aboutWhom(offenderId, panel), rule: 'REF-6' },
      });
      await this.mail.queue(tx, { userId, kind, path: `/referrals/${referralId}` });
    }
  }
}

const OUTCOME_WORDS = {
  accept: 'Accepted by the panel: they are on the scheme',
  decline: 'Declined by the panel',
  defer: 'Deferred by the panel: it needs more information',
} as const;

const aboutWhom = (offenderId: string | null, panel: string): { id: string; panel: string } | null =>
  offenderId === null ? null : { id: offenderId, panel };
