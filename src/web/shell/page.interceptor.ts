import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Observable } from 'rxjs';
import type { ScopedRequest } from '../../platform/access/access.js';
import { PageLocals } from './page-locals.js';

/** Gives a page what every page knows, before its handler reads anything. */
@Injectable()
export class PageInterceptor implements NestInterceptor {
  constructor(private readonly locals: PageLocals) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const http = context.switchToHttp();
    const reply = http.getResponse<FastifyReply>();
    reply.locals = await this.locals.for(http.getRequest<ScopedRequest>(), reply);
    return next.handle();
  }
}
