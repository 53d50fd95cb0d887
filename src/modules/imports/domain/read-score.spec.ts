import { describe, expect, it } from '@jest/globals';
import { holdsFractions, readScore } from './read-score.js';
import type { Cell } from './sheet.js';

describe('an OGRS score (TIER-4)', () => {
  it.each<[Cell, number]>([
    [92, 92],
    ['92', 92],
    ['92%', 92],
    ['92 %', 92],
    ['92.0', 92],
    [0, 0],
    ['0%', 0],
    [1, 1],
    [100, 100],
    ['100%', 100],
  ])('%j is %s', (cell, score) => {
    expect(readScore(cell)).toEqual({ value: score });
  });

  it.each<[Cell, string]>([
    [69.5, 'Score is not a whole number: 69.5'],
    ['69.5%', 'Score is not a whole number: 69.5%'],
    [0.92, 'Score is not a whole number: 0.92'],
    [101, 'Score is over 100: 101'],
    ['190%', 'Score is over 100: 190%'],
    [-1, 'Score is below 0: -1'],
    ['90ish', '90ish is not a score: it must be a whole number from 0 to 100'],
    [true, 'true is not a score: it must be a whole number from 0 to 100'],
    ['=92', '=92 is not a score: it must be a whole number from 0 to 100'],
  ])('%j is refused: nothing is rounded', (cell, message) => {
    expect(readScore(cell)).toEqual({ value: null, error: { message, rule: 'TIER-4' } });
  });

  it('is left out, with a warning, where the file says n/a', () => {
    expect(readScore('n/a')).toEqual({ value: null, warning: expect.stringContaining('without a score') });
  });

  it('is left out without a word where the cell is blank', () => {
    expect(readScore(null)).toEqual({ value: null });
  });
});

describe('a column of percentages kept as fractions', () => {
  it.each<[string, Cell[], boolean]>([
    ['all are', [0.92, 1, 0, null, 'n/a'], true],
    ['whole scores stand among them', [0.92, 92], false],
    ['only 0 and 1 stand there', [0, 1], false],
    ['nothing stands there', [null, '92%'], false],
    ['one is below 0', [-0.5, 0.5], false],
  ])('is known as one when %s', (_, cells, known) => {
    expect(holdsFractions(cells)).toBe(known);
  });

  it.each([
    [0.92, 92],
    [0.29, 29],
    [0.57, 57],
    [1, 100],
    [0, 0],
  ])('reads %s as %s, and says so', (fraction, score) => {
    expect(readScore(fraction, true)).toEqual({
      value: score,
      warning: expect.stringContaining(String(score)),
    });
  });

  it('still refuses half a per cent (TIER-4)', () => {
    expect(readScore(0.695, true)).toMatchObject({ value: null, error: { rule: 'TIER-4' } });
  });
});
