import { completedYears } from '../../../shared/calendar-day.js';
import { OFFENCE_CATEGORY_WORDS } from '../../../shared/offence-category.js';
import type { Ogrs3Factors } from './calculate-ogrs3.js';
import { AGE_GENDER } from './ogrs3-coefficients.js';

/** `aged 25 to 29`, `aged 50 or over`: the row of the model's table that an age falls into. */
export function ageBandWords(age: number): string {
  const at = AGE_GENDER.findLastIndex(({ from }) => age >= from);
  const from = AGE_GENDER[at]?.from ?? age;
  const next = AGE_GENDER[at + 1];
  return next ? `aged ${from} to ${next.from - 1}` : `aged ${from} or over`;
}

const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

/** Each factor's name and the value used, in words. */
export function ogrs3Words(factors: Ogrs3Factors): Record<string, { words: string; value: string }> {
  const { gender, dateOfBirth, dateOfCurrentConviction, dateAtStartOfFollowUp } = factors;
  const { totalNumberOfSanctions: total, ageAtFirstSanction: first, offenceCategory } = factors;
  const who = gender === 'male' ? 'Male' : 'Female';
  const age = completedYears(dateOfBirth, dateAtStartOfFollowUp);
  const ageNow = completedYears(dateOfBirth, dateOfCurrentConviction);
  const career =
    ageNow === first
      ? `in the same year of age, ${first}`
      : `over ${counted(ageNow - first, 'year', 'years')}, from age ${first} to ${ageNow}`;
  return {
    ageAndGender: {
      words: 'Age and gender',
      value: `${who} ${ageBandWords(age)} at the start of follow-up`,
    },
    sanctionStatus: {
      words: 'First sanction or one of several',
      value: total === 1 ? 'The first sanction' : `One of ${total} sanctions`,
    },
    rateOfSanctions: {
      words: 'Rate of sanctions',
      value: `${counted(total, 'sanction', 'sanctions')} ${career}`,
    },
    offence: { words: 'Current offence', value: OFFENCE_CATEGORY_WORDS[offenceCategory] },
  };
}
