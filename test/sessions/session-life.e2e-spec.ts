import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { sql } from '../../src/platform/database/sql.js';
import { holdClock, readRows, runPast } from '../support/app-inside.js';
import { buildTestApp, type TestApp } from '../support/build-test-app.js';
import { databaseKinds } from '../support/databases.js';
import type { FixedClock } from '../support/fixed-clock.js';
import { signIn } from '../support/sign-in.js';

const MINUTE = 60_000;

describe.each(databaseKinds())('the life of a session on %s', (kind) => {
  let test: TestApp;
  let clock: FixedClock;

  beforeAll(async () => {
    test = await buildTestApp(kind, { IOM_SESSION_IDLE_MINUTES: '10', IOM_SESSION_HOURS: '2' });
    clock = holdClock(test);
  });
  afterAll(() => test.close());

  it('tells who one is', async () => {
    const client = await signIn(test.url, 'chair.derby-city');
    const answer = await client.get('/me').expect(200);
    expect(answer.body).toEqual({
      id: expect.any(String),
      username: 'chair.derby-city',
      name: 'Inspector Ruth Daley',
      role: 'chair',
      agency: 'police',
      panels: ['derby-city'],
    });
  });

  it('ends at once on signing out, and leaves the person’s other sessions alone', async () => {
    const [one, other] = [await signIn(test.url, 'analyst'), await signIn(test.url, 'analyst')];
    const answer = await one.delete('/sessions/current').expect(204);
    expect(answer.text).toBe('');
    await one.get('/me').expect(401);
    await one.delete('/sessions/current').expect(401);
    await other.get('/me').expect(200);
  });

  it('writes the end down with who and from where', async () => {
    const client = await signIn(test.url, 'admin');
    const { id } = (await client.get('/me')).body as { id: string };
    await client.delete('/sessions/current').expect(204);
    const [row] = await readRows(
      test,
      sql`select action, subject_id as "subject", from_address as "from" from audit_entries
        order by seq desc limit 1`,
    );
    expect(row).toEqual({ action: 'session.ended', subject: id, from: '127.0.0.1' });
  });

  it('ends when it is left unused, and not while it is used', async () => {
    const client = await signIn(test.url, 'analyst');
    for (let use = 0; use < 5; use += 1) {
      clock.advance(9 * MINUTE);
      await client.get('/me').expect(200);
    }
    clock.advance(10 * MINUTE - 1);
    await client.get('/me').expect(200);
    clock.advance(10 * MINUTE);
    await client.get('/me').expect(401);
  });

  it('ends at its absolute end, however much it is used', async () => {
    const client = await signIn(test.url, 'analyst');
    for (let use = 0; use < 23; use += 1) {
      clock.advance(5 * MINUTE);
      await client.get('/me').expect(200);
    }
    clock.advance(5 * MINUTE - 1);
    await client.get('/me').expect(200);
    clock.advance(1);
    await client.get('/me').expect(401);
  });

  it('is not kept alive by a page that refreshes itself', async () => {
    const client = await signIn(test.url, 'analyst');
    for (let refresh = 0; refresh < 3; refresh += 1) {
      clock.advance(3 * MINUTE);
      await client.get('/me').set('x-live', '1').expect(200);
    }
    clock.advance(MINUTE);
    await client.get('/me').expect(401);
  });

  it('ends when its user is no longer active', async () => {
    const client = await signIn(test.url, 'prison.worker');
    await client.get('/me').expect(200);
    await runPast(test, [`update users set active = 0 where username = 'prison.worker'`]);
    await client.get('/me').expect(401);
    const answer = await request(test.url)
      .post('/api/v1/sessions')
      .send({ username: 'prison.worker', password: 'Derbyshire-demo-1' })
      .expect(401);
    expect(answer.body.code).toBe('WRONG_CREDENTIALS');
  });

  it.each([
    ['no token', undefined],
    ['an invented token', `Bearer ${'a'.repeat(43)}`],
    ['an empty token', 'Bearer '],
    ['a NUL in the token', 'Bearer a%00b'],
    ['another scheme', 'Basic YTpi'],
    ['a very long token', `Bearer ${'a'.repeat(8000)}`],
  ])('is not opened by %s', async (_, header) => {
    const asking = request(test.url).get('/api/v1/me');
    if (header !== undefined) void asking.set('authorization', header);
    const answer = await asking.expect(401);
    expect(answer.body).toMatchObject({ status: 401, code: 'NOT_SIGNED_IN' });
    expect(answer.headers['www-authenticate']).toBe('Bearer');
  });
});

describe('a session that may be left for one minute only', () => {
  it('lives on while it is used every half minute', async () => {
    const test = await buildTestApp('sqlite', { IOM_SESSION_IDLE_MINUTES: '1' });
    try {
      const clock = holdClock(test);
      const client = await signIn(test.url, 'analyst');
      for (let use = 0; use < 6; use += 1) {
        clock.advance(MINUTE / 2);
        await client.get('/me').expect(200);
      }
    } finally {
      await test.close();
    }
  });
});
