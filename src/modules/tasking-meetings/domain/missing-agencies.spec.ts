import { describe, expect, it } from '@jest/globals';
import { HABIT_OF, missingAgencies } from './missing-agencies.js';

/** Meetings at which police always came, and an agency the first so many times. */
const meetings = (count: number, times: number): string[][] =>
  Array.from({ length: count }, (_, index) => (index < times ? ['police', 'housing'] : ['police']));

describe('an agency that usually comes (MEET-2)', () => {
  it.each<[string, string[][], string[], string[]]>([
    ['nobody before the first meeting', [], ['police'], []],
    ['nobody when all are there', meetings(4, 4), ['police', 'housing'], []],
    ['whoever came to all', meetings(4, 4), ['police'], ['housing']],
    ['whoever came to half', meetings(6, 3), ['police'], ['housing']],
    ['nobody who came to less than half', meetings(6, 2), ['police'], []],
    ['whoever came to the only one', meetings(1, 1), [], ['housing', 'police']],
    ['nobody who came to one of three', meetings(3, 1), ['police'], []],
    ['nobody for meetings longer ago', [...meetings(HABIT_OF, 2), ...meetings(9, 9)], ['police'], []],
    ['an agency once, however many came of it', [['yos', 'yos']], [], ['yos']],
    ['nobody who is there for the first time', meetings(2, 2), ['police', 'housing', 'yos'], []],
  ])('and is missing: %s', (_, earlier, present, missing) => {
    expect(missingAgencies(earlier, present)).toEqual(missing);
  });
});
