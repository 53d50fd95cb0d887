import { describe, expect, it } from '@jest/globals';
import { DomainError } from '../../shared/domain-error.js';
import { readIfMatch } from './if-match.js';

describe('If-Match', () => {
  it.each([
    ['"3"', 3],
    ['3', 3],
    ['W/"3"', 3],
    [' "12" ', 12],
    ['"0"', 0],
  ])('of %s is the version %s', (header, version) => {
    expect(readIfMatch(header)).toBe(version);
  });

  it.each([undefined, '', '*', '"', '"a"', '"1", "2"', '-1', '"1.5"', '"9999999999"'])(
    'of %s is refused',
    (header) => {
      expect(() => readIfMatch(header)).toThrow(DomainError);
    },
  );
});
