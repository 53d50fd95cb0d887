import { describe, expect, it } from '@jest/globals';
import { afterFailure, secondsLocked, type SignInFailures } from './lock-out.js';

const NOW = Date.parse('2014-06-03T09:30:00Z');

function afterFailures(count: number): SignInFailures | null {
  let known: SignInFailures | null = null;
  for (let failure = 0; failure < count; failure += 1) known = afterFailure(known, NOW);
  return known;
}

describe('after failed sign-ins', () => {
  it.each([
    [0, 0],
    [1, 0],
    [4, 0],
    [5, 30],
    [6, 60],
    [7, 120],
    [8, 240],
    [9, 480],
    [10, 900],
    [11, 900],
    [1000, 900],
  ])('%s of them lock the name for %s seconds', (failures, seconds) => {
    expect(secondsLocked(afterFailures(failures), NOW)).toBe(seconds);
  });

  it.each([
    ['a moment before the end', 29_999, 1],
    ['at the end', 30_000, 0],
    ['after the end', 30_001, 0],
  ])('the name is free again %s', (_, later, seconds) => {
    expect(secondsLocked(afterFailures(5), NOW + later)).toBe(seconds);
  });

  it('one more, after the lock ended, doubles the delay', () => {
    const later = NOW + 30_001;
    expect(secondsLocked(afterFailure(afterFailures(5), later), later)).toBe(60);
  });
});
