import { Injectable, type ExecutionContext } from '@nestjs/common';
import { AuthGuard } from '@nestjs/passport';
import type { FastifyRequest } from 'fastify';
import { badInput, type FieldError } from '../../shared/domain-error.js';

/** Checks a user name and password; the handler then finds the opened session as `request.user`. */
@Injectable()
export class PasswordGuard extends AuthGuard('local') {
  override canActivate(context: ExecutionContext) {
    const { body } = context.switchToHttp().getRequest<FastifyRequest<{ Body: unknown }>>();
    const typed = (body ?? {}) as Record<string, unknown>;
    const errors: FieldError[] = [];
    if (typeof typed.username !== 'string' || typed.username.trim() === '')
      errors.push({ field: 'username', message: 'Enter your user name' });
    if (typeof typed.password !== 'string' || typed.password === '')
      errors.push({ field: 'password', message: 'Enter your password' });
    if (errors.length > 0) throw badInput(errors);
    return super.canActivate(context);
  }
}
