import { describe, expect, it } from '@jest/globals';
import { calendarDay } from '../../../shared/calendar-day.js';
import type { DomainError, FieldError } from '../../../shared/domain-error.js';
import { OFFENCE_CATEGORIES } from '../../../shared/offence-category.js';
import { readOffence, type TypedOffence } from './read-offence.js';

const DATES = { dateOfBirth: calendarDay('1990-02-28'), today: calendarDay('2014-06-03') };
const GOOD = {
  offenceDate: '2014-01-10',
  category: 'burglary-domestic',
  outcome: 'conviction',
  outcomeDate: '2014-03-01',
};

const read = (changes: TypedOffence = {}, dates = DATES): unknown =>
  readOffence({ ...GOOD, ...changes }, dates);

function refuse(changes: TypedOffence, dates = DATES): [string, string | undefined][] {
  try {
    read(changes, dates);
  } catch (error) {
    const errors = (error as DomainError).details.errors as FieldError[];
    return errors.map(({ field, rule }) => [field, rule]);
  }
  return [];
}

describe('an offence (EXCL-2)', () => {
  it('is read as it was sent', () => {
    expect(read()).toEqual(GOOD);
  });

  it.each([
    ['an offence today, charged today', { offenceDate: '2014-06-03', outcomeDate: '2014-06-03' }],
    ['charged on the day of the offence', { offenceDate: '2014-03-01' }],
    ['on the tenth birthday', { offenceDate: '2000-02-28' }],
    ['a charge', { outcome: 'charge' }],
  ])('may be %s', (_, changes) => {
    expect(refuse(changes)).toEqual([]);
  });

  it.each(OFFENCE_CATEGORIES)('may be of the category %s', (category) => {
    expect(read({ category })).toMatchObject({ category });
  });

  it.each<[string, TypedOffence, string, string]>([
    [
      'tomorrow',
      { offenceDate: '2014-06-04', outcomeDate: '2014-06-03' },
      'offenceDate',
      'Date of the offence must be today or in the past',
    ],
    [
      'on the day of birth',
      { offenceDate: '1990-02-28' },
      'offenceDate',
      'Date of the offence must be after the date of birth, 28 February 1990',
    ],
    [
      'the day before the tenth birthday',
      { offenceDate: '2000-02-27' },
      'offenceDate',
      'Age at the offence must be 10 or more: check the date',
    ],
    [
      'decided tomorrow',
      { outcomeDate: '2014-06-04' },
      'outcomeDate',
      'Date of the charge or conviction must be today or in the past',
    ],
    [
      'decided the day before the offence',
      { outcomeDate: '2014-01-09' },
      'outcomeDate',
      'Date of the charge or conviction cannot be before the offence',
    ],
  ])('is refused when %s', (_, changes, field, message) => {
    let details: unknown;
    try {
      read(changes);
    } catch (error) {
      details = (error as DomainError).details;
    }
    const errors = expect.arrayContaining([{ field, message, rule: 'EXCL-2' }]);
    expect(details).toMatchObject({ kind: 'bad-input', rule: 'EXCL-2', errors });
  });

  it('counts the age of somebody born on 29 February to 1 March', () => {
    const dates = { ...DATES, dateOfBirth: calendarDay('1992-02-29') };
    expect(refuse({ offenceDate: '2002-02-28' }, dates)).toEqual([['offenceDate', 'EXCL-2']]);
    expect(refuse({ offenceDate: '2002-03-01' }, dates)).toEqual([]);
  });

  it.each<[string, unknown]>([
    ['a day that does not exist', '2014-02-29'],
    ['another spelling', '10/01/2014'],
    ['an instant', '2014-01-10T00:00:00Z'],
    ['nothing', null],
    ['missing', undefined],
    ['empty', ''],
    ['a number', 20140110],
    ['a list', ['2014-01-10']],
  ])('with a date that is %s is refused for either date', (_, day) => {
    expect(refuse({ offenceDate: day })).toEqual([['offenceDate', 'EXCL-2']]);
    expect(refuse({ outcomeDate: day })).toEqual([['outcomeDate', 'EXCL-2']]);
  });

  it.each([undefined, null, '', 'Violence', 'arson', 'constructor', '__proto__', 3, ['violence']])(
    'with the category %j is refused',
    (category) => {
      expect(refuse({ category })).toEqual([['category', 'OGRS3']]);
    },
  );

  it.each([undefined, null, '', 'caution', 'Conviction', 1, ['charge']])(
    'with the outcome %j is refused',
    (outcome) => {
      expect(refuse({ outcome })).toEqual([['outcome', 'EXCL-2']]);
    },
  );

  it('that is nothing at all is refused once for each field', () => {
    const nothing = { offenceDate: null, category: null, outcome: null, outcomeDate: null };
    expect(refuse(nothing)).toEqual([
      ['offenceDate', 'EXCL-2'],
      ['category', 'OGRS3'],
      ['outcome', 'EXCL-2'],
      ['outcomeDate', 'EXCL-2'],
    ]);
  });
});
