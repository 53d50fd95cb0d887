import type { FastifyRequest } from 'fastify';
import { badInput } from '../../shared/domain-error.js';

/**
 * PostgreSQL stores no NUL, and neither database gives half a surrogate pair back as it was sent. No keyboard
 * makes either.
 */
const UNSTORABLE = /\0|\p{Surrogate}/u;

/** Deeper than any body we read; far deeper would exhaust the stack of whatever walks it. */
const DEEPEST = 20;

/**
 * Stands before every route, so that what is saved is what was sent, on both databases.
 *
 * @throws DomainError bad-input naming the field at the top that holds such text.
 */
export async function refuseUnstorableText(request: FastifyRequest): Promise<void> {
  for (const part of [request.params, request.query, request.body]) {
    for (const [field, value] of Object.entries(part ?? {})) {
      if (UNSTORABLE.test(field) || !isStorable(value)) {
        throw badInput([{ field, message: 'This holds a character that cannot be saved. Type it again.' }]);
      }
    }
  }
}

function isStorable(value: unknown): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > DEEPEST || level.some((item) => typeof item === 'string' && UNSTORABLE.test(item)))
      return false;
    level = level.flatMap((item) =>
      typeof item === 'object' && item !== null ? Object.entries(item as Record<string, unknown>).flat() : [],
    );
  }
  return true;
}
