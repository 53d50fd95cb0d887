import { describe, expect, it } from '@jest/globals';
import { tierForScore } from './tier-for-score.js';

const thresholds = { tier1From: 90, tier2From: 70 };

describe('the tier of a score', () => {
  it.each([
    [0, null, 'TIER-N'],
    [69, null, 'TIER-N'],
    [70, 2, 'TIER-2'],
    [71, 2, 'TIER-2'],
    [89, 2, 'TIER-2'],
    [90, 1, 'TIER-1'],
    [91, 1, 'TIER-1'],
    [100, 1, 'TIER-1'],
  ])('of %s is %s (%s)', (score, tier, rule) => {
    expect(tierForScore(score, thresholds)).toMatchObject({ tier, rule });
  });

  it.each([
    [69, 'Score 69 is under 70: not eligible by score'],
    [70, 'Score 70 is between 70 and 89: an IOM referral form is needed'],
    [90, 'Score 90 is 90 or more: automatic registration'],
  ])('of %s says why in words', (score, reason) => {
    expect(tierForScore(score, thresholds).reason).toBe(reason);
  });

  it('follows the thresholds of the policy', () => {
    const stricter = { tier1From: 95, tier2From: 80 };
    expect([79, 80, 94, 95].map((score) => tierForScore(score, stricter).tier)).toEqual([null, 2, 2, 1]);
  });
});
