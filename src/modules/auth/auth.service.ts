import { createHash, createHmac, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIGURATION } from '../../config/config.module.js';
import type { Configuration } from '../../config/configuration.js';
import type { SignedInActor } from '../../platform/access/access.js';
import { ClockService } from '../../platform/clock.service.js';
import { newId } from '../../platform/database/new-id.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError } from '../../shared/domain-error.js';
import type { Lapse } from '../sharing/index.js';
import { systemActor } from '../../shared/system-actor.js';
import { AuthQueries, type SessionView, type UserView } from './auth.queries.js';
import { AuthRepository } from './auth.repository.js';
import { afterFailure, secondsLocked } from './domain/lock-out.js';
import { isSessionLive } from './domain/session-state.js';
import { Passwords } from './passwords.js';
import { Turns } from './turns.js';

export interface OpenedSession {
  token: string;
  expiresAt: string;
  user: UserView;
}

/** Within this many milliseconds, or a tenth of the idle time, a session's use is not written down again. */
const TOUCH_AFTER = 60_000;

/** Within this many milliseconds a look at the home page belongs to the same visit. */
const SAME_VISIT = 30 * 60_000;

const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex');

const wrongCredentials = (): DomainError =>
  new DomainError({
    kind: 'not-signed-in',
    code: 'WRONG_CREDENTIALS',
    message: 'The user name or the password is not right.',
  });

const locked = (seconds: number): DomainError =>
  new DomainError({
    kind: 'too-many',
    code: 'LOCKED_OUT',
    message: `Too many attempts under this user name. Try again in ${Math.ceil(seconds / 60)} minutes.`,
    extra: { retryAfter: seconds },
  });

@Injectable()
export class AuthService {
  private readonly passwords = new Passwords();
  private readonly turns = new Turns();

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly queries: AuthQueries,
    private readonly repository: AuthRepository,
    private readonly clock: ClockService,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {}

  /**
   * Opens a session. An unknown name and a wrong password get the same answer after the same time. Attempts
   * under one name are looked at one after the other, so that many at once are no way past the lock.
   *
   * @throws DomainError `WRONG_CREDENTIALS`, or `LOCKED_OUT` after repeated failures.
   */
  async signIn(typedName: string, password: string, from: string): Promise<OpenedSession> {
    const username = typedName.trim().toLowerCase().slice(0, 100);
    return this.turns.take(username, () => this.tryPassword(username, password, from));
  }

  private async tryPassword(username: string, password: string, from: string): Promise<OpenedSession> {
    const nameKey = this.keyOfName(username);
    const seconds = secondsLocked(await this.queries.findFailures(nameKey), this.clock.now().getTime());
    if (seconds > 0) throw locked(seconds);
    const found = await this.queries.findUserForSignIn(username);
    const right = await this.passwords.verify(found?.passwordHash ?? null, password);
    if (!found || !right || !found.user.active) {
      await this.recordRefusal(nameKey, found?.user ?? null, from);
      throw wrongCredentials();
    }
    return this.openSession(nameKey, found.user, from);
  }

  /** The person behind a token, or null when it opens nothing (any more). */
  async authenticate(
    token: string,
    carrier: SignedInActor['carrier'],
    from: string,
    passive: boolean,
  ): Promise<SignedInActor | null> {
    const session = await this.queries.findSession(hashToken(token), this.clock.today());
    if (!session || !this.isLive(session)) return null;
    const { user, sessionId, isSharing } = session;
    const actor: SignedInActor = { ...user, from, sessionId, carrier, isSharing };
    const idle = this.clock.now().getTime() - Date.parse(session.lastUsedAt);
    const touchAfter = Math.min(TOUCH_AFTER, this.configuration.sessionIdleMinutes * 6_000);
    if (!passive && idle > touchAfter) {
      await this.unitOfWork.run(actor, (tx) => this.repository.touchSession(tx, sessionId));
    }
    return actor;
  }

  /** Whose session is it, while it is live and its agency shares? Asked again and again by open sockets. */
  async checkSession(sessionId: string): Promise<UserView | null> {
    const session = await this.queries.findSessionById(sessionId, this.clock.today());
    return session && session.isSharing && this.isLive(session) ? session.user : null;
  }

  /** Since when, or until when, nothing of the scheme is open to an agency's people; asked only of whom it is so. */
  lapseOf({ agency }: Pick<SignedInActor, 'agency'>): Promise<Lapse> {
    return this.queries.findLapse(agency, this.clock.today());
  }

  /** Ends the session at once, on every node and socket. */
  async signOut(actor: SignedInActor): Promise<void> {
    await this.unitOfWork.run(actor, async (tx) => {
      if (!(await this.repository.endSession(tx, actor.sessionId))) return;
      tx.record({ action: 'session.ended', subjectType: 'user', subjectId: actor.id });
      tx.announce({ type: 'session.ended', panel: null, sessionId: actor.sessionId, userId: actor.id });
    });
  }

  /**
   * Notes that somebody looks at what changed, and returns when they last did on an earlier visit; null on the
   * first. Within half an hour it is the same visit, so that a page opened twice still shows the news.
   */
  async look(actor: SignedInActor): Promise<string | null> {
    return this.unitOfWork.run(actor, async (tx) => {
      const { last, previous } = await this.repository.findLooks(tx, actor.id);
      const isNewVisit = last !== null && Date.parse(tx.at) - Date.parse(last) > SAME_VISIT;
      const since = isNewVisit ? last : previous;
      await this.repository.setLooks(tx, actor.id, tx.at, since);
      return since;
    });
  }

  hashPassword(password: string): Promise<string> {
    return this.passwords.hash(password);
  }

  private isLive(session: SessionView): boolean {
    const times = {
      lastUsedAt: Date.parse(session.lastUsedAt),
      expiresAt: Date.parse(session.expiresAt),
      ended: session.endedAt !== null || !session.user.active,
    };
    return isSessionLive(times, this.clock.now().getTime(), this.configuration.sessionIdleMinutes);
  }

  /** What failures are counted under: never the name itself, because people type passwords into the wrong box. */
  private keyOfName(username: string): string {
    return createHmac('sha256', this.configuration.secret).update(username).digest('hex');
  }

  private async recordRefusal(nameKey: string, user: UserView | null, from: string): Promise<void> {
    const now = this.clock.now().getTime();
    await this.unitOfWork.run(systemActor('Sign-in page', from), async (tx) => {
      const known = await this.repository.findFailures(tx, nameKey);
      await this.repository.saveFailures(tx, nameKey, afterFailure(known, now));
      tx.record({ action: 'session.refused', subjectType: 'user', subjectId: user?.id ?? null });
    });
  }

  private async openSession(nameKey: string, user: UserView, from: string): Promise<OpenedSession> {
    const token = randomBytes(32).toString('base64url');
    const expires = new Date(this.clock.now().getTime() + this.configuration.sessionHours * 3_600_000);
    const expiresAt = expires.toISOString();
    await this.unitOfWork.run({ ...user, from }, async (tx) => {
      await this.repository.clearFailures(tx, nameKey);
      await this.repository.addSession(tx, {
        tokenHash: hashToken(token),
        id: newId(),
        userId: user.id,
        createdAt: tx.at,
        lastUsedAt: tx.at,
        expiresAt,
        endedAt: null,
      });
      tx.record({ action: 'session.opened', subjectType: 'user', subjectId: user.id });
    });
    return { token, expiresAt, user };
  }
}
