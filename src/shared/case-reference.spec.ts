import { describe, expect, it } from '@jest/globals';
import { readCrn, readPrisonNumber } from './case-reference.js';

describe('a probation case reference (ID-CRN)', () => {
  it.each([
    ['X320741', 'X320741'],
    ['x320741', 'X320741'],
    [' x 320741 ', 'X320741'],
    ['X32074', null],
    ['X3207411', null],
    ['3207411', null],
    ['XX20741', null],
    ['É320741', null],
    ['', null],
  ])('%s is %s', (text, crn) => {
    expect(readCrn(text)).toBe(crn);
  });
});

describe('a prison number (ID-PRISON)', () => {
  it.each([
    ['A1234BC', 'A1234BC'],
    ['a1234bc', 'A1234BC'],
    ['A1234 BC', 'A1234BC'],
    ['A1234B', null],
    ['A12345BC', null],
    ['11234BC', null],
    ['', null],
  ])('%s is %s', (text, prisonNumber) => {
    expect(readPrisonNumber(text)).toBe(prisonNumber);
  });
});
