import { describe, expect, it } from '@jest/globals';
import { nameKey, readAliases, readNamePart, splitFullName } from './read-name.js';

describe('a full name', () => {
  it.each([
    ['MARSDEN, Kirsty', 'MARSDEN', 'Kirsty'],
    ['Marsden ,  Kirsty Ann', 'Marsden', 'Kirsty Ann'],
    ['Kirsty Marsden', 'Marsden', 'Kirsty'],
    ['Kirsty Ann Marsden', 'Marsden', 'Kirsty Ann'],
    ['Kirsty MARSDEN', 'MARSDEN', 'Kirsty'],
    ['MARSDEN Kirsty Ann', 'MARSDEN', 'Kirsty Ann'],
    ['KIRSTY MARSDEN', 'MARSDEN', 'KIRSTY'],
    ['Ana DE LA CRUZ', 'DE LA CRUZ', 'Ana'],
    ['Ana de la Cruz', 'de la Cruz', 'Ana'],
    ['Van Marsden', 'Marsden', 'Van'],
    ['J O’Connor', 'O’Connor', 'J'],
    ['Marsden', 'Marsden', ''],
    ['MARSDEN,', 'MARSDEN', ''],
    ['', '', ''],
  ])('%s is parted', (text, surname, forename) => {
    expect(splitFullName(text)).toEqual({ surname, forename });
  });

  it('is compared with its parts apart, in any spelling', () => {
    expect(nameKey({ surname: 'O’Brien', forename: 'Zoë' })).toBe(
      nameKey({ surname: 'OBRIEN', forename: 'zoe' }),
    );
    expect(nameKey({ surname: 'Li', forename: 'An' })).not.toBe(nameKey({ surname: 'Lia', forename: 'N' }));
  });
});

describe('one part of a name', () => {
  it.each([
    ['Kirsty', 'Kirsty', false],
    ['O’CONNOR', 'O’Connor', true],
    ['SMITH-JONES', 'Smith-Jones', true],
    ['Smith (Jones)', 'Smith (Jones)', true],
    ['=Kirsty', '=Kirsty', true],
  ])('%s is %s, to look at: %s', (typed, value, warned) => {
    const reading = readNamePart(typed, 'surname');
    expect([reading.value, reading.warning !== undefined]).toEqual([value, warned]);
  });

  it.each([
    ['', 'Enter a forename: no forename on this row'],
    ['?', 'Enter a forename: “?” is not a name'],
    ['123', 'Enter a forename: “123” is not a name'],
  ])('“%s” is refused', (typed, message) => {
    expect(readNamePart(typed, 'forename').error).toEqual({ message });
  });
});

describe('aliases', () => {
  it.each([
    ['SMITH, John; Jonno', ['SMITH, John', 'Jonno']],
    ['aka Jonno aka John Smith', ['Jonno', 'John Smith']],
    ['a.k.a.: Jonno / Jonno', ['Jonno']],
    ['Maka Smith', ['Maka Smith']],
    ['-', []],
    ['', []],
  ])('%s', (text, aliases) => {
    expect(readAliases(text)).toEqual(aliases);
  });
});
