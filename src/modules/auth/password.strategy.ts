import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { Strategy } from 'passport-local';
import type { FastifyRequest } from 'fastify';
import { AuthService, type OpenedSession } from './auth.service.js';

/** User name and password: the one way to open a session. */
@Injectable()
export class PasswordStrategy extends PassportStrategy(Strategy, 'local') {
  constructor(private readonly auth: AuthService) {
    super({ passReqToCallback: true });
  }

  validate(request: unknown, username: string, password: string): Promise<OpenedSession> {
    return this.auth.signIn(username, password, (request as FastifyRequest).ip);
  }
}
