import { describe, expect, it } from '@jest/globals';
import { calendarDay } from '../../../shared/calendar-day.js';
import { instrumentPolicy, type PolicyContent } from '../../partnership/index.js';
import { calculateByInstrument } from './instrument-score.js';
import type { Instrument } from './instrument.js';
import { findInstrument, INSTRUMENTS, instrumentTitle } from './instruments.js';
import { tierForScore } from './tier-for-score.js';

/** A tool of tomorrow: 40 for everybody, and 10 for each of the arrests. */
const TRIAL: Instrument<{ arrests: number }> = {
  name: 'trial',
  version: '0.1',
  title: 'Trial predictor',
  months: 12,
  read: ({ arrests }) =>
    typeof arrests === 'number'
      ? { factors: { arrests }, errors: null }
      : { factors: null, errors: [{ field: 'arrests', message: 'Arrests must be a number', rule: 'TRIAL' }] },
  calculate: ({ arrests }) => ({
    score: 40 + 10 * arrests,
    oneYear: null,
    band: 'untested',
    startsFrom: 0,
    contributions: [{ factor: 'arrests', words: 'Arrests', value: `${arrests} arrests`, adds: arrests }],
  }),
  convictedOn: () => null,
};
const instruments = [...INSTRUMENTS, TRIAL];
const content = {
  instruments: [
    { name: 'ogrs3', months: 24, tier1From: 90, tier2From: 70 },
    { name: 'trial', months: 12, tier1From: 60, tier2From: 50 },
  ],
} as PolicyContent;
const calculate = (instrument: unknown, factors: unknown) =>
  calculateByInstrument({ instrument, factors }, { person: null, latest: null, instruments });

describe('the instruments', () => {
  it('are OGRS 3 alone, named and versioned, over the months of the scheme', () => {
    expect(INSTRUMENTS.map(({ name, version, title, months }) => ({ name, version, title, months }))).toEqual(
      [{ name: 'ogrs3', version: '3.0', title: 'OGRS 3', months: 24 }],
    );
    expect([findInstrument('ogrs4'), instrumentTitle('ogrs4'), instrumentTitle('ogrs3')]).toEqual([
      null,
      'ogrs4',
      'OGRS 3',
    ]);
  });

  it.each([
    [0, 40, null, 'TIER-N'],
    [1, 50, 2, 'TIER-2'],
    [2, 60, 1, 'TIER-1'],
  ])('may be joined by another, with thresholds of its own: %d arrests', (arrests, score, tier, rule) => {
    const { calculation } = calculate('trial', { arrests });
    expect(calculation?.result).toMatchObject({ score, oneYear: null, band: 'untested' });
    const thresholds = instrumentPolicy(content, calculation?.instrument.name ?? '');
    expect(tierForScore(calculation?.result.score ?? NaN, thresholds)).toMatchObject({ tier, rule });
    expect(tierForScore(score, instrumentPolicy(content, 'ogrs3')).tier).toBeNull();
  });

  it('refuse by their own rules', () => {
    expect(calculate('trial', {}).errors).toEqual([
      { field: 'arrests', message: 'Arrests must be a number', rule: 'TRIAL' },
    ]);
  });

  it.each(['ogrs4', 'OGRS3', '', null, undefined, 3, ['ogrs3'], 'toString'])('are not %p', (name) => {
    expect(calculate(name, {}).errors).toMatchObject([{ field: 'instrument', rule: 'OGRS3' }]);
  });

  it.each([null, undefined, 'x', 7, []])('calculate from no factors like %p', (factors) => {
    expect(calculate('ogrs3', factors).errors).toMatchObject([{ field: 'factors', rule: 'OGRS3' }]);
  });
});

