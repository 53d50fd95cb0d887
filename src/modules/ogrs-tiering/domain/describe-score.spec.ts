import { describe, expect, it } from '@jest/globals';
import { calendarDay } from '../../../shared/calendar-day.js';
import { describeScore } from './describe-score.js';

const recorded = {
  title: 'OGRS 3',
  score: 69,
  isCalculated: false,
  assessedOn: calendarDay('2014-06-03'),
  tiers: { before: null as number | null, after: null as number | null },
};

describe('a recorded score in one line', () => {
  it.each([
    [{}, 'OGRS 3 score 69 recorded, assessed on 3 June 2014'],
    [{ assessedOn: null }, 'OGRS 3 score 69 recorded, date of assessment not recorded'],
    [{ isCalculated: true }, 'OGRS 3 score 69 calculated and recorded, assessed on 3 June 2014'],
  ])('says which instrument gave it, how and when: %p', (change, words) => {
    expect(describeScore({ ...recorded, ...change })).toBe(words);
  });

  it.each([
    [1, null, '. Tier changed from tier 1 to no tier'],
    [2, 1, '. Tier changed from tier 2 to tier 1'],
    [1, 1, ''],
    [null, 1, ''],
  ])('shows that the tier changed (TIER-6): from %p to %p', (before, after, words) => {
    expect(describeScore({ ...recorded, tiers: { before, after } })).toBe(
      `OGRS 3 score 69 recorded, assessed on 3 June 2014${words}`,
    );
  });
});
