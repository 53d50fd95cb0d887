import { Injectable } from '@nestjs/common';
import { newId } from '../../platform/database/new-id.js';
import { listSql, sql } from '../../platform/database/sql.js';
import type { Tx } from '../../platform/database/tx.js';
import { NoticeEntity } from './notice.entity.js';

export type NoticeRow = Pick<
  NoticeEntity,
  'id' | 'panel' | 'userId' | 'offenderId' | 'referralId' | 'meetingId' | 'taskId' | 'agency'
>;

@Injectable()
export class NoticesRepository {
  async add(tx: Tx, notice: Omit<NoticeEntity, 'id' | 'at'>): Promise<string> {
    const id = newId();
    await tx.insert(NoticeEntity, { id, ...notice, at: tx.at });
    return id;
  }

  /** The same, unless it has been said before; true when it was news. */
  async addOnce(
    tx: Tx,
    notice: Omit<NoticeEntity, 'id' | 'at' | 'userId' | 'referralId' | 'meetingId' | 'taskId'>,
  ): Promise<boolean> {
    const { panel, role, kind, offenderId, agency, summary, rule, onceKey } = notice;
    const added = await tx.execute(
      sql`insert into notices (id, panel, role, kind, offender_id, agency, summary, rule, at, once_key)
        values (${listSql([newId(), panel, role, kind, offenderId, agency, summary, rule, tx.at, onceKey])})
        on conflict (once_key) do nothing`,
    );
    return added === 1;
  }

  /** Those of the ids that are notices for the acting user, or for their role. */
  async find(tx: Tx, ids: readonly string[]): Promise<NoticeRow[]> {
    const { id, role } = tx.actor;
    return tx.query<NoticeRow>(
      sql`select id, panel, user_id as "userId", offender_id as "offenderId", referral_id as "referralId",
          meeting_id as "meetingId", task_id as "taskId", agency
        from notices where (user_id = ${id} or user_id is null and role = ${role}) and id in (${listSql(ids)})
        order by id`,
    );
  }

  /** Says that the user has read a notice; the answer is when they did, and whether that is news. */
  async markRead(tx: Tx, noticeId: string): Promise<{ readAt: string; isNew: boolean }> {
    const added = await tx.execute(
      sql`insert into notice_reads (notice_id, user_id, at) values (${noticeId}, ${tx.actor.id}, ${tx.at})
        on conflict do nothing`,
    );
    if (added === 1) return { readAt: tx.at, isNew: true };
    const known = await tx.queryOne<{ at: string }>(
      sql`select at from notice_reads where notice_id = ${noticeId} and user_id = ${tx.actor.id}`,
    );
    return { readAt: known?.at ?? tx.at, isNew: false };
  }
}
