import { describe, expect, it } from '@jest/globals';
import { calendarDay } from '../../../shared/calendar-day.js';
import type { DomainError, FieldError } from '../../../shared/domain-error.js';
import {
  endedByTransfer,
  isInCustody,
  readCustody,
  readRelease,
  type CustodyDates,
  type TypedCustody,
} from './read-custody.js';

const DATES: CustodyDates = {
  dateOfBirth: calendarDay('1990-02-28'),
  today: calendarDay('2014-06-03'),
  others: [],
};
const GOOD = { establishment: ' HMP \n  Nottingham ', from: '2014-01-10' };

function refused(run: () => unknown): FieldError[] {
  try {
    run();
  } catch (error) {
    return (error as DomainError).details.errors ?? [];
  }
  return [];
}
const refuse = (changes: TypedCustody, dates = DATES): FieldError[] =>
  refused(() => readCustody({ ...GOOD, ...changes }, dates));
const fieldsOf = (errors: FieldError[]): string[] => errors.map(({ field }) => field);
const spell = (from: string, to: string | null): CustodyDates['others'][number] => ({
  from: calendarDay(from),
  to: to === null ? null : calendarDay(to),
});

describe('a time in custody (EXCL-2)', () => {
  it('may be open', () => {
    const read = readCustody({ ...GOOD, releaseDue: '2014-09-01' }, DATES);
    expect(read).toEqual({
      establishment: 'HMP Nottingham',
      from: '2014-01-10',
      to: null,
      releaseDue: '2014-09-01',
    });
    expect(isInCustody([read], DATES.today)).toBe(true);
  });

  it.each<[string, TypedCustody]>([
    ['from today', { from: '2014-06-03' }],
    ['due from tomorrow', { from: '2014-06-04' }],
    ['due from the day in twelve months', { from: '2015-06-03' }],
    ['due for release on the day it is due to begin', { from: '2014-06-04', releaseDue: '2014-06-04' }],
    ['released on the day it began', { to: '2014-01-10' }],
    ['released today', { to: '2014-06-03' }],
    ['due for release on the day it began', { releaseDue: '2014-01-10' }],
    ['without a release, said as null', { to: null, releaseDue: null }],
    ['from the day of birth', { from: '1990-02-28' }],
    ['with a name of 200 characters', { establishment: 'x'.repeat(200) }],
  ])('may be %s', (_, changes) => {
    expect(refuse(changes)).toEqual([]);
  });

  it.each<[string, TypedCustody, string, string]>([
    [
      'due from the day after twelve months',
      { from: '2015-06-04' },
      'from',
      'In custody from must be 3 June 2015 at the latest',
    ],
    [
      'due and ended',
      { from: '2014-06-04', to: '2014-06-03' },
      'to',
      'Released on cannot be before custody began',
    ],
    [
      'from the day before birth',
      { from: '1990-02-27' },
      'from',
      'In custody from cannot be before the date of birth, 28 February 1990',
    ],
    ['released tomorrow', { to: '2014-06-04' }, 'to', 'Released on must be today or in the past'],
    [
      'released the day before it began',
      { to: '2014-01-09' },
      'to',
      'Released on cannot be before custody began',
    ],
    [
      'due for release the day before it began',
      { releaseDue: '2014-01-09' },
      'releaseDue',
      'Release due on cannot be before custody began',
    ],
    ['with no establishment', { establishment: '  ' }, 'establishment', 'Enter the establishment'],
    [
      'with an establishment that is no text',
      { establishment: 3 },
      'establishment',
      'Enter the establishment',
    ],
    [
      'with a name of 201 characters',
      { establishment: 'x'.repeat(201) },
      'establishment',
      'Establishment must be 200 characters or fewer',
    ],
    ['from no real date', { from: '2014-02-30' }, 'from', 'In custody from must be a real date'],
    ['from nothing', { from: undefined }, 'from', 'In custody from must be a real date'],
    ['to no real date', { to: 'soon' }, 'to', 'Released on must be a real date'],
    ['to an empty date', { to: '' }, 'to', 'Released on must be a real date'],
    ['due on no real date', { releaseDue: 20140901 }, 'releaseDue', 'Release due on must be a real date'],
  ])('may not be %s', (_, changes, field, message) => {
    expect(refuse(changes)).toEqual([{ field, message, rule: 'EXCL-2' }]);
  });

  it('is refused once for each field', () => {
    const nothing = { establishment: null, from: null, to: 'x', releaseDue: 'x' };
    expect(fieldsOf(refuse(nothing))).toEqual(['establishment', 'from', 'to', 'releaseDue']);
  });
});

