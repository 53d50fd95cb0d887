import { describe, expect, it } from '@jest/globals';
import { ogrs3Cases } from '../../../../test/support/ogrs3-cases.js';
import {
  CATEGORIES,
  expectOgrs3,
  probability,
  roundedOnce,
  type Ogrs3Case,
} from '../../../../test/support/ogrs3-model.js';
import { calculateOgrs3 } from './calculate-ogrs3.js';
import { OFFENCE_CATEGORIES } from './ogrs3-coefficients.js';
import { readOgrs3Factors } from './read-ogrs3-factors.js';

const answerTo = (sent: Ogrs3Case) => {
  const { factors, errors } = readOgrs3Factors({ ...sent });
  if (factors === null) throw new Error(`${JSON.stringify(sent)}: ${JSON.stringify(errors)}`);
  const { oneYear, twoYear, band } = calculateOgrs3(factors);
  return { oneYear, twoYear, band };
};

const PUBLISHED: Ogrs3Case = {
  gender: 'male',
  dateOfBirth: '1991-07-17',
  dateOfCurrentConviction: '2021-08-05',
  dateAtStartOfFollowUp: '2021-12-12',
  totalNumberOfSanctions: 2,
  ageAtFirstSanction: 21,
  offenceCategory: 'other',
};

/** Convicted, and at risk, on a birthday: the age is exact. */
const onBirthday = (
  gender: string,
  age: number,
  rest: { offence: string; years: number; sanctions: number },
): Ogrs3Case => ({
  gender,
  dateOfBirth: '1960-06-03',
  dateOfCurrentConviction: `${1960 + age}-06-03`,
  dateAtStartOfFollowUp: `${1960 + age}-06-03`,
  totalNumberOfSanctions: rest.sanctions,
  ageAtFirstSanction: age - rest.years,
  offenceCategory: rest.offence,
});

describe('OGRS 3 against the model written a second time', () => {
  it.each<[Ogrs3Case, number, number]>([
    [PUBLISHED, 9, 17],
    [
      {
        ...PUBLISHED,
        dateOfBirth: '1965-12-07',
        dateOfCurrentConviction: '2025-05-13',
        dateAtStartOfFollowUp: '2026-12-12',
        ageAtFirstSanction: 47,
        offenceCategory: 'soliciting-or-prostitution',
      },
      8,
      16,
    ],
  ])('both give the Ministry’s published case %#', (sent, oneYear, twoYear) => {
    expect(answerTo(sent)).toMatchObject({ oneYear, twoYear });
    expect(expectOgrs3(sent)).toMatchObject({ oneYear, twoYear });
  });

  it('is the same in 5,000 cases: every age edge by day, both genders, all 20 categories, leap-day births', () => {
    const cases = ogrs3Cases(5000, 3);
    const wrong = cases.filter(
      (sent) => JSON.stringify(answerTo(sent)) !== JSON.stringify(expectOgrs3(sent)),
    );
    expect(wrong).toEqual([]);
    const seen = cases.map((sent) => expectOgrs3(sent).twoYear);
    expect([Math.min(...seen), Math.max(...seen)]).toEqual([1, 99]);
    expect(new Set(seen).size).toBeGreaterThan(95);
    expect(new Set(cases.map(({ offenceCategory }) => offenceCategory))).toEqual(new Set(OFFENCE_CATEGORIES));
    expect(cases.filter(({ dateOfBirth }) => dateOfBirth.endsWith('02-29')).length).toBeGreaterThan(1000);
    expect(cases.filter(({ totalNumberOfSanctions }) => totalNumberOfSanctions === 1).length).toBeGreaterThan(
      500,
    );
  });

  it('knows the 20 categories of the model and no other', () => {
    expect([...OFFENCE_CATEGORIES].sort()).toEqual([...CATEGORIES].sort());
    expect(OFFENCE_CATEGORIES).toHaveLength(20);
  });

  // Just under half a per cent, which the fifth decimal rounds up to half, and half to one more.
  it.each<[string, Ogrs3Case, 'oneYear' | 'twoYear', number]>([
    [
      '69.499… is 70, and so tier 2',
      onBirthday('female', 30, { offence: 'public-order', years: 13, sanctions: 12 }),
      'twoYear',
      70,
    ],
    [
      '95.499… is 96',
      onBirthday('male', 18, { offence: 'violence', years: 0, sanctions: 24 }),
      'twoYear',
      96,
    ],
    ['71.499… is 72', onBirthday('male', 21, { offence: 'other', years: 4, sanctions: 9 }), 'twoYear', 72],
    [
      '86.499… is 87',
      onBirthday('male', 25, { offence: 'criminal-damage', years: 4, sanctions: 30 }),
      'oneYear',
      87,
    ],
    ['25.499… is 26', onBirthday('female', 50, { offence: 'other', years: 0, sanctions: 4 }), 'twoYear', 26],
  ])('rounds twice, half up: %s', (_, sent, period, score) => {
    expect(answerTo(sent)[period]).toBe(score);
    expect(expectOgrs3(sent)[period]).toBe(score);
    expect(roundedOnce(probability(sent, period === 'oneYear' ? '1.40256' : '2.1217'))).toBe(score - 1);
  });

  it.each([
    [
      '1 where the percentage is 0',
      onBirthday('female', 80, { offence: 'robbery', years: 70, sanctions: 1 }),
      1,
    ],
    [
      '99 where the percentage is 100',
      onBirthday('male', 12, { offence: 'violence', years: 2, sanctions: 900 }),
      99,
    ],
    [
      '99 for a number of sanctions that nobody has',
      onBirthday('male', 40, { offence: 'violence', years: 0, sanctions: Number.MAX_SAFE_INTEGER }),
      99,
    ],
  ])('is %s', (_, sent, score) => {
    expect(answerTo(sent).twoYear).toBe(score);
    expect(expectOgrs3(sent).twoYear).toBe(score);
  });

  it.each([
    ['2017-02-28', -0.6251],
    ['2017-03-01', -1.0515],
    ['2014-02-28', -0.0616],
    ['2014-03-01', -0.6251],
  ])('counts a birthday of 29 February on 1 March: followed up from %s, age adds %d', (followUp, adds) => {
    const born = { ...PUBLISHED, dateOfBirth: '1996-02-29', dateOfCurrentConviction: '2010-05-05' };
    const sent = { ...born, dateAtStartOfFollowUp: followUp, ageAtFirstSanction: 14 };
    const { factors } = readOgrs3Factors(sent);
    expect(factors && calculateOgrs3(factors).contributions.ageAndGender).toBe(adds);
    expect(answerTo(sent)).toEqual(expectOgrs3(sent));
  });
});
