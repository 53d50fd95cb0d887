import { describe, expect, it } from '@jest/globals';
import { calendarDay } from '../../../shared/calendar-day.js';
import { readOgrs3Factors } from './read-ogrs3-factors.js';

/** A man of 30 at the conviction, 30 at the start of follow-up. */
const sent = {
  gender: 'male',
  dateOfBirth: '1991-07-17',
  dateOfCurrentConviction: '2021-08-05',
  dateAtStartOfFollowUp: '2021-12-12',
  totalNumberOfSanctions: 2,
  ageAtFirstSanction: 21,
  offenceCategory: 'other',
};

const refusedFields = (change: Record<string, unknown>, latest: string | null = null): string[] => {
  const { errors } = readOgrs3Factors({ ...sent, ...change }, latest === null ? null : calendarDay(latest));
  expect((errors ?? []).every(({ rule }) => rule === 'OGRS3')).toBe(true);
  return (errors ?? []).map(({ field }) => field);
};

/** Every way in which something is no number. */
const NO_NUMBERS: [string, unknown][] = [
  ['text', '12'],
  ['nothing', null],
  ['missing', undefined],
  ['a half', 12.5],
  ['a hair more', 12.000001],
  ['no number', Number.NaN],
  ['without end', Number.POSITIVE_INFINITY],
  ['more than can be counted exactly', 2 ** 53],
  ['yes', true],
  ['a list', [12]],
  ['an object', {}],
  ['less than nothing', -12],
];
const NO_DAYS: [string, unknown][] = [
  ['31 June', '2021-06-31'],
  ['29 February of a common year', '2021-02-29'],
  ['in another spelling', '05/08/2021'],
  ['an instant', '2021-08-05T00:00:00Z'],
  ['a number', 20210805],
  ['nothing', null],
  ['missing', undefined],
  ['empty', ''],
];

describe('the factors of OGRS 3', () => {
  it('are taken as they were sent, and nothing else', () => {
    expect(readOgrs3Factors(sent)).toEqual({ factors: sent, errors: null });
  });

  it.each<[string, string, Record<string, unknown>]>([
    ['no gender', 'gender', { gender: undefined }],
    ['a gender without coefficients', 'gender', { gender: 'other' }],
    ['a gender in capitals', 'gender', { gender: 'Male' }],
    [
      'a conviction on the day of birth',
      'dateOfCurrentConviction',
      { dateOfCurrentConviction: '1991-07-17' },
    ],
    ['a conviction before birth', 'dateOfCurrentConviction', { dateOfCurrentConviction: '1991-07-16' }],
    [
      'a conviction the day before the tenth birthday',
      'dateOfCurrentConviction',
      { dateOfCurrentConviction: '2001-07-16', ageAtFirstSanction: 10 },
    ],
    [
      'follow-up the day before the conviction',
      'dateAtStartOfFollowUp',
      { dateAtStartOfFollowUp: '2021-08-04' },
    ],
    ['follow-up on the day of birth', 'dateAtStartOfFollowUp', { dateAtStartOfFollowUp: '1991-07-17' }],
    ['no sanction at all', 'totalNumberOfSanctions', { totalNumberOfSanctions: 0 }],
    ['a first sanction at 9', 'ageAtFirstSanction', { ageAtFirstSanction: 9 }],
    ['a first sanction after the current conviction', 'ageAtFirstSanction', { ageAtFirstSanction: 31 }],
    ['an unknown category', 'offenceCategory', { offenceCategory: 'arson' }],
    ['a category in other words', 'offenceCategory', { offenceCategory: 'Violence' }],
    ['a category as a list', 'offenceCategory', { offenceCategory: ['violence'] }],
    ['no category', 'offenceCategory', { offenceCategory: undefined }],
    ['what is no factor', 'shoeSize', { shoeSize: 43 }],
  ])('are refused with %s, naming %s', (_, field, change) => {
    expect(refusedFields(change)).toContain(field);
  });

  it.each(NO_NUMBERS)('are refused with a number of sanctions that is %s', (_, value) => {
    expect(refusedFields({ totalNumberOfSanctions: value })).toEqual(['totalNumberOfSanctions']);
  });

  it.each(NO_NUMBERS)('are refused with an age at first sanction that is %s', (_, value) => {
    expect(refusedFields({ ageAtFirstSanction: value })).toEqual(['ageAtFirstSanction']);
  });

  it.each(['dateOfBirth', 'dateOfCurrentConviction', 'dateAtStartOfFollowUp'])(
    'are refused with a %s that is no day',
    (field) => {
      for (const [, value] of NO_DAYS) expect(refusedFields({ [field]: value })).toEqual([field]);
    },
  );

  it.each<[string, Record<string, unknown>]>([
    ['a conviction on the tenth birthday', { dateOfCurrentConviction: '2001-07-17', ageAtFirstSanction: 10 }],
    ['follow-up on the day of conviction', { dateAtStartOfFollowUp: '2021-08-05' }],
    ['a first sanction at the age of the current conviction', { ageAtFirstSanction: 30 }],
    ['a first sanction at 10', { ageAtFirstSanction: 10 }],
    ['one sanction', { totalNumberOfSanctions: 1 }],
    ['very many', { totalNumberOfSanctions: 999_999 }],
    ['follow-up years ahead', { dateAtStartOfFollowUp: '2040-01-01' }],
  ])('are taken with %s', (_, change) => {
    expect(refusedFields(change)).toEqual([]);
  });

  it.each([
    ['2021-08-04', ['dateOfCurrentConviction']],
    ['2021-08-05', []],
    ['2021-08-06', []],
  ])('that are recorded on %s speak of no later conviction', (latest, fields) => {
    expect(refusedFields({}, latest)).toEqual(fields);
  });

  it('are refused one by one: every field that is wrong is named, once', () => {
    expect(refusedFields({ ...Object.fromEntries(Object.keys(sent).map((field) => [field, null])) })).toEqual(
      Object.keys(sent),
    );
    expect(readOgrs3Factors({}).errors).toHaveLength(7);
  });
});
