import { describe, expect, it } from '@jest/globals';
import { pauseAfter } from './next-try.js';

describe('an e-mail that could not be sent', () => {
  it.each([
    [1, 1],
    [2, 5],
    [3, 15],
    [4, 60],
    [5, 240],
    [6, 720],
    [7, 1440],
    [8, 1440],
    [11, 1440],
  ])('is tried again after try %i in %i minutes', (tries, minutes) => {
    expect(pauseAfter(tries, 'for-now')).toBe(minutes * 60_000);
  });

  it('is given up after twelve tries, about a week', () => {
    expect(pauseAfter(12, 'for-now')).toBeNull();
  });

  it('is given up after three tries where the server refuses it for good', () => {
    expect([1, 2, 3].map((tries) => pauseAfter(tries, 'for-good'))).toEqual([60_000, 300_000, null]);
  });
});
