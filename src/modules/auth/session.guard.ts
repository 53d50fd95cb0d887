import { Injectable, type ExecutionContext } from '@nestjs/common';
import { AuthGuard } from '@nestjs/passport';
import type { FastifyReply } from 'fastify';
import { accessOf, anyone, signedIn, type ScopedRequest } from '../../platform/access/access.js';
import { checkCsrf } from '../../platform/access/csrf.js';
import { DomainError, forbidden } from '../../shared/domain-error.js';
import { agreementLapsed } from '../sharing/index.js';
import { AuthService } from './auth.service.js';

const notSignedIn = (): DomainError =>
  new DomainError({ kind: 'not-signed-in', code: 'NOT_SIGNED_IN', message: 'Sign in to continue.' });

/**
 * Stands before every route: who is it, does their agency share, may their role use it, and did a cookie request that
 * changes anything come from our own page? A route that declares nothing is refused (and stops the start).
 */
@Injectable()
export class SessionGuard extends AuthGuard('token') {
  constructor(private readonly auth: AuthService) {
    super();
  }

  override async canActivate(context: ExecutionContext): Promise<boolean> {
    // A socket was authenticated when it connected, and lives no longer than its session (live-updates).
    if (context.getType() === 'ws') return true;
    const access = accessOf(context.getHandler());
    if (!access) throw forbidden();
    await super.canActivate(context);
    const http = context.switchToHttp();
    const request = http.getRequest<ScopedRequest>();
    if (access.permission !== anyone) {
      const { user } = request;
      if (!user) throw notSignedIn();
      if (access.permission !== signedIn && !user.isSharing) {
        throw agreementLapsed(await this.auth.lapseOf(user));
      }
      if (!access.permission(user)) throw forbidden();
    }
    await checkCsrf(request, http.getResponse<FastifyReply>());
    return true;
  }

  /** Nobody signed in is an answer, not an error: the route decides. */
  override handleRequest<User>(error: unknown, user: User | false): User {
    if (error) throw error instanceof Error ? error : new Error('The session could not be checked');
    return (user || undefined) as User;
  }
}
