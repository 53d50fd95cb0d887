import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { foldName, tidyName, unshoutName } from './person-name.js';

describe('a name as it is compared', () => {
  it.each([
    ['obrien', ["O'Brien", 'OBrien', 'o’brien', 'O Brien', 'O‘BRIEN', ' O-Brien ']],
    ['chloe', ['Chloë', 'Chloe', 'CHLOE\u0308', 'chloé']],
    ['smithjones', ['Smith-Jones', 'Smith Jones', 'SMITHJONES']],
    ['', ['', ' ', '-', '’']],
  ])('is %s however it is spelt', (folded, spellings) => {
    expect(spellings.map(foldName)).toEqual(spellings.map(() => folded));
  });

  it('is the same when folded again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        expect(foldName(foldName(name))).toBe(foldName(name));
      }),
    );
  });
});

describe('a name as it is stored', () => {
  it.each([
    ['  Zoë   O’Connor ', 'Zoë O’Connor'],
    ['Chloe\u0308', 'Chloë'],
    ['Ann\u00A0Hill', 'Ann Hill'],
    ["O'Brien", "O'Brien"],
    ['', ''],
  ])('“%s” is “%s”', (typed, stored) => {
    expect(tidyName(typed)).toBe(stored);
  });
});

describe('a name in capitals', () => {
  it.each([
    ['O’CONNOR', 'O’Connor'],
    ["O'BRIEN", "O'Brien"],
    ['SMITH-JONES', 'Smith-Jones'],
    ['DE LA CRUZ', 'De La Cruz'],
    ['ÉMILE', 'Émile'],
    ['Marsden', 'Marsden'],
    ['McDonald', 'McDonald'],
    ['van Dyke', 'van Dyke'],
    ['', ''],
  ])('%s is written %s', (shouted, written) => {
    expect(unshoutName(shouted)).toBe(written);
  });

  it('is still the same name', () => {
    expect(foldName(unshoutName('O’CONNOR-SMITH'))).toBe(foldName('O’CONNOR-SMITH'));
  });
});
