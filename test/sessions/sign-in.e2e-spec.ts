import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import request, { type Response } from 'supertest';
import { DEMONSTRATION_PASSWORD } from '../../src/demonstration/demonstration-users.js';
import { sql } from '../../src/platform/database/sql.js';
import { countRows, holdClock, readRows } from '../support/app-inside.js';
import { buildTestApp, type TestApp } from '../support/build-test-app.js';
import { databaseKinds } from '../support/databases.js';
import type { FixedClock } from '../support/fixed-clock.js';

const RIGHT = DEMONSTRATION_PASSWORD;

describe.each(databaseKinds())('signing in over the API on %s', (kind) => {
  let test: TestApp;
  let clock: FixedClock;

  beforeAll(async () => {
    test = await buildTestApp(kind);
    clock = holdClock(test);
  });
  afterAll(() => test.close());
  // A quarter of an hour ends every lock.
  beforeEach(() => clock.advance(16 * 60_000));

  const post = (username: unknown, password: unknown): request.Test =>
    request(test.url).post('/api/v1/sessions').send({ username, password });
  const statuses = (answers: Response[]): number[] => answers.map(({ status }) => status);
  async function inTurn(times: number, username: string, password: string): Promise<Response[]> {
    const answers: Response[] = [];
    for (let count = 0; count < times; count += 1) answers.push(await post(username, password));
    return answers;
  }

  it('answers with the token, its end and the person, and nothing else', async () => {
    const answer = await post('coordinator.chesterfield', RIGHT).expect(201);
    expect(answer.body).toEqual({
      token: expect.stringMatching(/^[\w-]{43}$/),
      expiresAt: new Date(clock.now().getTime() + 12 * 3_600_000).toISOString(),
      user: {
        id: expect.any(String),
        username: 'coordinator.chesterfield',
        name: 'Helen Marsh',
        role: 'coordinator',
        agency: 'police',
        panels: ['chesterfield'],
      },
    });
    expect(answer.headers['set-cookie']).toBeUndefined();
    expect(answer.headers['cache-control']).toBe('no-store');
  });

  it('takes the user name in capitals and with spaces around it', async () => {
    await post('  Coordinator.CHESTERFIELD ', RIGHT).expect(201);
  });

  it('keeps the token hashed only', async () => {
    const { token } = (await post('analyst', RIGHT)).body as { token: string };
    const rows = await readRows<Record<string, unknown>>(test, sql`select * from sessions`);
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toContain(token);
    expect(rows.every(({ token_hash: hash }) => /^[0-9a-f]{64}$/.test(String(hash)))).toBe(true);
  });

  it('gives an unknown name and a wrong password the same answer', async () => {
    const unknown = await post('nobody.here', 'wrong').expect(401);
    const wrong = await post('chair.chesterfield', 'wrong').expect(401);
    const { instance: first, ...unknownBody } = unknown.body as Record<string, unknown>;
    const { instance: second, ...wrongBody } = wrong.body as Record<string, unknown>;
    expect(unknownBody).toEqual(wrongBody);
    expect(first).not.toBe(second);
    expect(wrongBody).toMatchObject({ status: 401, code: 'WRONG_CREDENTIALS' });
    const { date: _one, ...unknownHeaders } = unknown.headers as Record<string, unknown>;
    const { date: _two, ...wrongHeaders } = wrong.headers as Record<string, unknown>;
    expect(Object.keys(unknownHeaders)).toEqual(Object.keys(wrongHeaders));
  });

  it('works as long over an unknown name as over a wrong password', async () => {
    // Processor time, not the clock: the machine may be busy with something else.
    const work = async (username: string): Promise<number> => {
      const start = process.cpuUsage();
      await post(username, 'wrong').expect(401);
      const { user, system } = process.cpuUsage(start);
      return user + system;
    };
    await work('warm.up');
    const pairs: [number, number][] = [];
    for (let round = 0; round < 4; round += 1) {
      pairs.push([await work(`nobody.${round}`), await work('om.derby-city')]);
    }
    const least = (index: 0 | 1): number => Math.min(...pairs.map((pair) => pair[index]));
    // Without the hash an answer takes a small part of the work with it.
    expect(least(0) / least(1)).toBeGreaterThan(0.4);
    expect(least(0) / least(1)).toBeLessThan(2.5);
  });

  it.each([
    ['no body at all', undefined, ['username', 'password']],
    ['a list', [], ['username', 'password']],
    ['a number for a name', { username: 3, password: 'x' }, ['username']],
    ['a blank name', { username: '  ', password: 'x' }, ['username']],
    ['no password', { username: 'analyst' }, ['password']],
    ['an object for a password', { username: 'analyst', password: { $ne: '' } }, ['password']],
  ])('refuses %s, naming the fields', async (_, body, fields) => {
    const answer = await request(test.url).post('/api/v1/sessions').send(body).expect(400);
    expect((answer.body.errors as { field: string }[]).map(({ field }) => field)).toEqual(fields);
  });

  it.each(['om.chesterfield', 'nobody.in.particular'])(
    'locks %s after five failures, and even the right password waits',
    async (username) => {
      expect(statuses(await inTurn(5, username, 'wrong'))).toEqual([401, 401, 401, 401, 401]);
      const locked = await post(username, RIGHT).expect(429);
      expect(locked.headers['retry-after']).toBe('30');
      expect(locked.body).toMatchObject({ code: 'LOCKED_OUT', status: 429 });
      clock.advance(29_000);
      expect((await post(username, RIGHT).expect(429)).headers['retry-after']).toBe('1');
    },
  );

  it('doubles the delay with each failure after a lock, and forgets all once the password was right', async () => {
    const username = 'om.erewash-and-amber-valley';
    await inTurn(5, username, 'wrong');
    clock.advance(30_000);
    await post(username, 'wrong').expect(401);
    expect((await post(username, RIGHT).expect(429)).headers['retry-after']).toBe('60');
    clock.advance(60_000);
    await post(username, RIGHT).expect(201);
    expect(statuses(await inTurn(4, username, 'wrong'))).toEqual([401, 401, 401, 401]);
    await post(username, RIGHT).expect(201);
  });

  it('looks at five passwords and no more when attempts come all at once', async () => {
    const attempts = Array.from({ length: 20 }, (_, index) => post('om.south-derbyshire', `guess ${index}`));
    const answers = statuses(await Promise.all(attempts));
    expect(answers.filter((status) => status === 401)).toHaveLength(5);
    expect(answers.filter((status) => status === 429)).toHaveLength(15);
  });

  it('lets one person sign in many times at once', async () => {
    const attempts = Array.from({ length: 12 }, () => post('coordinator.derby-city', RIGHT));
    expect(new Set(statuses(await Promise.all(attempts)))).toEqual(new Set([201]));
  });

  it('does not write down what was typed for a name: it may be a password', async () => {
    const typed = 'My-Secret-Pass-99';
    await post(typed, 'wrong').expect(401);
    for (const table of [sql`sign_in_failures`, sql`audit_entries`, sql`events`]) {
      const rows = await readRows(test, sql`select * from ${table}`);
      expect(JSON.stringify(rows).toLowerCase()).not.toContain(typed.toLowerCase());
    }
  });

  it('writes down who signed in and who was refused', async () => {
    const before = await countRows(test, sql`audit_entries`);
    await post('housing.worker', 'wrong').expect(401);
    const opened = await post('housing.worker', RIGHT).expect(201);
    const { id } = opened.body.user as { id: string };
    const rows = await readRows(
      test,
      sql`select action, subject_id as "subject", from_address as "from" from audit_entries
        where seq > ${before} order by seq`,
    );
    expect(rows).toEqual([
      { action: 'session.refused', subject: id, from: '127.0.0.1' },
      { action: 'session.opened', subject: id, from: '127.0.0.1' },
    ]);
  });
});
