import { describe, expect, it } from '@jest/globals';
import { isSessionLive } from './session-state.js';

const MINUTE = 60_000;
const USED = Date.parse('2014-06-03T09:30:00Z');
const session = { lastUsedAt: USED, expiresAt: USED + 100 * MINUTE, ended: false };

describe('a session', () => {
  it.each([
    ['just used', 0, true],
    ['a moment before it was left for an hour', 60 * MINUTE - 1, true],
    ['left for an hour', 60 * MINUTE, false],
    ['left for longer', 61 * MINUTE, false],
  ])('%s is live: %s ms after its last use → %s', (_, later, live) => {
    expect(isSessionLive(session, USED + later, 60)).toBe(live);
  });

  it.each([
    ['a moment before its absolute end', -1, true],
    ['at its absolute end', 0, false],
    ['after it', 1, false],
  ])('%s, however much it is used', (_, off, live) => {
    const busy = { ...session, lastUsedAt: session.expiresAt - 1 };
    expect(isSessionLive(busy, session.expiresAt + off, 60)).toBe(live);
  });

  it('that was ended is not live', () => {
    expect(isSessionLive({ ...session, ended: true }, USED, 60)).toBe(false);
  });
});
