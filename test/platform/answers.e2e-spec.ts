import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request, { type Response } from 'supertest';
import { Database } from '../../src/platform/database/database.js';
import { buildTestApp, type TestApp } from '../support/build-test-app.js';
import { newPerson } from '../support/people.js';
import { signIn, type Client } from '../support/sign-in.js';

/** A problem document that tells of nothing inside. */
function expectProblem(answer: Response, status: number): void {
  expect([answer.status, answer.headers['content-type']]).toEqual([
    status,
    expect.stringContaining('application/problem+json'),
  ]);
  expect(answer.body).toMatchObject({ status, type: expect.any(String), title: expect.any(String) });
  expect(answer.body.detail).not.toBe('');
  expect(answer.text).not.toMatch(/\bat .*\.(js|ts)|node_modules|select |insert |SQLITE|Error:/i);
}

describe('what the API answers', () => {
  let test: TestApp;
  let client: Client;

  beforeAll(async () => {
    test = await buildTestApp();
    client = await signIn(test.url, 'coordinator.chesterfield');
  });
  afterAll(() => test.close());

  const send = (type: string, body: string): request.Test =>
    client.post('/offenders').set('content-type', type).send(body);

  it.each(['/api/v1/nothing', '/api/v2/offenders', '/api/', '/api/v1', '/api/v1/offenders/a/b/c'])(
    'is a problem where nothing is: %s',
    async (path) => {
      expectProblem(await request(test.url).get(path), 404);
    },
  );

  it.each(['put', 'patch', 'delete'] as const)(
    'is a problem for a method that is not taken: %s',
    async (method) => {
      expectProblem(await request(test.url)[method]('/api/v1/me').send({}), 404);
    },
  );

  it.each<[string, string, string, number]>([
    ['broken JSON', 'application/json', '{"surname":', 400],
    ['no JSON at all', 'application/json', 'hello', 400],
    ['a bare word', 'application/json', '"hello"', 400],
    ['null', 'application/json', 'null', 400],
    ['a number', 'application/json', '42', 400],
    ['nothing, called JSON', 'application/json', '', 400],
    ['a body that would change every object', 'application/json', '{"__proto__":{"polluted":true}}', 400],
    [
      'the same by its constructor',
      'application/json',
      '{"constructor":{"prototype":{"polluted":true}}}',
      400,
    ],
    ['the same, deeper', 'application/json', '{"aliases":[{"__proto__":{"polluted":true}}]}', 400],
    [
      'more levels than any form',
      'application/json',
      `{"surname":${'['.repeat(50_000)}${']'.repeat(50_000)}}`,
      400,
    ],
    ['XML', 'application/xml', '<a/>', 415],
    ['plain text', 'text/plain', 'hello', 400],
    ['no type known', 'application/x-unheard-of', 'hello', 415],
    ['more than a megabyte', 'application/json', JSON.stringify({ notes: 'x'.repeat(1_100_000) }), 413],
  ])('is a problem for %s', async (_, type, body, status) => {
    expectProblem(await send(type, body), status);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it('is a problem for a form with files where none is taken', async () => {
    expectProblem(await client.post('/offenders').attach('file', Buffer.from('x'), 'x.csv'), 400);
  });

  it.each([
    ['a broken escape', '/offenders/%E0%A4%A', 400],
    ['a NUL', '/offenders/%00', 400],
    ['an endless id', `/offenders/${'x'.repeat(600)}`, 414],
    ['a path upwards', '/offenders/..%2f..%2fetc%2fpasswd', 404],
    ['quotes', `/offenders/'%20or%20'1'='1`, 404],
  ])('is a problem for an address with %s', async (_, path, status) => {
    expectProblem(await client.get(path), status);
  });

  it('never echoes what it was asked', async () => {
    const marked = 'Marked-Name-4711';
    for (const answer of [
      await client.get(`/nothing/${marked}`),
      await client.get(`/offenders/${marked}`),
      await client.get(`/offenders?limit=${marked}`),
      await client.get(`/offenders/${marked}/%E0%A4%A`),
    ]) {
      expect(answer.text).not.toContain(marked);
    }
  });

  it('names each answer, so that a fault can be found in the log', async () => {
    const [one, other] = [await client.get('/nothing'), await client.get('/nothing')];
    expect(one.body.instance).toMatch(/^[\w-]{8,}$/);
    expect(one.body.instance).not.toBe(other.body.instance);
  });

  it('is one and the same problem for pages that are not there, as a page', async () => {
    const answer = await request(test.url).get('/nothing').expect(404);
    expect(answer.headers['content-type']).toContain('text/html');
    expect(answer.text).not.toMatch(/\bat .*\.(js|ts)|node_modules/);
  });

  it('is not kept, sniffed or framed', async () => {
    for (const path of ['/api/v1/me', '/api/v1/offenders', '/api/v1/nothing', '/health', '/sign-in']) {
      const { headers } = await request(test.url).get(path).set('authorization', `Bearer ${client.token}`);
      expect([path, headers]).toEqual([
        path,
        expect.objectContaining({
          'cache-control': 'no-store',
          'x-content-type-options': 'nosniff',
          'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
        }),
      ]);
      expect(headers).not.toHaveProperty('x-powered-by');
      expect(headers).not.toHaveProperty('server');
    }
  });

  it('lets pages run the scripts they are sent with only: a nonce that is new each time', async () => {
    const nonces = new Set<string>();
    for (let count = 0; count < 3; count += 1) {
      const { headers } = await request(test.url).get('/sign-in').expect(200);
      const policy = headers['content-security-policy'] ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).not.toMatch(/unsafe-inline|unsafe-eval|\*/);
      nonces.add(/script-src [^;]*'nonce-([^']+)'/.exec(policy)?.[1] ?? '');
    }
    expect(nonces.size).toBe(3);
    expect(nonces.has('')).toBe(false);
  });

  it('asks browsers to come back over https only where it is served over https', async () => {
    const { headers } = await request(test.url).get('/sign-in');
    expect(headers).not.toHaveProperty('strict-transport-security');
  });

  it('allows no other site to read it', async () => {
    const answer = await request(test.url).get('/api/v1/me').set('origin', 'https://evil.example');
    expect(answer.headers).not.toHaveProperty('access-control-allow-origin');
    const asked = await request(test.url).options('/api/v1/me').set('origin', 'https://evil.example');
    expect(asked.headers).not.toHaveProperty('access-control-allow-origin');
  });

  it('is browsable, as a document and as a page', async () => {
    const { body } = await request(test.url).get('/api/openapi.json').expect(200);
    expect(body.openapi).toMatch(/^3\./);
    const page = await request(test.url).get('/api/docs').expect(200);
    expect(page.headers['content-type']).toContain('text/html');
  });
});

