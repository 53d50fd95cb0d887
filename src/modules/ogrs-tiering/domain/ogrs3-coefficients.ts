import type { OffenceCategory } from '../../../shared/offence-category.js';

/** The published coefficients of OGRS 3 (Howard and others, Ministry of Justice Research Summary 7/09). */

export type Ogrs3Gender = 'male' | 'female';

/** Age at the start of follow-up, in completed years, with the coefficient of each gender. */
export const AGE_GENDER: readonly { from: number; male: number; female: number }[] = [
  { from: 10, male: 0, female: 0.785 },
  { from: 12, male: 0.08392, female: 0.61385 },
  { from: 14, male: 0.07578, female: 0.66952 },
  { from: 16, male: -0.0616, female: -0.9592 },
  { from: 18, male: -0.6251, female: -0.8975 },
  { from: 21, male: -1.0515, female: -1.0285 },
  { from: 25, male: -1.1667, female: -1.0528 },
  { from: 30, male: -1.326, female: -1.1291 },
  { from: 35, male: -1.368, female: -1.4219 },
  { from: 40, male: -1.4997, female: -1.5247 },
  { from: 50, male: -2.0253, female: -2.4498 },
];

/** The current offence, by category. */
export const OFFENCE: Readonly<Record<OffenceCategory, number>> = {
  violence: 0,
  robbery: -0.6348,
  'public-order': 0.1819,
  'sexual-against-child': -0.6534,
  'sexual-not-against-child': 0.0328,
  'soliciting-or-prostitution': 0.7606,
  'burglary-domestic': -0.1239,
  'burglary-other': 0.2406,
  'theft-non-motor': 0.6612,
  'handling-stolen-goods': 0.3519,
  'fraud-and-forgery': 0.1599,
  'absconding-or-bail': 0.7334,
  'taking-and-driving-away': 0.3801,
  'theft-from-vehicles': 0.4272,
  'other-motoring': 0.2622,
  'drink-driving': -0.1214,
  'criminal-damage': 0.205,
  'drug-import-export-production': -0.7956,
  'drug-possession-supply': 0.0772,
  other: -0.0607,
};

export { OFFENCE_CATEGORIES, type OffenceCategory } from '../../../shared/offence-category.js';

/** A first sanction, or one of several. */
export const STATUS = { first: 0.12614, several: 0.46306 };

/** Weighs the Copas rate: sanctions over the length of the career. */
export const COPAS = 1.25112;

/** The constants of the two follow-up periods. */
export const CONSTANT = { oneYear: 1.40256, twoYear: 2.1217 };
