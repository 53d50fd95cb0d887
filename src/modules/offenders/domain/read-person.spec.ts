import { describe, expect, it } from '@jest/globals';
import { calendarDay } from '../../../shared/calendar-day.js';
import { DomainError, type FieldError } from '../../../shared/domain-error.js';
import { readPerson, type Person, type TypedPerson } from './read-person.js';

const PANELS = ['derby-city', 'chesterfield'];
const TODAY = calendarDay('2014-06-03');
const known: TypedPerson = {
  surname: 'Smith',
  forename: 'John',
  dateOfBirth: '1980-01-31',
  panel: 'chesterfield',
};

const read = (typed: TypedPerson): Person => readPerson({ ...known, ...typed }, PANELS, TODAY);

function refusals(typed: TypedPerson): FieldError[] {
  try {
    read(typed);
  } catch (error) {
    if (error instanceof DomainError) return error.details.errors ?? [];
    throw error;
  }
  return [];
}

describe('a person as typed', () => {
  it('is tidied, with what was left out as nothing', () => {
    expect(
      read({ surname: '  O’Brien ', forename: ' Mary   Ann ', address: ' 1 High Street ', notes: '  ' }),
    ).toEqual({
      surname: 'O’Brien',
      forename: 'Mary Ann',
      dateOfBirth: '1980-01-31',
      gender: null,
      panel: 'chesterfield',
      pncId: null,
      crn: null,
      prisonNumber: null,
      address: '1 High Street',
      contactNumber: null,
      primarySubstance: null,
      notes: null,
    });
  });

  it.each<[string, TypedPerson, Partial<Person>]>([
    ['a short PNC ID', { pncId: '79/163001B' }, { pncId: '1979/0163001B' }],
    ['a PNC ID without a slash', { pncId: '79163001b' }, { pncId: '1979/0163001B' }],
    ['a CRN in lower case', { crn: ' x320741 ' }, { crn: 'X320741' }],
    ['a prison number in lower case', { prisonNumber: 'a1234bc' }, { prisonNumber: 'A1234BC' }],
    ['a blank PNC ID', { pncId: '  ' }, { pncId: null }],
    ['a blank gender', { gender: '' }, { gender: null }],
    ['a birth today', { dateOfBirth: '2014-06-03' }, { dateOfBirth: TODAY }],
    ['the first day of 1900', { dateOfBirth: '1900-01-01' }, { dateOfBirth: calendarDay('1900-01-01') }],
  ])('takes %s', (_, typed, expected) => {
    expect(read(typed)).toMatchObject(expected);
  });

  it.each<[string, TypedPerson, string, string | undefined]>([
    ['no surname', { surname: ' ' }, 'surname', undefined],
    ['no forename', { forename: null }, 'forename', undefined],
    ['no date of birth', { dateOfBirth: undefined }, 'dateOfBirth', undefined],
    ['a birth tomorrow', { dateOfBirth: '2014-06-04' }, 'dateOfBirth', undefined],
    ['a birth before 1900', { dateOfBirth: '1899-12-31' }, 'dateOfBirth', undefined],
    ['31 February', { dateOfBirth: '1980-02-31' }, 'dateOfBirth', undefined],
    ['another gender', { gender: 'M' }, 'gender', undefined],
    ['an unknown panel', { panel: 'sheffield' }, 'panel', undefined],
    ['no panel', { panel: null }, 'panel', undefined],
    ['a wrong check letter', { pncId: '2001/0171310S' }, 'pncId', 'ID-PNC'],
    ['a shapeless PNC ID', { pncId: 'hello' }, 'pncId', 'ID-PNC'],
    ['a CRN of seven digits', { crn: 'X3207411' }, 'crn', 'ID-CRN'],
    ['a shapeless prison number', { prisonNumber: 'A123BC' }, 'prisonNumber', 'ID-PRISON'],
  ])('refuses %s, naming the field', (_, typed, field, rule) => {
    const [refusal, ...more] = refusals(typed);
    expect(more).toEqual([]);
    expect(refusal).toMatchObject(rule ? { field, rule } : { field });
    expect(refusal?.rule).toBe(rule);
  });

  it('is told every fault at once', () => {
    const fields = refusals({ surname: '', dateOfBirth: '', panel: '', crn: 'x', pncId: 'y' }).map(
      ({ field }) => field,
    );
    expect(fields.sort()).toEqual(['crn', 'dateOfBirth', 'panel', 'pncId', 'surname']);
  });
});
