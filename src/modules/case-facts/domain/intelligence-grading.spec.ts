import { describe, expect, it } from '@jest/globals';
import { calendarDay } from '../../../shared/calendar-day.js';
import { ASSESSMENTS, isCurrent, isSuitablyGraded, SOURCES } from './intelligence-grading.js';

/** INT-3, as policy version 2 reads it. */
const SUITABLE = { sources: [1, 2], assessments: ['A', 'B'] };

describe('suitably graded intelligence (INT-3)', () => {
  it.each(SOURCES.flatMap((source) => ASSESSMENTS.map((assessment) => [source, assessment] as const)))(
    'is %i%s only when both are on the list',
    (source, assessment) => {
      const expected = ['1A', '1B', '2A', '2B'].includes(`${source}${assessment}`);
      expect(isSuitablyGraded({ source, assessment }, SUITABLE)).toBe(expected);
    },
  );

  it('follows the policy, not the code', () => {
    expect(isSuitablyGraded({ source: 3, assessment: 'E' }, { sources: [3], assessments: ['E'] })).toBe(true);
    expect(isSuitablyGraded({ source: 1, assessment: 'A' }, { sources: [], assessments: ['A'] })).toBe(false);
  });
});

describe('current intelligence (INT-2)', () => {
  it.each([
    ['without a review date', null, false, true],
    ['the day before its review date', '2014-06-04', false, true],
    ['on its review date', '2014-06-03', false, true],
    ['the day after its review date', '2014-06-02', false, false],
    ['closed', null, true, false],
    ['closed before its review date', '2014-06-04', true, false],
  ])('%s', (_, reviewOn, isClosed, expected) => {
    expect(isCurrent({ reviewOn, isClosed }, calendarDay('2014-06-03'))).toBe(expected);
  });
});
