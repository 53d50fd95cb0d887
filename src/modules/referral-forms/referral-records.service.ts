import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx.js';
import { forbidden, notFound } from '../../shared/domain-error.js';
import { OffenderRecords } from '../offenders/index.js';
import type { REFERRAL_EVENTS } from './referral-forms.events.js';
import { mayChangeReferral, mayReadReferral } from './referral-forms.policy.js';
import { ReferralsRepository, type ReferralRow } from './referrals.repository.js';

export type ReferralEvent = (typeof REFERRAL_EVENTS)[keyof typeof REFERRAL_EVENTS];

export interface ReferralNote {
  type: ReferralEvent;
  /** In a sentence that names nobody; null where the history needs no line, as when a draft is saved. */
  summary: string | null;
  rule?: string;
  reason?: string | null;
  detail?: Record<string, unknown>;
  meetingId?: string;
}

/** Where a referral stands after a change. */
type Standing = Pick<ReferralRow, 'id' | 'panel' | 'offenderId' | 'version'>;

/** What every use case of a referral does alike: load it for its author, and write down what was done. */
@Injectable()
export class ReferralRecords {
  constructor(
    private readonly repository: ReferralsRepository,
    private readonly offenders: OffenderRecords,
  ) {}

  /**
   * The referral, locked, for whoever it belongs to.
   *
   * @throws DomainError not-found for whoever may not know of it (LAW-4); forbidden for its other readers.
   */
  async loadOwn(tx: Tx, id: string): Promise<ReferralRow> {
    const row = await this.repository.load(tx, id);
    if (!mayReadReferral(tx.actor, row)) throw notFound('The referral');
    if (!mayChangeReferral(tx.actor, row)) throw forbidden();
    return row;
  }

  /** History of the referral and of the person, audit entry and event. */
  async say(tx: Tx, { id, panel, offenderId, version }: Standing, note: ReferralNote): Promise<void> {
    const { type, summary, rule, reason = null, detail = {}, meetingId } = note;
    if (summary !== null) {
      await this.repository.addHistory(tx, { referralId: id, type, summary, reason, detail });
    }
    // A draft is nobody's record yet.
    if (summary !== null && offenderId !== null && panel !== null) {
      const about = { rule: rule ?? null, reason, detail: { referralId: id } };
      await this.offenders.note(tx, offenderId, { type, summary, ...about });
    }
    const subject =
      offenderId === null
        ? { subjectType: 'referral', subjectId: id }
        : { subjectType: 'offender', subjectId: offenderId };
    const { changes: _changes, ...logged } = detail;
    tx.record({ action: type, ...subject, detail: { referralId: id, ...logged } });
    tx.announce({
      type,
      panel,
      referralId: id,
      ...(offenderId === null ? {} : { offenderId }),
      ...(meetingId === undefined ? {} : { meetingId }),
      version,
    });
  }
}
