import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Actor } from '../../shared/actor.js';
import { forbidden, notFound } from '../../shared/domain-error.js';
import type { OffenderRow } from '../offenders/index.js';
import { NOTICE_EVENTS } from './notices.events.js';
import { mayReadNotices, type NoticeRole } from './notices.policy.js';
import { NoticesRepository } from './notices.repository.js';

/** What a notice is about: somebody registered by a rule, a tier that changed, an exclusion, or a new policy's effect. */
export type NoticeKind = 'registered' | 'tier-changed' | 'exclusion-found' | `policy-${string}`;

export interface NewNotice {
  /** The panel whose readers are told. */
  panel: string;
  role: NoticeRole;
  kind: NoticeKind;
  offender: Pick<OffenderRow, 'id' | 'panel'>;
  /** What happened, in a sentence that names nobody. */
  summary: string;
  rule: string | null;
}

export interface ReadNotice {
  id: string;
  /** Instant, ISO 8601. */
  readAt: string;
}

/** Tells the people of a panel what a decision means for them (TIER-1, TIER-6, EXCL-4). */
@Injectable()
export class Notices {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: NoticesRepository,
  ) {}

  /** Raises a notice in the caller's unit of work. */
  async raise(tx: Tx, { panel, role, kind, offender, summary, rule }: NewNotice): Promise<void> {
    await this.repository.add(tx, { panel, role, kind, offenderId: offender.id, summary, rule });
    tx.announce({ type: NOTICE_EVENTS.raised, panel, offenderId: offender.id });
  }

  /**
   * Marks notices as read for the user, all of them or none; what they have read before stays as it was.
   *
   * @throws DomainError forbidden; not-found when one of them is no notice for the user's role.
   */
  async markRead(actor: Actor, ids: readonly string[]): Promise<ReadNotice[]> {
    if (!mayReadNotices(actor)) throw forbidden();
    const wanted = [...new Set(ids)];
    return this.unitOfWork.run(actor, async (tx) => {
      const found = await this.repository.find(tx, actor.role, wanted);
      if (found.length < wanted.length) throw notFound('The notice');
      const read: ReadNotice[] = [];
      for (const { id, panel, offenderId } of found) {
        const { readAt, isNew } = await this.repository.markRead(tx, id);
        read.push({ id, readAt });
        if (!isNew) continue;
        const detail = { noticeId: id, panel };
        tx.record({ action: NOTICE_EVENTS.read, subjectType: 'offender', subjectId: offenderId, detail });
        tx.announce({ type: NOTICE_EVENTS.read, panel, offenderId });
      }
      return read;
    });
  }
}
