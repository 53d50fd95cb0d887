import { describe, expect, it } from '@jest/globals';
import { addMonths } from '../../../shared/calendar-day.js';
import { DomainError } from '../../../shared/domain-error.js';
import { readExitDay } from './read-exit-day.js';

function faultsOf(typed: unknown): unknown {
  try {
    readExitDay(typed);
  } catch (error) {
    if (error instanceof DomainError) return error.details.errors?.map(({ field, rule }) => [field, rule]);
    throw error;
  }
  return [];
}

describe('the day of which the review is asked (EXIT-3)', () => {
  it.each([[undefined], [null], ['']])('is today where none is named: %p', (typed) => {
    expect(readExitDay(typed)).toBeUndefined();
  });

  it.each([['1900-01-01'], ['2014-06-01'], ['2999-12-31']])(
    '%s can be reckoned from on both sides',
    (typed) => {
      const day = readExitDay(typed);
      expect(day).toBe(typed);
      expect(() => day && [addMonths(day, -6), addMonths(day, 12)]).not.toThrow();
    },
  );

  it.each([
    ['2014-02-31'],
    ['soon'],
    [7],
    [['2014-06-01']],
    ['0001-01-01'],
    ['1899-12-31'],
    ['3000-01-01'],
    ['9999-12-31'],
  ])('%p is refused by name, and the rules are not asked', (typed) => {
    expect(faultsOf(typed)).toEqual([['on', 'EXIT-3']]);
  });
});
