import { calculateOgrs3, type Ogrs3Factors } from './calculate-ogrs3.js';
import type { Contribution, Instrument } from './instrument.js';
import { CONSTANT } from './ogrs3-coefficients.js';
import { ogrs3Words } from './ogrs3-words.js';
import { readOgrs3Factors } from './read-ogrs3-factors.js';

/** OGRS 3 (Ministry of Justice Research Summary 7/09); the scheme uses its 24-month score. */
export const OGRS3: Instrument<Ogrs3Factors> = {
  name: 'ogrs3',
  version: '3.0',
  title: 'OGRS 3',
  months: 24,
  read: readOgrs3Factors,
  calculate: (factors) => {
    const { oneYear, twoYear, band, contributions } = calculateOgrs3(factors);
    const words = ogrs3Words(factors);
    return {
      score: twoYear,
      oneYear,
      band,
      startsFrom: CONSTANT.twoYear,
      contributions: Object.entries(contributions).map(([factor, adds]: [string, number]): Contribution => ({
        factor,
        words: words[factor]?.words ?? factor,
        value: words[factor]?.value ?? '',
        adds,
      })),
    };
  },
  convictedOn: ({ dateOfCurrentConviction }) => dateOfCurrentConviction,
};
