import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import view from '@fastify/view';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply } from 'fastify';
import nunjucks from 'nunjucks';
import type { ScopedRequest } from '../../platform/access/access.js';
import type { Problem } from '../../platform/errors/problem.js';
import { projectRoot } from '../../config/project-root.js';
import { presentErrorPage } from '../errors/error-page.presenter.js';
import { paths } from './paths.js';
import { PageLocals } from './page-locals.js';

const templates = [
  join(dirname(fileURLToPath(import.meta.url)), '..'),
  join(projectRoot, 'node_modules', 'govuk-frontend', 'dist'),
  join(projectRoot, 'node_modules', '@ministryofjustice', 'frontend'),
];

let locals: PageLocals;

/** Nunjucks with the GOV.UK and MOJ design systems; everything written into a page is escaped. */
export async function registerViews(app: NestFastifyApplication): Promise<void> {
  locals = app.get(PageLocals);
  await app.register(view, {
    engine: { nunjucks },
    templates,
    options: { autoescape: true, throwOnUndefined: false, trimBlocks: true, lstripBlocks: true },
  });
}

/** Answers a page request that failed: to the sign-in page, or with what happened and what to do next. */
export async function errorPage(
  request: ScopedRequest,
  reply: FastifyReply,
  problem: Problem,
): Promise<unknown> {
  if (problem.status === 401 && request.headers['x-live'] === undefined) {
    const next = request.method === 'GET' ? request.url : cameFrom(request);
    return reply.redirect(paths.signIn({ because: 'needed', next }), 303);
  }
  if (problem.status < 500) await locals.recognise(request);
  reply.locals = await locals.for(request, reply);
  const page = presentErrorPage({
    status: problem.status,
    message: problem.detail,
    rule: problem.rule ?? null,
    reference: request.id,
    signedIn: request.user !== undefined,
  });
  return reply.view('errors/error-page.njk', { page });
}

/** The page of ours whose form this is, so that signing in again leads back to it and to what was typed there. */
function cameFrom({ headers }: ScopedRequest): string | null {
  if (!headers.referer || !URL.canParse(headers.referer)) return null;
  const { host, pathname, search } = new URL(headers.referer);
  return host === headers.host ? pathname + search : null;
}
