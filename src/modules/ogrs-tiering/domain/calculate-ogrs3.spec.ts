import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { calendarDay } from '../../../shared/calendar-day.js';
import { bandOf, calculateOgrs3, refuseOgrs3Factors, type Ogrs3Factors } from './calculate-ogrs3.js';
import { OFFENCE_CATEGORIES } from './ogrs3-coefficients.js';

const base: Ogrs3Factors = {
  gender: 'male',
  dateOfBirth: calendarDay('1991-07-17'),
  dateOfCurrentConviction: calendarDay('2021-08-05'),
  dateAtStartOfFollowUp: calendarDay('2021-12-12'),
  totalNumberOfSanctions: 2,
  ageAtFirstSanction: 21,
  offenceCategory: 'other',
};

describe('OGRS 3', () => {
  it('gives the Ministry’s published score to a man of 30 with a second sanction', () => {
    expect(calculateOgrs3(base)).toMatchObject({ oneYear: 9, twoYear: 17, band: 'low' });
  });

  it('gives the Ministry’s published score to a man of 61 convicted of soliciting', () => {
    const factors: Ogrs3Factors = {
      gender: 'male',
      dateOfBirth: calendarDay('1965-12-07'),
      dateOfCurrentConviction: calendarDay('2025-05-13'),
      dateAtStartOfFollowUp: calendarDay('2026-12-12'),
      totalNumberOfSanctions: 2,
      ageAtFirstSanction: 47,
      offenceCategory: 'soliciting-or-prostitution',
    };
    expect(calculateOgrs3(factors)).toMatchObject({ oneYear: 8, twoYear: 16 });
  });

  it.each([
    [49, 'low'],
    [50, 'medium'],
    [74, 'medium'],
    [75, 'high'],
    [89, 'high'],
    [90, 'very-high'],
  ])('puts a two-year score of %d in the band %s', (score, band) => {
    expect(bandOf(score)).toBe(band);
  });

  it.each<[string, Partial<Ogrs3Factors>, string]>([
    [
      'a conviction on the day of birth',
      { dateOfCurrentConviction: base.dateOfBirth },
      'dateOfCurrentConviction',
    ],
    [
      'a conviction the day before the tenth birthday',
      { dateOfCurrentConviction: calendarDay('2001-07-16') },
      'dateOfCurrentConviction',
    ],
    [
      'follow-up before the conviction',
      { dateAtStartOfFollowUp: calendarDay('2021-08-04') },
      'dateAtStartOfFollowUp',
    ],
    ['no sanction at all', { totalNumberOfSanctions: 0 }, 'totalNumberOfSanctions'],
    ['half a sanction', { totalNumberOfSanctions: 1.5 }, 'totalNumberOfSanctions'],
    ['a first sanction at 9', { ageAtFirstSanction: 9 }, 'ageAtFirstSanction'],
    ['a first sanction after the current conviction', { ageAtFirstSanction: 31 }, 'ageAtFirstSanction'],
    ['an unknown category', { offenceCategory: 'arson' as never }, 'offenceCategory'],
  ])('refuses %s, naming the field', (_, change, field) => {
    expect(refuseOgrs3Factors({ ...base, ...change }).map((error) => error.field)).toContain(field);
  });

  it.each<[string, Partial<Ogrs3Factors>]>([
    [
      'a conviction on the tenth birthday',
      { dateOfCurrentConviction: calendarDay('2001-07-17'), ageAtFirstSanction: 10 },
    ],
    ['follow-up on the day of conviction', { dateAtStartOfFollowUp: base.dateOfCurrentConviction }],
    ['a first sanction at the age of the current conviction', { ageAtFirstSanction: 30 }],
  ])('takes %s', (_, change) => {
    expect(refuseOgrs3Factors({ ...base, ...change })).toEqual([]);
  });

  it('is a whole percentage from 1 to 99 whatever the factors, and the second year never lowers it', () => {
    const factors = fc.record({
      gender: fc.constantFrom('male' as const, 'female' as const),
      totalNumberOfSanctions: fc.integer({ min: 1, max: 500 }),
      ageAtFirstSanction: fc.integer({ min: 10, max: 30 }),
      offenceCategory: fc.constantFrom(...OFFENCE_CATEGORIES),
    });
    fc.assert(
      fc.property(factors, (change) => {
        const { oneYear, twoYear } = calculateOgrs3({ ...base, ...change });
        return (
          Number.isInteger(oneYear) &&
          Number.isInteger(twoYear) &&
          oneYear >= 1 &&
          twoYear <= 99 &&
          twoYear >= oneYear
        );
      }),
    );
  });
});