describe('two times in custody (EXCL-2)', () => {
  const others = [spell('2013-03-01', '2013-06-01'), spell('2014-03-01', '2014-04-01')];

  it.each<[string, string, string | null]>([
    ['before both', '2013-01-01', '2013-02-01'],
    ['ending on the day the first begins', '2013-01-01', '2013-03-01'],
    ['beginning on the day the first ends', '2013-06-01', '2013-07-01'],
    ['from the end of one to the beginning of the other', '2013-06-01', '2014-03-01'],
    ['open from the end of the last', '2014-04-01', null],
    ['a single day on which another begins', '2014-03-01', '2014-03-01'],
    ['a single day on which another ends', '2014-04-01', '2014-04-01'],
  ])('may stand side by side: %s', (_, from, to) => {
    expect(refuse({ from, to }, { ...DATES, others })).toEqual([]);
  });

  it.each<[string, string, string | null, string]>([
    ['ending the day after the first begins', '2013-01-01', '2013-03-02', 'to'],
    ['beginning the day before the first ends', '2013-05-31', '2013-07-01', 'from'],
    ['within it', '2013-04-01', '2013-05-01', 'from'],
    ['around it', '2013-02-01', '2013-07-01', 'to'],
    ['the same', '2013-03-01', '2013-06-01', 'from'],
    ['a single day within it', '2013-04-01', '2013-04-01', 'from'],
    ['open from before the last', '2014-01-01', null, 'to'],
    ['open from within the last', '2014-03-31', null, 'from'],
  ])('may not overlap: %s', (_, from, to, field) => {
    const [error, ...more] = refuse({ from, to }, { ...DATES, others });
    expect(error).toMatchObject({
      field,
      rule: 'EXCL-2',
      message: expect.stringMatching(/^These dates overlap/),
    });
    expect(more).toEqual([]);
  });

  it('may not both be open', () => {
    const open = { ...DATES, others: [spell('2014-02-01', null)] };
    const message = 'Already recorded as in custody since 1 February 2014: record that release first';
    expect(refuse({ from: '2014-03-01' }, open)).toEqual([{ field: 'from', message, rule: 'EXCL-2' }]);
    expect(fieldsOf(refuse({ from: '2014-01-01' }, open))).toEqual(['from']);
    expect(fieldsOf(refuse({ from: '2014-01-01', to: '2014-02-02' }, open))).toEqual(['to']);
    expect(fieldsOf(refuse({ from: '2014-03-01', to: '2014-03-02' }, open))).toEqual(['from']);
    expect(refuse({ from: '2014-01-01', to: '2014-02-01' }, open)).toEqual([]);
  });
});

describe('a release (EXCL-2)', () => {
  const dates = { from: calendarDay('2014-01-10'), today: DATES.today };

  it.each(['2014-01-10', '2014-06-02', '2014-06-03'])('on %s is taken', (to) => {
    expect(readRelease(to, dates)).toBe(to);
  });

  it.each(['2014-01-09', '2014-06-04', '2014-02-30', '', null, undefined, 20140110])(
    'on %j is refused',
    (to) => {
      const errors = refused(() => readRelease(to, dates));
      expect(errors).toEqual([{ field: 'to', message: expect.any(String), rule: 'EXCL-2' }]);
    },
  );
});

describe('a transfer that is due (EXCL-2)', () => {
  const due = spell('2014-08-01', null);
  const open = spell('2014-02-01', null);
  const standing = (...others: CustodyDates['others']): CustodyDates => ({ ...DATES, others });

  it('stands beside the time in custody that goes on until then, whichever is recorded first', () => {
    expect(refuse({ from: '2014-08-01' }, standing(open))).toEqual([]);
    expect(refuse({ from: '2014-06-03' }, standing(due))).toEqual([]);
    expect(refuse({ from: '2014-06-01', to: '2014-06-03' }, standing(due))).toEqual([]);
  });

  it('is one at a time', () => {
    const message = 'Already recorded as due in custody from 1 August 2014: correct or withdraw that first';
    for (const from of ['2014-06-04', '2014-09-01']) {
      expect(refuse({ from }, standing(open, due))).toEqual([{ field: 'from', message, rule: 'EXCL-2' }]);
    }
    expect(fieldsOf(refuse({ from: '2014-06-03' }, standing(open, due)))).toEqual(['from']);
  });

  it.each<[string, CustodyDates['others'], string | null]>([
    ['the day before it', [open, due], null],
    ['without another', [spell('2014-02-01', null)], null],
    ['when the other has ended', [spell('2014-02-01', '2014-03-01'), spell('2014-06-03', null)], null],
    ['on the day', [spell('2014-06-03', null), open], '2014-06-03'],
    ['after it', [open, spell('2014-05-01', null)], '2014-05-01'],
  ])('ends the time in custody before it: %s', (_, spells, to) => {
    expect(endedByTransfer(spells, DATES.today)).toEqual(to === null ? null : { spell: open, to });
  });
});

describe('in custody (EXCL-2)', () => {
  it.each<[string, CustodyDates['others'], boolean]>([
    ['nobody without a time in custody', [], false],
    ['nobody who was released each time', [spell('2013-03-01', '2013-06-01')], false],
    ['nobody who is due there tomorrow', [spell('2014-06-04', null)], false],
    ['whoever is there from today', [spell('2014-06-03', null)], true],
    ['whoever was not released', [spell('2013-03-01', '2013-06-01'), spell('2014-03-01', null)], true],
  ])('is %s', (_, spells, expected) => {
    expect(isInCustody(spells, DATES.today)).toBe(expected);
  });
});
