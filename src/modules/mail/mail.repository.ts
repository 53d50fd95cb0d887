import { Injectable } from '@nestjs/common';
import { newId } from '../../platform/database/new-id.js';
import { sql } from '../../platform/database/sql.js';
import type { Tx } from '../../platform/database/tx.js';
import { OutgoingMailEntity } from './outgoing-mail.entity.js';

/** An e-mail that is this process's to send. */
export interface ClaimedMail {
  id: string;
  userId: string;
  kind: string;
  path: string;
  attempts: number;
  version: number;
  /** Null when the user has none any more, or may not sign in any more. */
  address: string | null;
}

@Injectable()
export class MailRepository {
  /** Does this user get e-mails at all? */
  async hasAddress(tx: Tx, userId: string): Promise<boolean> {
    const found = await tx.queryOne(
      sql`select 1 as found from users where id = ${userId} and active = 1 and email is not null`,
    );
    return found !== null;
  }

  async add(tx: Tx, mail: Pick<OutgoingMailEntity, 'userId' | 'kind' | 'path'>): Promise<void> {
    await tx.insert(OutgoingMailEntity, {
      id: newId(),
      ...mail,
      status: 'waiting',
      attempts: 0,
      nextTryAt: tx.at,
      createdAt: tx.at,
      sentAt: null,
      lastError: null,
      version: 1,
    });
  }

  /** Takes the e-mail that has been due longest, until `until`; null when none is due. Nobody else takes it meanwhile. */
  async claim(tx: Tx, until: string): Promise<ClaimedMail | null> {
    for (;;) {
      const mail = await this.findDue(tx);
      if (!mail) return null;
      const { id, attempts, version } = mail;
      const claimed = { status: 'sending', attempts, nextTryAt: until, version } as const;
      const taken = await tx.update(OutgoingMailEntity, { id, version: version - 1 }, claimed);
      // On PostgreSQL another node may have been quicker: then the next one.
      if (taken === 1) return mail;
    }
  }

  private findDue(tx: Tx): Promise<ClaimedMail | null> {
    return tx.queryOne<ClaimedMail>(
      sql`select m.id, m.user_id as "userId", m.kind, m.path, m.attempts + 1 as attempts, m.version + 1 as version,
          case when u.active = 1 then u.email end as address
        from outgoing_mails m join users u on u.id = m.user_id
        where m.status in ('waiting', 'sending') and m.next_try_at <= ${tx.at}
        order by m.next_try_at, m.id limit 1`,
    );
  }

  /** Says how it went; false when somebody else has taken it meanwhile. */
  async settle(
    tx: Tx,
    { id, version }: Pick<ClaimedMail, 'id' | 'version'>,
    outcome: Partial<Pick<OutgoingMailEntity, 'status' | 'nextTryAt' | 'sentAt' | 'lastError'>>,
  ): Promise<boolean> {
    const changes = { ...outcome, version: version + 1 };
    return (await tx.update(OutgoingMailEntity, { id, version }, changes)) === 1;
  }
}
