import type { CalendarDay } from '../../../shared/calendar-day.js';
import { isOffenceCategory } from '../../../shared/offence-category.js';
import type { RecordedPerson } from './instrument-score.js';
import type { Ogrs3Factors } from './calculate-ogrs3.js';

/** From where a factor is known. */
export type FactorSource =
  | { kind: 'record' }
  /** The factors of a score that was calculated here. */
  | { kind: 'score'; assessedOn: CalendarDay }
  | { kind: 'conviction'; on: CalendarDay };

export type KnownFactors = {
  [Factor in keyof Ogrs3Factors]?: { value: Ogrs3Factors[Factor]; from: FactorSource };
};

export interface KnownOgrs3 {
  factors: KnownFactors;
  /** On how many days a conviction is recorded: fewer than the sanctions, which others may have given too. */
  convictionDays: number;
  /** The sanctions of the latest calculated score, when convictions have been recorded since: too few by now. */
  sanctionsBefore: { total: number; assessedOn: CalendarDay } | null;
}

export interface KnownConviction {
  on: CalendarDay;
  category: string;
}

/**
 * What a person's record knows of the factors of OGRS 3, each with its source, for somebody to check: gender and
 * date of birth; what the latest calculated score used; a recorded conviction, where it is later than that.
 */
export function knownOgrs3Factors(
  person: RecordedPerson,
  latest: { factors: Ogrs3Factors; assessedOn: CalendarDay } | null,
  convictions: readonly KnownConviction[],
): KnownOgrs3 {
  const factors: KnownFactors = { dateOfBirth: { value: person.dateOfBirth, from: { kind: 'record' } } };
  if (person.gender === 'male' || person.gender === 'female') {
    factors.gender = { value: person.gender, from: { kind: 'record' } };
  }
  const newest = convictions.reduce<KnownConviction | null>(
    (last, conviction) => (last === null || conviction.on > last.on ? conviction : last),
    null,
  );
  const convictionDays = new Set(convictions.map(({ on }) => on)).size;
  const isNewer = newest !== null && (latest === null || newest.on > latest.factors.dateOfCurrentConviction);
  if (isNewer) Object.assign(factors, ofConviction(newest));
  if (latest === null) return { factors, convictionDays, sanctionsBefore: null };
  const { assessedOn, factors: used } = latest;
  const from: FactorSource = { kind: 'score', assessedOn };
  // An age counted from another date of birth is not this person's.
  if (used.dateOfBirth === person.dateOfBirth) {
    factors.ageAtFirstSanction = { value: used.ageAtFirstSanction, from };
  }
  if (isNewer) {
    return { factors, convictionDays, sanctionsBefore: { total: used.totalNumberOfSanctions, assessedOn } };
  }
  factors.dateOfCurrentConviction = { value: used.dateOfCurrentConviction, from };
  factors.dateAtStartOfFollowUp = { value: used.dateAtStartOfFollowUp, from };
  factors.totalNumberOfSanctions = { value: used.totalNumberOfSanctions, from };
  factors.offenceCategory = { value: used.offenceCategory, from };
  return { factors, convictionDays, sanctionsBefore: null };
}

function ofConviction({ on, category }: KnownConviction): KnownFactors {
  const from: FactorSource = { kind: 'conviction', on };
  const convicted: KnownFactors = { dateOfCurrentConviction: { value: on, from } };
  return isOffenceCategory(category)
    ? { ...convicted, offenceCategory: { value: category, from } }
    : convicted;
}
