import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { calendarDay } from '../../../shared/calendar-day.js';
import { bandOf, calculateOgrs3, type Ogrs3Factors } from './calculate-ogrs3.js';
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
