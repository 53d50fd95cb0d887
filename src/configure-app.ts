import { randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import cookie from '@fastify/cookie';
import csrf from '@fastify/csrf-protection';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import fastifyStatic from '@fastify/static';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Configuration } from './config/configuration.js';
import { projectRoot } from './config/project-root.js';
import { sessionCookieName } from './modules/auth/index.js';
import { LiveSocketAdapter } from './modules/live-updates/index.js';
import { assertDeclaredAccess } from './platform/access/assert-declared-access.js';
import { csrfOwner } from './platform/access/csrf.js';
import { ErrorFilter } from './platform/errors/error.filter.js';
import { toProblem } from './platform/errors/problem.js';
import { refuseUnstorableText } from './platform/errors/unstorable-text.js';
import { validationPipe } from './platform/errors/validation.js';
import { loggerOptions, RequestLog } from './platform/pino-logger.js';
import { describeApi } from './platform/describe-api.js';
import { errorPage, registerViews } from './web/shell/views.js';

const API = '/api/v1/';
const UPLOAD_BYTES = 10 * 1024 * 1024;
/** Longer than any id in an address. */
const LONGEST_PARAM = 500;
const SIGN_IN = new Set(['/sign-in', '/api/v1/sessions']);
const YEAR_SECONDS = 31_536_000;

/** The HTTP server under the application. */
export function buildAdapter(configuration: Configuration): FastifyAdapter {
  return new FastifyAdapter({
    logger: configuration.logLevel === 'silent' ? false : loggerOptions(configuration.logLevel),
    trustProxy: (_address: string, hop: number) => hop < configuration.trustedProxies,
    bodyLimit: 1024 * 1024,
    routerOptions: { maxParamLength: LONGEST_PARAM },
    // What cannot even be routed, such as a broken escape in the address.
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) => {
      const problem = toProblem(error);
      const answer = { ...problem, instance: request.id };
      void reply.status(problem.status).type('application/problem+json').send(answer);
    },
    // The last group of a UUID: Node draws these bytes in advance.
    genReqId: () => randomUUID().slice(24),
    logController: new RequestLog(),
  });
}

/** Security headers, sessions, CSRF, validation, errors, views, in order; main.ts and the tests both use it. */
export async function configureApp(app: NestFastifyApplication, configuration: Configuration): Promise<void> {
  const secure = configuration.publicOrigin?.startsWith('https:') ?? false;
  await registerHeaders(app, secure);
  await app.register(cookie);
  await registerCsrf(app, configuration, secure);
  await app.register(multipart, {
    limits: { fileSize: UPLOAD_BYTES, files: 1, fields: 50, fieldSize: 100_000, parts: 60 },
  });
  await registerRateLimit(app, configuration);
  app.getHttpAdapter().getInstance().addHook('preValidation', refuseUnstorableText);
  await app.register(fastifyStatic, {
    root: join(projectRoot, 'dist', 'assets'),
    prefix: '/assets/',
    maxAge: configuration.production ? YEAR_SECONDS : 0,
    decorateReply: false,
  });
  await registerViews(app);
  app.useGlobalPipes(validationPipe());
  app.useGlobalFilters(new ErrorFilter(errorPage));
  app.useWebSocketAdapter(new LiveSocketAdapter(app, configuration));
  describeApi(app);
  assertDeclaredAccess(app.get(DiscoveryService), app.get(MetadataScanner));
  app.enableShutdownHooks();
}

async function registerHeaders(app: NestFastifyApplication, secure: boolean): Promise<void> {
  const server = app.getHttpAdapter().getInstance();
  const hsts = { maxAge: YEAR_SECONDS, includeSubDomains: true };
  // The API's answers are no pages: theirs is one fixed set, instead of what helmet makes anew for each nonce.
  server.addHook('onRoute', (route) => {
    if (route.url.startsWith(API)) route.helmet = false;
  });
  await app.register(helmet, {
    enableCSPNonces: true,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        manifestSrc: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: secure ? hsts : false,
    referrerPolicy: { policy: 'same-origin' },
  });
  const apiHeaders = {
    'content-security-policy': "default-src 'none';frame-ancestors 'none'",
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    ...(secure ? { 'strict-transport-security': `max-age=${hsts.maxAge}; includeSubDomains` } : {}),
  };
  server.addHook('onSend', (request, reply, _payload, done) => {
    if (request.routeOptions.url?.startsWith(API)) void reply.headers(apiHeaders);
    // Personal data is never kept by a browser or a proxy; files under /assets/ say otherwise themselves.
    if (!request.url.startsWith('/assets/')) void reply.header('cache-control', 'no-store');
    done();
  });
}

async function registerCsrf(
  app: NestFastifyApplication,
  configuration: Configuration,
  secure: boolean,
): Promise<void> {
  const sessionCookie = sessionCookieName(configuration);
  await app.register(csrf, {
    sessionPlugin: '@fastify/cookie',
    cookieKey: secure ? '__Host-iom-csrf' : 'iom-csrf',
    cookieOpts: { path: '/', httpOnly: true, sameSite: 'lax', secure },
    csrfOpts: { hmacKey: configuration.secret || randomBytes(32).toString('hex'), userInfo: true },
    getUserInfo: (request: FastifyRequest) => csrfOwner(request, sessionCookie),
    getToken: (request: FastifyRequest) => {
      const header = request.headers['x-csrf-token'];
      const field = (request.body as { _csrf?: unknown } | undefined)?._csrf;
      return typeof header === 'string' ? header : typeof field === 'string' ? field : undefined;
    },
  });
}

async function registerRateLimit(app: NestFastifyApplication, configuration: Configuration): Promise<void> {
  if (configuration.rateLimit === null) return;
  const sessionCookie = sessionCookieName(configuration);
  await app.register(rateLimit, {
    max: configuration.rateLimit,
    timeWindow: '1 minute',
    cache: 10_000,
    // Whoever is signed in counts alone; the sign-in routes count by address, whatever is sent with them.
    keyGenerator: (request: FastifyRequest) =>
      (SIGN_IN.has(request.routeOptions.url ?? '')
        ? null
        : (request.headers.authorization ?? request.cookies[sessionCookie])) ?? request.ip,
    allowList: (request: FastifyRequest) => request.url.startsWith('/assets/') || request.url === '/health',
  });
}
