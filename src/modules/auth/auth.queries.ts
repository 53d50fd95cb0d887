import { Injectable } from '@nestjs/common';
import type { Role } from '../../shared/actor.js';
import type { CalendarDay } from '../../shared/calendar-day.js';
import { isSharingOn, lapseOf, type Lapse } from '../sharing/index.js';
import type { SignInFailures } from './domain/lock-out.js';
import { Database } from '../../platform/database/database.js';
import { rawSql, sql, type Sql } from '../../platform/database/sql.js';

/** A user as the rest of the product may know them: never the password's hash. */
export interface UserView {
  id: string;
  username: string;
  name: string;
  role: Role;
  agency: string;
  panels: string[];
  establishment: string | null;
  active: boolean;
}

/** A session with its user, as a request finds it. */
export interface SessionView {
  sessionId: string;
  lastUsedAt: string;
  expiresAt: string;
  endedAt: string | null;
  /** Does the user's agency share today (its agreement is in force, or it needs none)? */
  isSharing: boolean;
  user: UserView;
}

/** Failed sign-ins as they are stored. */
export interface FailuresRow {
  failures: number;
  lockedUntil: string | null;
}

export function toFailures({ failures, lockedUntil }: FailuresRow): SignInFailures {
  return { failures, lockedUntil: lockedUntil === null ? null : Date.parse(lockedUntil) };
}

interface UserRow extends Omit<UserView, 'panels' | 'active'> {
  panels: string;
  active: number;
}

type SessionRow = UserRow & Omit<SessionView, 'user' | 'isSharing'> & { isSharing: number };

const USER = rawSql('u.id, u.username, u.name, u.role, u.agency, u.panels, u.establishment, u.active');

function toUser({ panels, active, ...user }: UserRow): UserView {
  return { ...user, panels: JSON.parse(panels) as string[], active: active === 1 };
}

@Injectable()
export class AuthQueries {
  constructor(private readonly database: Database) {}

  async findSession(tokenHash: string, today: CalendarDay): Promise<SessionView | null> {
    return this.session(sql`s.token_hash = ${tokenHash}`, today);
  }

  async findSessionById(sessionId: string, today: CalendarDay): Promise<SessionView | null> {
    return this.session(sql`s.id = ${sessionId}`, today);
  }

  async findUserForSignIn(username: string): Promise<{ user: UserView; passwordHash: string } | null> {
    const row = await this.database.readOne<UserRow & { passwordHash: string }>(
      sql`select ${USER}, u.password_hash as "passwordHash" from users u where u.username = ${username}`,
    );
    return row ? { user: toUser(row), passwordHash: row.passwordHash } : null;
  }

  async findFailures(nameKey: string): Promise<SignInFailures | null> {
    const row = await this.database.readOne<FailuresRow>(
      sql`select failures, locked_until as "lockedUntil" from sign_in_failures where username = ${nameKey}`,
    );
    return row ? toFailures(row) : null;
  }

  /** An active user by their name; null when there is none. */
  async findUser(username: string): Promise<UserView | null> {
    const row = await this.database.readOne<UserRow>(
      sql`select ${USER} from users u where u.username = ${username} and u.active = 1`,
    );
    return row ? toUser(row) : null;
  }

  async listUsers(): Promise<UserView[]> {
    const rows = await this.database.read<UserRow>(sql`select ${USER} from users u order by u.username`);
    return rows.map(toUser);
  }

  async listDemonstrationUsernames(): Promise<string[]> {
    const rows = await this.database.read<{ username: string }>(
      sql`select username from users where demonstration = 1 order by created_at, username`,
    );
    return rows.map((row) => row.username);
  }

  /** Since when, or until when, an agency does not share. */
  async findLapse(agency: string, today: CalendarDay): Promise<Lapse> {
    const lapse = await this.database.readOne<Lapse>(lapseOf(agency, today));
    return lapse ?? { endedOn: null, beginsOn: null };
  }

  private async session(condition: Sql, today: CalendarDay): Promise<SessionView | null> {
    const row = await this.database.readOne<SessionRow>(
      sql`select s.id as "sessionId", s.last_used_at as "lastUsedAt", s.expires_at as "expiresAt",
          s.ended_at as "endedAt", ${isSharingOn(rawSql('u.agency'), today)} as "isSharing", ${USER}
        from sessions s join users u on u.id = s.user_id where ${condition}`,
    );
    if (!row) return null;
    const { sessionId, lastUsedAt, expiresAt, endedAt, isSharing, ...user } = row;
    return { sessionId, lastUsedAt, expiresAt, endedAt, isSharing: isSharing === 1, user: toUser(user) };
  }
}
