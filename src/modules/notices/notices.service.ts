import { Injectable } from '@nestjs/common';
import type { NewAuditEntry } from '../../platform/database/audit-chain.js';
import type { Tx } from '../../platform/database/tx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { NewEvent } from '../../platform/events/event.js';
import type { Actor } from '../../shared/actor.js';
import { forbidden, notFound } from '../../shared/domain-error.js';
import type { OffenderRow } from '../offenders/index.js';
import { NOTICE_EVENTS } from './notices.events.js';
import { mayReadNotices, type NoticeRole } from './notices.policy.js';
import { NoticesRepository, type NoticeRow } from './notices.repository.js';

/**
 * What a notice is about: somebody registered by a rule, a tier that changed, an exclusion, a new policy's effect,
 * what became of a referral, of a meeting that was to be, a task that falls due, or somebody who is due to leave or has left.
 */
export type NoticeKind =
  | 'registered'
  | 'tier-changed'
  | 'exclusion-found'
  | `policy-${string}`
  | `referral-${string}`
  | `meeting-${string}`
  | `task-${string}`
  | `exit-${string}`;

interface News {
  kind: NoticeKind;
  offender?: Pick<OffenderRow, 'id' | 'panel'> | null;
  referralId?: string | null;
  meetingId?: string | null;
  taskId?: string | null;
  /** What happened, in a sentence that names nobody. */
  summary: string;
  rule: string | null;
}

/** For those of a role who work in a panel. */
export interface PanelNotice extends News {
  panel: string;
  role: NoticeRole;
}

/** For one user, whoever else works in their panels. */
export interface PersonalNotice extends News {
  userId: string;
}

export type NewNotice = PanelNotice | PersonalNotice;

/** What administrators are told about an agency, once. */
export interface NewAgencyNotice {
  kind: 'agreement-ending';
  agency: string;
  summary: string;
  /** Names what is said: the same is not said twice, however many nodes say it. */
  onceKey: string;
}

export interface ReadNotice extends Pick<
  NoticeRow,
  'id' | 'offenderId' | 'referralId' | 'meetingId' | 'taskId'
> {
  /** Instant, ISO 8601. */
  readAt: string;
}

/** Tells the people of a panel, or one of them, what a decision means for them (TIER-1, TIER-6, EXCL-4, REF-6). */
@Injectable()
export class Notices {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: NoticesRepository,
  ) {}

  /** Raises a notice in the caller's unit of work; whoever acts knows already, where it is said so. */
  async raise(tx: Tx, notice: NewNotice, { isKnownToActor = false } = {}): Promise<void> {
    const { kind, summary, rule, offender } = notice;
    const { referralId = null, meetingId = null, taskId = null } = notice;
    const subject = { offenderId: offender?.id ?? null, referralId, meetingId, taskId, agency: null };
    const reader =
      'userId' in notice
        ? { panel: null, role: null, userId: notice.userId }
        : { panel: notice.panel, role: notice.role, userId: null };
    const id = await this.repository.add(tx, { ...reader, kind, ...subject, summary, rule, onceKey: null });
    if (isKnownToActor) await this.repository.markRead(tx, id);
    tx.announce({ type: NOTICE_EVENTS.raised, ...toEvent({ ...reader, ...subject }) });
  }

  /** Raises a notice to the administrators in the caller's unit of work; true unless it has been raised before. */
  async raiseOnce(tx: Tx, notice: NewAgencyNotice): Promise<boolean> {
    const about = { panel: null, offenderId: null, rule: null };
    const isNew = await this.repository.addOnce(tx, { ...about, role: 'admin', ...notice });
    if (isNew) tx.announce({ type: NOTICE_EVENTS.raised, panel: null });
    return isNew;
  }

  /**
   * Marks notices as read for the user, all of them or none; what they have read before stays as it was.
   *
   * @throws DomainError forbidden; not-found when one of them is no notice for the user or the user's role.
   */
  async markRead(actor: Actor, ids: readonly string[]): Promise<ReadNotice[]> {
    if (!mayReadNotices(actor)) throw forbidden();
    const wanted = [...new Set(ids)];
    return this.unitOfWork.run(actor, async (tx) => {
      const found = await this.repository.find(tx, wanted);
      if (found.length < wanted.length) throw notFound('The notice');
      const read: ReadNotice[] = [];
      for (const notice of found) {
        const { readAt, isNew } = await this.repository.markRead(tx, notice.id);
        const { id, offenderId, referralId, meetingId, taskId } = notice;
        read.push({ id, offenderId, referralId, meetingId, taskId, readAt });
        if (!isNew) continue;
        tx.record(toAuditEntry(notice));
        tx.announce({ type: NOTICE_EVENTS.read, ...toEvent(notice) });
      }
      return read;
    });
  }
}

/** An event for one user names no person: who they are is for the page to ask, under the reader's rights (LAW-4). */
function toEvent({ panel, userId, offenderId, referralId }: Omit<NoticeRow, 'id'>): Omit<NewEvent, 'type'> {
  const referral = referralId === null ? {} : { referralId };
  if (userId !== null) return { panel: null, forUser: userId, ...referral };
  return { panel, ...(offenderId === null ? {} : { offenderId }), ...referral };
}

function toAuditEntry(notice: NoticeRow): NewAuditEntry {
  const { id, panel, offenderId, referralId, meetingId, taskId, agency } = notice;
  const action = NOTICE_EVENTS.read;
  const detail = { noticeId: id, panel };
  if (offenderId !== null) return { action, subjectType: 'offender', subjectId: offenderId, detail };
  if (agency !== null) return { action, subjectType: 'agency', subjectId: agency, detail };
  if (taskId !== null) return { action, subjectType: 'task', subjectId: taskId, detail };
  if (referralId === null && meetingId !== null) {
    return { action, subjectType: 'meeting', subjectId: meetingId, detail };
  }
  return { action, subjectType: 'referral', subjectId: referralId, detail };
}
