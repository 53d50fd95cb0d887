import { describe, expect, it } from '@jest/globals';
import { readNewItem, readPosition, readTakeOff } from './read-agenda-edit.js';

const refusal = (act: () => unknown): unknown => {
  try {
    act();
  } catch (error) {
    return (error as { details: { errors: { field: string }[] } }).details.errors.map(({ field }) => field);
  }
  return [];
};

describe('what the chair does to an agenda (MEET-4)', () => {
  it('adds a matter, about somebody or about nobody', () => {
    expect(readNewItem({ offenderId: 'o', summary: ' The hostel ', reason: '' })).toEqual({
      ...{ kind: 'added', offenderId: 'o', summary: 'The hostel', reason: null },
    });
    expect(readNewItem({ summary: 'The hostel', reason: 'Closes in June' })).toMatchObject({
      ...{ offenderId: null, reason: 'Closes in June' },
    });
  });

  it('adds a referral, which speaks for itself', () => {
    expect(readNewItem({ referralId: 'r' })).toEqual({ kind: 'referral', referralId: 'r' });
  });

  it.each([
    [{}, ['summary']],
    [{ summary: '  ' }, ['summary']],
    [{ summary: 7 }, ['summary']],
    [{ summary: 'x'.repeat(200), reason: 'x'.repeat(1_000) }, []],
    [{ summary: 'x'.repeat(201), reason: 'x'.repeat(1_001) }, ['summary', 'reason']],
  ])('%# refuses what says nothing or too much', (typed, fields) => {
    expect(refusal(() => readNewItem(typed))).toEqual(fields);
  });

  it.each([
    [{ summary: 'The hostel', offenderId: 7 }, ['offenderId']],
    [{ summary: 'The hostel', offenderId: ['o'] }, ['offenderId']],
    [{ summary: 'The hostel', offenderId: {}, reason: 7 }, ['offenderId', 'reason']],
    [{ summary: 'The hostel', referralId: true }, ['referralId']],
    [{ summary: 'The hostel', offenderId: null, referralId: null, reason: null }, []],
  ])('%# takes nothing that is no text for nobody', (typed, fields) => {
    expect(refusal(() => readNewItem(typed))).toEqual(fields);
  });

  it.each([
    ['In hospital', []],
    [' ', ['reason']],
    [undefined, ['reason']],
    ['x'.repeat(1_001), ['reason']],
  ])('%# takes nothing off without a reason', (typed, fields) => {
    expect(refusal(() => readTakeOff(typed))).toEqual(fields);
  });

  it.each([
    [1, []],
    ['12', []],
    [0, ['position']],
    [-1, ['position']],
    [1.5, ['position']],
    ['first', ['position']],
    [undefined, ['position']],
  ])('%# moves an item to a place that is counted from 1', (typed, fields) => {
    expect(refusal(() => readPosition(typed))).toEqual(fields);
  });
});
