import { describe, expect, it } from '@jest/globals';
import { readAlias } from './read-alias.js';

describe('an alias', () => {
  it.each([
    ['SMITH, John', 'SMITH', 'John'],
    ['John Smith', 'Smith', 'John'],
    ['  Mary   Ann  Smith ', 'Smith', 'Mary Ann'],
    ['Spider', '', 'Spider'],
    ['O’Brien, Neil', 'O’Brien', 'Neil'],
    ['Smith,', 'Smith', ''],
    [', Spider', '', 'Spider'],
    ['Smith, John, junior', 'Smith', 'John, junior'],
  ])('typed as “%s” is the surname “%s” and the forename “%s”', (typed, surname, forename) => {
    expect(readAlias(typed)).toEqual({ surname, forename });
  });

  it.each(['', '   ', ',', ' , '])('is none when “%s” is typed', (typed) => {
    expect(readAlias(typed)).toBeNull();
  });
});
