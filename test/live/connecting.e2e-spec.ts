import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { LiveUpdatesGateway } from '../../src/modules/live-updates/live-updates.gateway.js';
import { holdClock, runPast } from '../support/app-inside.js';
import { buildTestApp, type TestApp } from '../support/build-test-app.js';
import { databaseKinds } from '../support/databases.js';
import type { FixedClock } from '../support/fixed-clock.js';
import { connectLive, emitted, LiveClient } from '../support/live-client.js';
import { signIn } from '../support/sign-in.js';

const CHAIR = 'chair.chesterfield';

describe.each(databaseKinds())('a live connection on %s', (kind) => {
  let test: TestApp;
  let clock: FixedClock;
  const open: LiveClient[] = [];

  beforeAll(async () => {
    test = await buildTestApp(kind);
    clock = holdClock(test);
  });
  afterAll(() => test.close());
  afterEach(() => {
    for (const client of open.splice(0)) client.close();
  });

  const client = (
    ...options: ConstructorParameters<typeof LiveClient> extends [string, ...infer R] ? R : never
  ) => {
    const made = new LiveClient(test.url, ...options);
    open.push(made);
    return made;
  };
  const token = async (username = CHAIR): Promise<string> => (await signIn(test.url, username)).token;
  const dropped = (live: LiveClient): Promise<unknown> =>
    Promise.race([
      emitted(live.socket, 'disconnect'),
      new Promise((_, reject) => {
        setTimeout(() => reject(new Error('it was not dropped within five seconds')), 5_000).unref();
      }),
    ]);

  it('is opened by a token', async () => {
    await client({ auth: { token: await token() } }).connect();
  });

  it.each<[string, object | undefined]>([
    ['nothing', undefined],
    ['no token', {}],
    ['an invented token', { token: 'a'.repeat(43) }],
    ['an empty token', { token: '' }],
    ['a number', { token: 42 }],
    ['an object', { token: { $ne: null } }],
  ])('is refused with %s', async (_, auth) => {
    await expect(client(auth ? { auth } : {}).connect()).rejects.toThrow('Sign in to continue.');
  });

  it('is refused with the token of an ended session', async () => {
    const session = await signIn(test.url, CHAIR);
    await session.delete('/sessions/current').expect(204);
    await expect(client({ auth: { token: session.token } }).connect()).rejects.toThrow(
      'Sign in to continue.',
    );
  });

  it('is refused over long polling', async () => {
    await expect(
      client({ auth: { token: await token() }, transports: ['polling'] }).connect(),
    ).rejects.toThrow();
  });

  it('is refused outside the live namespace, where nobody is asked who they are', async () => {
    await expect(client({ auth: { token: await token() } }, '/').connect()).rejects.toThrow();
    await expect(client({ auth: { token: await token() } }, '/other').connect()).rejects.toThrow();
  });

  it('is opened by the cookie of our own page', async () => {
    const extraHeaders = { cookie: `a=b; iom-session=${await token()}; c=d`, origin: test.url };
    await client({ extraHeaders }).connect();
  });

  it.each(['https://evil.example', 'null', 'http://127.0.0.1:1', 'http://127.0.0.1.evil.example'])(
    'is refused when a page of %s brings the cookie, or a token',
    async (origin) => {
      const cookie = `iom-session=${await token()}`;
      await expect(client({ extraHeaders: { cookie, origin } }).connect()).rejects.toThrow();
      await expect(
        client({ extraHeaders: { origin }, auth: { token: await token() } }).connect(),
      ).rejects.toThrow();
    },
  );

  it('is refused with a broken cookie, and harms nobody', async () => {
    await expect(client({ extraHeaders: { cookie: 'iom-session=%E0%A4%A' } }).connect()).rejects.toThrow();
    await client({ auth: { token: await token() } }).connect();
  });

  it('is dropped at once when its person signs out, and no other of theirs is', async () => {
    const [one, other] = [await signIn(test.url, CHAIR), await signIn(test.url, CHAIR)];
    const [first, second] = [
      await connectLive(test.url, one.token),
      await connectLive(test.url, other.token),
    ];
    open.push(first, second);
    const gone = dropped(first);
    await one.delete('/sessions/current').expect(204);
    await gone;
    expect(second.socket.connected).toBe(true);
  });

  it.each<[string, () => Promise<void> | void]>([
    ['was left unused', () => clock.advance(61 * 60_000)],
    [
      'belongs to somebody no longer active',
      () => runPast(test, [`update users set active = 0 where username = '${CHAIR}'`]),
    ],
  ])('is dropped soon after its session %s', async (_, end) => {
    const live = await connectLive(test.url, await token());
    open.push(live);
    await end();
    const gone = dropped(live);
    // The sweep comes every fifteen seconds by itself.
    await test.app.get(LiveUpdatesGateway)['dropEnded']();
    await gone;
  });
});