describe('behind https', () => {
  it('sends cookies over https only, bound to this host, and asks for https from then on', async () => {
    const test = await buildTestApp('sqlite', { IOM_PUBLIC_URL: 'https://iom.example' });
    try {
      const answer = await request(test.url).get('/sign-in').expect(200);
      expect(answer.headers['strict-transport-security']).toContain('max-age=31536000');
      const [cookie] = answer.headers['set-cookie'] as unknown as string[];
      expect(cookie).toMatch(/^__Host-iom-csrf=.*; Path=\/; HttpOnly; Secure; SameSite=Lax/);
    } finally {
      await test.close();
    }
  });
});

describe('too many requests', () => {
  it('wait a minute, each person for themselves; signing in counts by address, whatever is sent with it', async () => {
    const test = await buildTestApp('sqlite', { IOM_RATE_LIMIT: '8' });
    try {
      const [one, other] = [await signIn(test.url, 'chair.derby-city'), await signIn(test.url, 'analyst')];
      for (let count = 0; count < 8; count += 1) await one.get('/me').expect(200);
      const refused = await one.get('/me');
      expectProblem(refused, 429);
      expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
      await other.get('/me').expect(200);
      await request(test.url).get('/health').expect(200);
      const guesses: number[] = [];
      for (let count = 0; count < 8; count += 1) {
        const answer = await request(test.url)
          .post(['/api/v1/sessions', `/api/v1/sessions?x=${count}`, '/api/v1/%73essions'][count % 3] ?? '')
          .set('authorization', `Bearer invented-${count}`)
          .send(newPerson());
        guesses.push(answer.status);
      }
      expect(guesses.slice(-2)).toEqual([429, 429]);
    } finally {
      await test.close();
    }
  });
});

describe('the health of the service', () => {
  it('is up while the database answers, and down when it does not', async () => {
    const test = await buildTestApp();
    try {
      await request(test.url).get('/health').expect(200, { status: 'up' });
      await test.app.get(Database).close();
      const answer = await request(test.url).get('/health').expect(503);
      expect(answer.body).toEqual({ status: 'down' });
    } finally {
      await test.close();
    }
  });
});