describe('OGRS 3 as an instrument', () => {
  const factors = {
    gender: 'male',
    dateOfBirth: '1991-07-17',
    dateOfCurrentConviction: '2021-08-05',
    dateAtStartOfFollowUp: '2021-12-12',
    totalNumberOfSanctions: 2,
    ageAtFirstSanction: 21,
    offenceCategory: 'other',
  };

  it('says in words what each factor adds, and its numbers give the score', () => {
    const { calculation } = calculate('ogrs3', factors);
    expect(calculation?.convictedOn).toBe('2021-08-05');
    expect(calculation?.result).toMatchObject({ score: 17, oneYear: 9, band: 'low', startsFrom: 2.1217 });
    const { contributions, startsFrom } = calculation?.result ?? { contributions: [], startsFrom: NaN };
    expect(contributions).toEqual([
      {
        factor: 'ageAndGender',
        words: 'Age and gender',
        value: 'Male aged 30 to 34 at the start of follow-up',
        adds: -1.326,
      },
      {
        factor: 'sanctionStatus',
        words: 'First sanction or one of several',
        value: 'One of 2 sanctions',
        adds: 0.46306,
      },
      {
        factor: 'rateOfSanctions',
        words: 'Rate of sanctions',
        value: '2 sanctions over 9 years, from age 21 to 30',
        adds: expect.closeTo(1.25112 * Math.log(2 / 19), 12),
      },
      { factor: 'offence', words: 'Current offence', value: 'Another offence', adds: -0.0607 },
    ]);
    const logit = contributions.reduce((sum, { adds }) => sum + adds, startsFrom);
    expect(Math.round(100 / (1 + Math.exp(-logit)))).toBe(17);
  });

  it.each([
    [{ totalNumberOfSanctions: 1, ageAtFirstSanction: 30 }, 'sanctionStatus', 'The first sanction'],
    [
      { totalNumberOfSanctions: 1, ageAtFirstSanction: 30 },
      'rateOfSanctions',
      '1 sanction in the same year of age, 30',
    ],
    [{ ageAtFirstSanction: 29 }, 'rateOfSanctions', '2 sanctions over 1 year, from age 29 to 30'],
    [
      { gender: 'female', dateAtStartOfFollowUp: '2041-07-17' },
      'ageAndGender',
      'Female aged 50 or over at the start of follow-up',
    ],
    [{ dateAtStartOfFollowUp: '2041-07-16' }, 'ageAndGender', 'Male aged 40 to 49 at the start of follow-up'],
    [{ offenceCategory: 'burglary-domestic' }, 'offence', 'Burglary of a home'],
  ])('words %p', (change, factor, value) => {
    const { calculation } = calculate('ogrs3', { ...factors, ...change });
    expect(calculation?.result.contributions.find((each) => each.factor === factor)).toMatchObject({ value });
  });
});

describe('whose score it is', () => {
  const person = { dateOfBirth: calendarDay('1991-07-17'), gender: 'male' as string | null };
  const rest = {
    dateOfCurrentConviction: '2021-08-05',
    dateAtStartOfFollowUp: '2021-12-12',
    totalNumberOfSanctions: 2,
    ageAtFirstSanction: 21,
    offenceCategory: 'other',
  };
  const of = (sent: object, gender = person.gender, latest: string | null = null) =>
    calculateByInstrument(
      { instrument: 'ogrs3', factors: { ...rest, ...sent } },
      {
        person: { ...person, gender },
        latest: latest === null ? null : calendarDay(latest),
        prefix: 'factors.',
      },
    );

  it.each<[string, object, string | null]>([
    ['nothing sent', {}, 'male'],
    ['the same sent', { gender: 'male', dateOfBirth: '1991-07-17' }, 'male'],
    ['a gender that the record does not know', { gender: 'male' }, null],
    ['a gender that the record says is not known', { gender: 'male' }, 'not-known'],
  ])('is the record’s, with %s', (_, sent, gender) => {
    const { calculation } = of(sent, gender);
    expect(calculation?.factors).toMatchObject({ gender: 'male', dateOfBirth: '1991-07-17' });
    expect(calculation?.result.score).toBe(17);
  });

  it.each<[string, object, string | null, string, RegExp]>([
    [
      'another date of birth, with both',
      { dateOfBirth: '1990-07-17' },
      'male',
      'factors.dateOfBirth',
      /17 July 1990.*17 July 1991/,
    ],
    ['another gender, with both', { gender: 'female' }, 'male', 'factors.gender', /female.*male/],
    ['a gender where the record has another', { gender: 'male' }, 'other', 'factors.gender', /male.*other/],
    ['no gender where nobody knows it', {}, null, 'factors.gender', /must be male or female/],
    ['no gender where the record has no usable one', {}, 'other', 'factors.gender', /must be male or female/],
    [
      'a date of birth that is no day',
      { dateOfBirth: '1991-02-30' },
      'male',
      'factors.dateOfBirth',
      /real date/,
    ],
    ['a date of birth of nothing', { dateOfBirth: null }, 'male', 'factors.dateOfBirth', /real date/],
    ['a gender of nothing', { gender: null }, 'male', 'factors.gender', /must be male or female/],
  ])('is nobody else’s: refuses %s', (_, sent, gender, field, message) => {
    expect(of(sent, gender).errors).toEqual([
      { field, rule: 'OGRS3', message: expect.stringMatching(message) },
    ]);
  });

  it('says all that is wrong at once', () => {
    const { errors } = of({ dateOfBirth: '1990-07-17', ageAtFirstSanction: 31 }, 'male', '2021-08-04');
    expect(errors?.map(({ field }) => field)).toEqual([
      'factors.dateOfBirth',
      'factors.dateOfCurrentConviction',
      'factors.ageAtFirstSanction',
    ]);
  });
});
