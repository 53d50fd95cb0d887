import { describe, expect, it } from '@jest/globals';
import { DomainError } from '../../../shared/domain-error.js';
import { readCursor, writeCursor, type CursorKey } from './cursor.js';

const refused = (cursor: string, sort = 'name', keyIs: CursorKey = 'text'): unknown => {
  try {
    return readCursor(cursor, sort, keyIs);
  } catch (error) {
    return error instanceof DomainError ? error.details : error;
  }
};

describe('where the next page begins', () => {
  it.each<[string, string | number]>([
    ['name', 'o’brien neil'],
    ['name', 'a b & c=d%20+é "quoted"'],
    ['-score', 91],
    ['score', -1],
    ['registeredOn', ''],
  ])('is read as it was written for %s', (sort, key) => {
    const keyIs = typeof key === 'number' ? 'whole' : 'text';
    expect(readCursor(writeCursor(sort, key, 'id-1'), sort, keyIs)).toEqual({ key, id: 'id-1' });
  });

  it('is safe in an address', () => {
    expect(writeCursor('name', 'a b & c=d#é', 'id')).toMatch(/^[\w.~!*'()%-]+$/);
  });

  it('is read though the address was decoded once more on the way', () => {
    const cursor = writeCursor('name', 'mellor liam', 'id-1');
    expect(readCursor(decodeURIComponent(cursor), 'name', 'text')).toEqual({
      key: 'mellor liam',
      id: 'id-1',
    });
  });

  it.each([
    ['not a cursor', 'hello'],
    ['of another order of the list', writeCursor('-name', 'a', 'id')],
    ['cut off', writeCursor('name', 'a', 'id').slice(0, -3)],
    ['a broken escape', '%E0%A4%A'],
    ['an object', encodeURIComponent('{"sort":"name"}')],
    ['without an id', encodeURIComponent('["name","a"]')],
    ['with an id that is no text', encodeURIComponent('["name","a",3]')],
    ['with a list for a key', encodeURIComponent('["name",["a"],"id"]')],
    ['without a key', encodeURIComponent('["name",null,"id"]')],
    ['empty', ''],
    ['with a number where the order goes by text', writeCursor('name', 3, 'id')],
  ])('is refused when it is %s', (_, cursor) => {
    expect(refused(cursor)).toMatchObject({ kind: 'bad-input', errors: [{ field: 'cursor' }] });
  });

  it.each([
    ['text', '91'],
    ['half a number', 91.5],
    ['more than the database can hold', 2 ** 31],
    ['less than the database can hold', -(2 ** 31)],
    ['more than anything can hold', 1e300],
  ])('is refused with %s where the order goes by whole numbers', (_, key) => {
    expect(refused(writeCursor('score', key, 'id'), 'score', 'whole')).toMatchObject({ kind: 'bad-input' });
  });
});
