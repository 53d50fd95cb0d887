import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { explainPncIdRefusal, readPncId } from './pnc-id.js';

const LETTERS = 'ZABCDEFGHJKLMNPQRTUVWXY';

describe('a PNC ID (ID-PNC)', () => {
  it.each([
    '79/163001B',
    '79163001B',
    '1979/0163001B',
    '1979/163001B',
    '19790163001B',
    '790163001B',
    '79/0163001b',
    ' 79 / 163001 b ',
  ])('%s is 1979/0163001B', (text) => {
    expect(readPncId(text, 2014)).toEqual({ ok: true, pncId: '1979/0163001B' });
  });

  it.each([
    ['20090830599L', '2009/0830599L'],
    ['03/162377R', '2003/0162377R'],
    ['2001/0171310W', '2001/0171310W'],
    ['86/49125E', '1986/0049125E'],
  ])('%s is %s', (text, pncId) => {
    expect(readPncId(text, 2014)).toEqual({ ok: true, pncId });
  });

  it.each([
    ['the year before', 13, '2013'],
    ['this year', 14, '2014'],
    ['next year', 15, '1915'],
  ])('of two digits, %s, is %s', (_, year, century) => {
    const letter = LETTERS[Number(`${year}0000001`) % 23];
    expect(readPncId(`${year}/1${letter}`, 2014)).toEqual({ ok: true, pncId: `${century}/0000001${letter}` });
  });

  it.each([
    ['2001/0171310S', 'check-letter'],
    ['79/163001C', 'check-letter'],
    ['79163001C', 'check-letter'],
    ['79/163001I', 'check-letter'],
    ['', 'shape'],
    ['79/163001', 'shape'],
    ['79/B', 'shape'],
    ['79/01630011B', 'shape'],
    ['197/163001B', 'shape'],
    ['1979-0163001B', 'shape'],
    ['123456789012B', 'shape'],
    ['none', 'shape'],
  ])('%s is refused for its %s', (text, reason) => {
    expect(readPncId(text, 2014)).toEqual({ ok: false, reason });
  });

  it('reads back what it wrote, and refuses every other letter', () => {
    const year = fc.integer({ min: 1950, max: 2014 });
    const serial = fc.integer({ min: 0, max: 9_999_999 }).map((number) => String(number).padStart(7, '0'));
    fc.assert(
      fc.property(year, serial, (yyyy, digits) => {
        const right = LETTERS[Number(String(yyyy).slice(-2) + digits) % 23];
        for (const letter of LETTERS) {
          const result = readPncId(`${yyyy}/${digits}${letter}`, 2014);
          expect(result).toEqual(
            letter === right
              ? { ok: true, pncId: `${yyyy}/${digits}${letter}` }
              : { ok: false, reason: 'check-letter' },
          );
        }
      }),
    );
  });

  it('never throws, whatever is typed', () => {
    fc.assert(fc.property(fc.string(), (text) => expect(readPncId(text, 2014)).toHaveProperty('ok')));
  });

  it('says in plain words why it is refused', () => {
    expect(explainPncIdRefusal('check-letter')).toContain('check letter is wrong');
    expect(explainPncIdRefusal('shape')).toContain('2001/0171310W');
  });
});
