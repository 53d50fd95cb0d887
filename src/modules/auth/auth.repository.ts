import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx.js';
import { sql } from '../../platform/database/sql.js';
import { toFailures, type FailuresRow } from './auth.queries.js';
import type { SignInFailures } from './domain/lock-out.js';
import { SessionEntity } from './session.entity.js';
import { UserEntity } from './user.entity.js';

@Injectable()
export class AuthRepository {
  async addUser(tx: Tx, user: UserEntity): Promise<void> {
    await tx.insert(UserEntity, user);
  }

  async usernameExists(tx: Tx, username: string): Promise<boolean> {
    return (await tx.queryOne(sql`select 1 as found from users where username = ${username}`)) !== null;
  }

  async addSession(tx: Tx, session: SessionEntity): Promise<void> {
    await tx.insert(SessionEntity, session);
  }

  /** Ends a session; false when it had ended already. */
  async endSession(tx: Tx, sessionId: string): Promise<boolean> {
    const ended = await tx.execute(
      sql`update sessions set ended_at = ${tx.at} where id = ${sessionId} and ended_at is null`,
    );
    return ended === 1;
  }

  async touchSession(tx: Tx, sessionId: string): Promise<void> {
    await tx.update(SessionEntity, { id: sessionId }, { lastUsedAt: tx.at });
  }

  async findLooks(tx: Tx, userId: string): Promise<{ last: string | null; previous: string | null }> {
    const row = await tx.queryOne<{ last: string | null; previous: string | null }>(
      sql`select last_look_at as "last", previous_look_at as "previous" from users
        where id = ${userId}${tx.forUpdate}`,
    );
    return row ?? { last: null, previous: null };
  }

  async setLooks(tx: Tx, userId: string, lastLookAt: string, previousLookAt: string | null): Promise<void> {
    await tx.update(UserEntity, { id: userId }, { lastLookAt, previousLookAt });
  }

  /** Failures are kept under a key made of the name, not under the name. */
  async findFailures(tx: Tx, nameKey: string): Promise<SignInFailures | null> {
    const row = await tx.queryOne<FailuresRow>(
      sql`select failures, locked_until as "lockedUntil" from sign_in_failures
        where username = ${nameKey}${tx.forUpdate}`,
    );
    return row ? toFailures(row) : null;
  }

  async saveFailures(tx: Tx, nameKey: string, known: SignInFailures): Promise<void> {
    const lockedUntil = known.lockedUntil === null ? null : new Date(known.lockedUntil).toISOString();
    await tx.execute(
      sql`insert into sign_in_failures (username, failures, last_at, locked_until)
        values (${nameKey}, ${known.failures}, ${tx.at}, ${lockedUntil})
        on conflict (username) do update
        set failures = excluded.failures, last_at = excluded.last_at, locked_until = excluded.locked_until`,
    );
  }

  async clearFailures(tx: Tx, nameKey: string): Promise<void> {
    await tx.execute(sql`delete from sign_in_failures where username = ${nameKey}`);
  }
}
