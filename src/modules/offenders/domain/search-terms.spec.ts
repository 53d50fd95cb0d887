import { describe, expect, it } from '@jest/globals';
import { searchPrefixes, searchTerms, type SearchablePerson } from './search-terms.js';

const neil: SearchablePerson = {
  surname: 'O’Brien',
  forename: 'Neil Patrick',
  pncId: '1979/0163001B',
  crn: 'X320741',
  prisonNumber: 'A1234BC',
  dateOfBirth: '1979-06-03',
  aliases: [
    { surname: 'Smith-Jones', forename: 'Chloë' },
    { surname: '', forename: 'Spider' },
  ],
};

/** As the list asks: every piece typed begins some term of the person. */
function finds(typed: string, person: SearchablePerson = neil): boolean {
  const terms = searchTerms(person);
  const pieces = searchPrefixes(typed, 2014);
  return (
    pieces.length > 0 &&
    pieces.every((spellings) => spellings.some((prefix) => terms.some((term) => term.startsWith(prefix))))
  );
}

describe('somebody is found', () => {
  it.each([
    'O’Brien',
    "O'Brien",
    "o'brien",
    'OBrien',
    'OBRIEN',
    'o’brien',
    'O Brien',
    'obr',
    'brien',
    'neil',
    'patrick',
    'neil o’brien',
    'O’Brien, Neil',
    'brien pat',
    'neilpatrick',
    '79/163001B',
    '79/0163001b',
    '79163001B',
    '1979/0163001B',
    '1979/163001B',
    '19790163001B',
    ' 79 / 163001 B ',
    '163001B',
    '0163001B',
    '163001',
    '1979/01',
    'X320741',
    'x320741',
    'X 320741',
    'x3207',
    'A1234BC',
    'a1234bc',
    'A1234 BC',
    '3/6/1979',
    '03/06/1979',
    '03.06.1979',
    '03-06-1979',
    '1979-06-03',
    'smith-jones',
    'Smith Jones',
    'jones',
    'Chloe',
    'CHLOË',
    'spider',
  ])('by %s', (typed) => {
    expect(finds(typed)).toBe(true);
  });

  it.each(['smyth', 'rien', 'neil smyth', '80/163001B', '4/6/1979', 'X320742', "'", ' ', '', ',', '%', '_'])(
    'not by “%s”',
    (typed) => {
      expect(finds(typed)).toBe(false);
    },
  );

  it('by the serial alone, though it reads as another PNC ID as well', () => {
    const person = { ...neil, pncId: '1990/0013001Y' };
    expect(finds('13001Y', person)).toBe(true);
    expect(finds('0013001Y', person)).toBe(true);
  });
});

describe('what a person is found by', () => {
  it('is no empty word and no word twice', () => {
    const terms = searchTerms({ ...neil, surname: '-', forename: '’', aliases: [] });
    expect(terms).not.toContain('');
    expect(new Set(terms).size).toBe(terms.length);
  });

  it('looks at eight words of what was typed at the most', () => {
    expect(searchPrefixes('a b c d e f g h i j k l', 2014)).toHaveLength(8);
  });
});
