import { describe, expect, it } from '@jest/globals';
import type { DomainError } from './domain-error.js';
import { readOptionalId } from './read-optional-id.js';

describe('an id that may be left out', () => {
  it.each([[undefined], [null], ['']])('%p is left out', (typed) => {
    expect(readOptionalId(typed, 'offenderId', 'MEET-6')).toBeNull();
  });

  it('is taken as it was sent, to be looked for', () => {
    expect(readOptionalId('abc', 'offenderId', 'MEET-6')).toBe('abc');
    expect(readOptionalId(' ', 'offenderId', 'MEET-6')).toBe(' ');
  });

  it.each([[0], [7], [true], [false], [[]], [['abc']], [{}]])(
    'is not taken for nobody where it is %p',
    (typed) => {
      expect.assertions(1);
      try {
        readOptionalId(typed, 'offenderId', 'MEET-6');
      } catch (error) {
        expect((error as DomainError).details).toMatchObject({
          ...{ kind: 'bad-input', errors: [{ field: 'offenderId', rule: 'MEET-6' }] },
        });
      }
    },
  );
});
