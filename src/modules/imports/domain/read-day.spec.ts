import { describe, expect, it } from '@jest/globals';
import { calendarDay } from '../../../shared/calendar-day.js';
import { readDay } from './read-day.js';
import type { Cell } from './sheet.js';

const today = calendarDay('2026-11-24');

describe('a date of the panels', () => {
  it.each<[Cell, string]>([
    [{ day: calendarDay('1988-06-03') }, '1988-06-03'],
    ['31/12/2013', '2013-12-31'],
    ['31.12.2013', '2013-12-31'],
    ['31-12-2013', '2013-12-31'],
    ['3/6/88', '1988-06-03'],
    ['3-Jun-88', '1988-06-03'],
    ['3 June 1988', '1988-06-03'],
    ['3rd June, 1988', '1988-06-03'],
    ['03JUN1988', '1988-06-03'],
    ['9-Sept-14', '2014-09-09'],
    ['1988-06-03', '1988-06-03'],
    ['1988-06-03T00:00:00Z', '1988-06-03'],
    ['31/12/2013 00:00', '2013-12-31'],
    [' 3-Jun-88 ', '1988-06-03'],
    ['29/02/2012', '2012-02-29'],
    [32297, '1988-06-03'],
    ['32297', '1988-06-03'],
  ])('%j is %s', (cell, day) => {
    expect(readDay(cell, today)).toMatchObject({ value: day });
    expect(readDay(cell, today).error).toBeUndefined();
  });

  it.each([
    ['the day before', '23/11/26', '2026-11-23'],
    ['today', '24/11/26', '2026-11-24'],
    ['the day after', '25/11/26', '1926-11-25'],
    ['this year’s end', '31-Dec-26', '1926-12-31'],
    ['next year', '1-Jan-27', '1927-01-01'],
    ['the turn of the century', '1/1/00', '2000-01-01'],
    ['a leap day of one century only', '29/02/00', '2000-02-29'],
  ])('with a two-digit year is never in the future: %s', (_, text, day) => {
    expect(readDay(text, today)).toEqual({ value: day });
  });

  it.each<[Cell, string]>([
    ['31/02/1985', '31/02/1985 is not a real date'],
    ['29/02/2013', '29/02/2013 is not a real date'],
    ['12/31/1985', '12/31/1985 is not a real date'],
    ['3-Foo-88', '3-Foo-88 is not a real date'],
    ['June 1988', 'June 1988 is not a date: write it like 31/12/2013'],
    ['soon', 'soon is not a date: write it like 31/12/2013'],
    [true, 'true is not a date: write it like 31/12/2013'],
    [92, '92 is not a date: write it like 31/12/2013'],
    [32297.5, '32297.5 is not a date: write it like 31/12/2013'],
  ])('%j is refused in its own words', (cell, message) => {
    expect(readDay(cell, today)).toEqual({ value: null, error: { message } });
  });

  it.each<[Cell, boolean]>([
    [null, false],
    ['  ', false],
    ['n/a', true],
    ['not known', true],
  ])('%j is no date, and said so: %s', (cell, said) => {
    const { value, error, warning } = readDay(cell, today);
    expect([value, error, warning !== undefined]).toEqual([null, undefined, said]);
  });
});
