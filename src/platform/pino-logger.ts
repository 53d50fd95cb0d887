import type { LoggerService } from '@nestjs/common';
import { LogController, type FastifyReply, type FastifyRequest } from 'fastify';
import { pino, type Logger, type LoggerOptions } from 'pino';

/**
 * What the technical log may hold: no body, no query string (people search by name), no header, no address of
 * a person; ids are opaque. Who did what to whom is the audit log's business.
 */
export function loggerOptions(level: string): LoggerOptions {
  return {
    level,
    serializers: {
      req: (request: { method: string; url: string; id: string }) => ({
        id: request.id,
        method: request.method,
        path: withoutSecret(request.url.split('?')[0] ?? ''),
      }),
      res: (reply: { statusCode: number }) => ({ status: reply.statusCode }),
      err: (error: Error & { code?: string }) => ({ kind: error.name, code: error.code }),
    },
  };
}

/** A calendar's address is its key, however it is spelt. */
const withoutSecret = (path: string): string =>
  path.replace(/^(\/+calendar\/).*$/i, '$1…').replace(/[^/]*\.ics$/i, '….ics');

/** One line a request, when it has been answered; Fastify alone writes another when it comes in. */
export class RequestLog extends LogController {
  override incomingRequest(): void {}

  override requestCompleted(
    error: Error | null | undefined,
    request: FastifyRequest,
    reply: FastifyReply,
  ): void {
    const line = { req: request, res: reply, responseTime: reply.elapsedTime };
    if (error) reply.log.error({ ...line, err: error }, 'request errored');
    else reply.log.info(line, 'request completed');
  }
}

/** Under these names Nest logs what stops a start; it throws it as well, and main.ts says it in one line. */
const START_FAULTS = new Set<unknown>(['ExceptionHandler', 'NestApplication']);

/** What Nest tells of its own start under these names is for looking into it; what the product says is for operators. */
const FRAMEWORK = new Set<unknown>([
  'InstanceLoader',
  'NestApplication',
  'NestFactory',
  'RouterExplorer',
  'RoutesResolver',
  'WebSocketsController',
]);

/** Nest's own messages, and the product's beside requests, through the same log. */
export class PinoLogger implements LoggerService {
  private readonly logger: Logger;

  constructor(level: string) {
    this.logger = pino({ level });
  }

  log(message: unknown, ...more: unknown[]): void {
    this.logger[FRAMEWORK.has(more.at(-1)) ? 'debug' : 'info'](String(message));
  }

  error(message: unknown, ...more: unknown[]): void {
    if (START_FAULTS.has(more.at(-1))) return;
    this.logger.error(message instanceof Error ? message.name : String(message));
  }

  warn(message: unknown): void {
    this.logger.warn(String(message));
  }

  debug(message: unknown): void {
    this.logger.trace(String(message));
  }
}
