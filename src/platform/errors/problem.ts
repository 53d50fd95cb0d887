import { HttpException } from '@nestjs/common';
import { UnitOfWorkTimeoutError } from '../database/unit-of-work.js';
import { DomainError, type ErrorKind, type FieldError } from '../../shared/domain-error.js';

/** RFC 9457 problem details, with our own members. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: string;
  rule?: string;
  errors?: FieldError[];
  [extra: string]: unknown;
}

const STATUS: Record<ErrorKind, number> = {
  'bad-input': 400,
  'not-signed-in': 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  stale: 412,
  refused: 422,
  'too-many': 429,
};

const TITLES: Record<number, string> = {
  400: 'Bad input',
  401: 'Not signed in',
  403: 'Not allowed',
  404: 'Not found',
  405: 'Method not allowed',
  409: 'Conflicting state',
  412: 'Changed by someone else meanwhile',
  413: 'Too large',
  414: 'Address too long',
  415: 'Unsupported media type',
  422: 'Refused by a rule',
  429: 'Too many requests',
  503: 'Not available',
};

function problem(status: number, code: string, detail: string): Problem {
  const title = TITLES[status] ?? 'Something went wrong';
  return { type: `/problems/${code.toLowerCase()}`, title, status, detail, code };
}

/** How PostgreSQL and SQLite say that a unique value is taken, or that the database itself cannot be used now. */
const TAKEN = new Set(['23505', 'SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_CONSTRAINT_PRIMARYKEY']);
const UNAVAILABLE = /^(ECONNREFUSED|ECONNRESET|57P01|57P03|57014|25P03|SQLITE_BUSY.*|SQLITE_FULL)$/;

/** Maps whatever was thrown to what its reader is told: never a query, a stack or a value from the database. */
export function toProblem(error: unknown): Problem {
  if (error instanceof DomainError) {
    const { kind, code, message, rule, errors, extra } = error.details;
    return {
      ...extra,
      ...problem(STATUS[kind], code, message),
      ...(rule ? { rule } : {}),
      ...(errors ? { errors } : {}),
    };
  }
  if (error instanceof HttpException) return fromStatus(error.getStatus());
  const { statusCode, code } = (error ?? {}) as { statusCode?: number; code?: string };
  if (code !== undefined && TAKEN.has(code)) {
    return problem(
      409,
      'TAKEN',
      'Somebody else has just saved the same thing. Look at the list and try again.',
    );
  }
  if (error instanceof UnitOfWorkTimeoutError || (code !== undefined && UNAVAILABLE.test(code))) {
    return problem(503, 'UNAVAILABLE', 'The database does not answer at the moment. Nothing was changed.');
  }
  if (typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500) return fromStatus(statusCode);
  return problem(500, 'UNEXPECTED', 'Something went wrong on our side. Nothing was changed.');
}

const WORDS: Record<number, [code: string, detail: string]> = {
  400: ['BAD_REQUEST', 'The request could not be read.'],
  404: ['NOT_FOUND', 'There is nothing at this address.'],
  405: ['METHOD_NOT_ALLOWED', 'This address does not take that method.'],
  413: ['TOO_LARGE', 'What was sent is larger than allowed.'],
  414: ['TOO_LONG', 'The address is too long.'],
  415: ['UNSUPPORTED_MEDIA_TYPE', 'Send JSON.'],
  429: ['TOO_MANY', 'Too many requests. Wait a minute and try again.'],
};

function fromStatus(status: number): Problem {
  const [code, detail] = WORDS[status] ?? ['REFUSED', 'The request was refused.'];
  return problem(status, code, detail);
}
