import { describe, expect, it } from '@jest/globals';
import { chooseCurrentScore, type RecordedScore } from './choose-current-score.js';

const recorded = (score: number, assessedOn: string | null, recordedOrder: string): RecordedScore => {
  return { score, instrument: 'ogrs3', assessedOn, recordedOrder };
};

describe('the current score (TIER-5)', () => {
  it.each<[string, RecordedScore[], number]>([
    ['is the only one', [recorded(50, '2014-01-01', '1')], 50],
    ['is the one assessed last', [recorded(50, '2014-01-01', '1'), recorded(91, '2014-01-02', '2')], 91],
    [
      'is the one assessed last, though it was recorded first',
      [recorded(91, '2014-01-02', '1'), recorded(50, '2014-01-01', '2')],
      91,
    ],
    [
      'of two on the same day is the one recorded last',
      [recorded(91, '2014-01-01', '1'), recorded(50, '2014-01-01', '2')],
      50,
    ],
    [
      'does not depend on the order they are read in',
      [recorded(50, '2014-01-01', '2'), recorded(91, '2014-01-01', '1')],
      50,
    ],
    [
      'is a dated one rather than one without a date',
      [recorded(50, '1999-12-31', '1'), recorded(91, null, '2')],
      50,
    ],
    [
      'of two without a date is the one recorded last',
      [recorded(50, null, '1'), recorded(91, null, '2')],
      91,
    ],
  ])('%s', (_, scores, expected) => {
    expect(chooseCurrentScore(scores)?.score).toBe(expected);
    expect(chooseCurrentScore([...scores].reverse())?.score).toBe(expected);
  });

  it('is none where none is recorded', () => {
    expect(chooseCurrentScore([])).toBeNull();
  });
});
