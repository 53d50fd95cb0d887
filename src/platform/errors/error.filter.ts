import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { ScopedRequest } from '../access/access.js';
import { toProblem, type Problem } from './problem.js';

/** Answers a page request that failed. */
export type ErrorPage = (request: ScopedRequest, reply: FastifyReply, problem: Problem) => Promise<unknown>;

/** Maps every error once: problem+json for the API, an error page for people. */
@Catch()
export class ErrorFilter implements ExceptionFilter {
  constructor(private readonly errorPage: ErrorPage) {}

  async catch(error: unknown, host: ArgumentsHost): Promise<void> {
    const http = host.switchToHttp();
    await this.answer(error, http.getRequest<ScopedRequest>(), http.getResponse<FastifyReply>());
  }

  async answer(error: unknown, request: ScopedRequest, reply: FastifyReply): Promise<void> {
    const problem = toProblem(error);
    if (problem.status >= 500) request.log.error({ fault: describeFault(error) }, 'request failed');
    if (reply.sent) return;
    void reply.status(problem.status);
    if (typeof problem.retryAfter === 'number') void reply.header('retry-after', problem.retryAfter);
    if (isApi(request)) {
      if (problem.status === 401) void reply.header('www-authenticate', 'Bearer');
      await reply.type('application/problem+json').send({ ...problem, instance: request.id });
      return;
    }
    await this.errorPage(request, reply, problem);
  }
}

function isApi(request: ScopedRequest): boolean {
  return request.url.startsWith('/api/') || request.url.startsWith('/health');
}

/** Where it broke, without the message: a driver's message may quote personal data. */
function describeFault(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { kind: typeof error };
  const frames = (error.stack ?? '').split('\n').filter((line) => line.trimStart().startsWith('at '));
  return { kind: error.name, code: (error as { code?: string }).code, at: frames.slice(0, 6) };
}
