import { completedYears, type CalendarDay } from '../../../shared/calendar-day.js';
import {
  AGE_GENDER,
  CONSTANT,
  COPAS,
  OFFENCE,
  STATUS,
  type OffenceCategory,
  type Ogrs3Gender,
} from './ogrs3-coefficients.js';

/** The static factors of OGRS 3; days are calendar days, ages completed years. */
export interface Ogrs3Factors {
  gender: Ogrs3Gender;
  dateOfBirth: CalendarDay;
  dateOfCurrentConviction: CalendarDay;
  /** Start of a community sentence, or release: from when the person is at risk. */
  dateAtStartOfFollowUp: CalendarDay;
  /** The current one included. */
  totalNumberOfSanctions: number;
  ageAtFirstSanction: number;
  offenceCategory: OffenceCategory;
}

export type Ogrs3Band = 'low' | 'medium' | 'high' | 'very-high';

/** What each factor adds to the score's logit. */
export interface Ogrs3Contributions {
  ageAndGender: number;
  sanctionStatus: number;
  rateOfSanctions: number;
  offence: number;
}

export interface Ogrs3Result {
  /** Per cent, 1 to 99. */
  oneYear: number;
  /** Per cent, 1 to 99: the score the scheme's tiers speak of. */
  twoYear: number;
  /** Of the two-year score. */
  band: Ogrs3Band;
  contributions: Ogrs3Contributions;
}

function ageGender(age: number, gender: Ogrs3Gender): number {
  const band = AGE_GENDER.findLast(({ from }) => age >= from);
  if (!band) throw new RangeError('OGRS 3 begins at age 10');
  return band[gender];
}

function contributionsOf(factors: Ogrs3Factors): Ogrs3Contributions {
  const { gender, dateOfBirth, dateOfCurrentConviction, dateAtStartOfFollowUp } = factors;
  const { totalNumberOfSanctions, ageAtFirstSanction, offenceCategory } = factors;
  const ageAtConviction = completedYears(dateOfBirth, dateOfCurrentConviction);
  const copas = Math.log(totalNumberOfSanctions / (10 + ageAtConviction - ageAtFirstSanction));
  return {
    ageAndGender: ageGender(completedYears(dateOfBirth, dateAtStartOfFollowUp), gender),
    sanctionStatus: totalNumberOfSanctions === 1 ? STATUS.first : STATUS.several,
    rateOfSanctions: COPAS * copas,
    offence: OFFENCE[offenceCategory],
  };
}

/** The probability as a whole percentage: half up to 5 decimals, then half up again; 0 becomes 1 and 100 becomes 99. */
function toPercentage(logit: number): number {
  const odds = Math.exp(logit);
  const hundredThousandths = Math.floor((odds / (1 + odds)) * 100_000 + 0.5);
  return Math.min(99, Math.max(1, Math.floor((hundredThousandths + 500) / 1000)));
}

/** Bands of the two-year score: 0–49 low, 50–74 medium, 75–89 high, 90 and over very high. */
export function bandOf(twoYear: number): Ogrs3Band {
  if (twoYear >= 90) return 'very-high';
  if (twoYear >= 75) return 'high';
  return twoYear >= 50 ? 'medium' : 'low';
}

/**
 * OGRS 3: the probability of a further sanction within one and within two years, from static factors only
 * (`domain/ogrs3.md`). The factors are those that `readOgrs3Factors` has taken.
 */
export function calculateOgrs3(factors: Ogrs3Factors): Ogrs3Result {
  const contributions = contributionsOf(factors);
  const { ageAndGender, sanctionStatus, rateOfSanctions, offence } = contributions;
  const z = ageAndGender + sanctionStatus + rateOfSanctions + offence;
  const twoYear = toPercentage(CONSTANT.twoYear + z);
  return { oneYear: toPercentage(CONSTANT.oneYear + z), twoYear, band: bandOf(twoYear), contributions };
}
