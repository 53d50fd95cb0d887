import { describe, expect, it } from '@jest/globals';
import type { DomainError } from '../../../shared/domain-error.js';
import { readDissent } from './read-dissent.js';

const PRESENT = ['housing', 'police', 'yos'];
const housing = { agency: 'housing', words: 'The flat is not ready' };

const refusalOf = (typed: unknown): string[] => {
  try {
    readDissent(typed, PRESENT);
    return [];
  } catch (error) {
    return (error as DomainError).details.errors?.map(({ message }) => message) ?? [];
  }
};

describe('the dissent of an agency', () => {
  it.each([
    ['nothing', undefined, []],
    ['null', null, []],
    ['an empty list', [], []],
    ['one agency', [housing], [housing]],
    ['spaces around', [{ agency: ' yos ', words: ' No ' }], [{ agency: 'yos', words: 'No' }]],
    ['every agency', PRESENT.map((agency) => ({ agency, words: 'No' })), expect.any(Array)],
    ['4,000 characters', [{ agency: 'yos', words: 'x'.repeat(4_000) }], expect.any(Array)],
  ])('is taken from %s', (_, typed, read) => {
    expect(readDissent(typed, PRESENT)).toEqual(read);
  });

  it.each([
    ['an agency that is not present', [{ agency: 'prison', words: 'No' }], /that is present/],
    ['nobody', [{ words: 'No' }], /that is present/],
    ['an agency twice', [housing, housing], /once/],
    ['no words', [{ agency: 'housing', words: '  ' }], /why the agency dissents/],
    ['4,001 characters', [{ agency: 'housing', words: 'x'.repeat(4_001) }], /4,000/],
    ['a text', 'housing', /as a list/],
    ['a list of nothing', [null], /that is present/],
  ])('is refused of or with %s', (_, typed, message) => {
    expect(refusalOf(typed)).toContainEqual(expect.stringMatching(message));
  });
});
