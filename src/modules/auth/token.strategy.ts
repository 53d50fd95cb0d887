import { Inject, Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { Strategy } from 'passport-custom';
import { CONFIGURATION } from '../../config/config.module.js';
import type { Configuration } from '../../config/configuration.js';
import type { ScopedRequest, SignedInActor } from '../../platform/access/access.js';
import { AuthService } from './auth.service.js';
import { sessionCookieName } from './session-cookie.js';

/** Reads the opaque token from `Authorization: Bearer` or from the session cookie. */
@Injectable()
export class TokenStrategy extends PassportStrategy(Strategy, 'token') {
  constructor(
    private readonly auth: AuthService,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {
    super();
  }

  async validate(request: ScopedRequest): Promise<SignedInActor | null> {
    const passive = request.headers['x-live'] !== undefined;
    const bearer = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
    if (bearer) return this.auth.authenticate(bearer, 'bearer', request.ip, passive);
    const cookie = request.cookies[sessionCookieName(this.configuration)];
    return cookie ? this.auth.authenticate(cookie, 'cookie', request.ip, passive) : null;
  }
}
