import type { FastifyReply, FastifyRequest } from 'fastify';
import { DomainError } from '../../shared/domain-error.js';
import type { ScopedRequest } from './access.js';
import { readUpload } from './upload.js';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

const forged = (): DomainError =>
  new DomainError({
    kind: 'forbidden',
    code: 'CSRF',
    message: 'This form had expired. Go back, reload the page and send it again.',
  });

/**
 * A cookie travels with requests that other sites provoke, so one that changes something must carry the token
 * of our own page, in `x-csrf-token` or the field `_csrf`. A bearer token travels only when a program sends it.
 * Sign-in is protected too: nobody may be signed in as somebody else behind their back.
 *
 * @throws DomainError `CSRF`.
 */
export async function checkCsrf(request: ScopedRequest, reply: FastifyReply): Promise<void> {
  if (SAFE.has(request.method) || request.user?.carrier === 'bearer') return;
  const fromPage = request.user?.carrier === 'cookie' || isPageForm(request);
  if (!fromPage) return;
  if (request.isMultipart()) await readUpload(request);
  const refused = await new Promise<unknown>((resolve) => {
    // The plugin answers a refusal by itself; here it is told apart, so that the one error filter answers.
    const judge = Object.create(reply, { send: { value: resolve } }) as FastifyReply;
    request.server.csrfProtection(request, judge, () => resolve(null));
  });
  if (refused) throw forged();
}

/** Whom a token is good for: the session whose cookie came with the request, or somebody who has none yet. */
export function csrfOwner(request: FastifyRequest, sessionCookie: string): string {
  return request.cookies[sessionCookie] || 'nobody';
}

/** A form of a page, sent before anybody is signed in. API clients send JSON, which no other site can forge. */
function isPageForm(request: ScopedRequest): boolean {
  return !request.url.startsWith('/api/');
}
