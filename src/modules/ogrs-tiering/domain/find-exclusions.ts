import {
  addMonths,
  birthday,
  completedYears,
  formatDay,
  type CalendarDay,
} from '../../../shared/calendar-day.js';
import type { EligibilityFacts, EligibilityPolicy, EligibilityReason, MissingFact } from './eligibility.js';

/** Who is kept out, and what would have to be known to say that nobody else is. */
export interface Exclusions {
  reasons: EligibilityReason[];
  missing: MissingFact[];
}

type Check = (facts: EligibilityFacts, policy: EligibilityPolicy, on: CalendarDay) => Exclusions;

const NONE: Exclusions = { reasons: [], missing: [] };
const excluded = (reason: EligibilityReason): Exclusions => ({ reasons: [reason], missing: [] });
const unknown = (fact: MissingFact): Exclusions => ({ reasons: [], missing: [fact] });

/** EXCL-MAPPA: MAPPA manages Levels 2 and 3; Level 1 is not excluded. */
const byMappa: Check = ({ mappaLevel }, { exclusions }) => {
  if (exclusions.mappaLevels.length === 0) return NONE;
  if (mappaLevel === null) return unknown('mappaLevel');
  if (!exclusions.mappaLevels.includes(mappaLevel)) return NONE;
  const text = `MAPPA Level ${mappaLevel}: managed by MAPPA instead`;
  return excluded({ rule: 'EXCL-MAPPA', text, facts: { mappaLevel } });
};

/** EXCL-SEX. Every registered sex offender is managed under MAPPA, so level 0 says that somebody is none (EXCL-3). */
const bySexOffenderRegister: Check = ({ registeredSexOffender, mappaLevel }, { exclusions }) => {
  if (!exclusions.registeredSexOffenders) return NONE;
  if (registeredSexOffender === null) return mappaLevel === 0 ? NONE : unknown('registeredSexOffender');
  if (!registeredSexOffender) return NONE;
  const text = 'Registered sex offender: managed by MAPPA or sex offender management instead';
  return excluded({ rule: 'EXCL-SEX', text, facts: { registeredSexOffender } });
};

const latestUpTo = (days: readonly CalendarDay[], on: CalendarDay): CalendarDay | null =>
  days.reduce<CalendarDay | null>(
    (latest, day) => (day <= on && (latest === null || day > latest) ? day : latest),
    null,
  );

/**
 * EXCL-NO-CONVICTION, EXCL-2: at liberty, and the months since the later of the last conviction and the last
 * release are full. In custody nobody is at liberty.
 */
const byTimeWithoutConviction: Check = (facts, { exclusions }, on) => {
  const months = exclusions.monthsWithoutConviction;
  if (months === null || facts.inCustody) return NONE;
  const lastConvictionOn = latestUpTo(facts.convictedOn, on);
  const lastReleaseOn = latestUpTo(facts.releasedOn, on);
  const countsFrom = latestUpTo(
    [lastConvictionOn, lastReleaseOn].filter((day) => day !== null),
    on,
  );
  const excludedFrom = countsFrom === null ? null : addMonths(countsFrom, months);
  if (excludedFrom !== null && on < excludedFrom) return NONE;
  if (lastConvictionOn === null || excludedFrom === null) return unknown('lastConvictionOn');
  const since = lastReleaseOn !== null && lastReleaseOn > lastConvictionOn ? lastReleaseOn : null;
  const counted = since === null ? '' : `, last released on ${formatDay(since)}`;
  const text =
    `At liberty and last convicted on ${formatDay(lastConvictionOn)}${counted}: ${months} full months without a ` +
    `conviction passed on ${formatDay(excludedFrom)}; managed by existing processes instead`;
  return excluded({
    rule: 'EXCL-NO-CONVICTION',
    text,
    facts: { lastConvictionOn, lastReleaseOn, excludedFrom },
  });
};

/** EXCL-AGE: monitored with the YOS, and shown with the date of the birthday. */
const byAge: Check = ({ dateOfBirth }, { adultAge }, on) => {
  if (completedYears(dateOfBirth, on) >= adultAge) return NONE;
  const turnsAdultOn = birthday(dateOfBirth, adultAge);
  const text = `Under ${adultAge}: monitored with the YOS until the ${adultAge}th birthday, ${formatDay(turnsAdultOn)}`;
  return excluded({ rule: 'EXCL-AGE', text, facts: { turnsAdultOn } });
};

const CHECKS: readonly Check[] = [byMappa, bySexOffenderRegister, byTimeWithoutConviction, byAge];

/** Section 3: every exclusion that holds, and every fact without which one of the others cannot be ruled out. */
export function findExclusions(
  facts: EligibilityFacts,
  policy: EligibilityPolicy,
  on: CalendarDay,
): Exclusions {
  const found = CHECKS.map((check) => check(facts, policy, on));
  return {
    reasons: found.flatMap(({ reasons }) => reasons),
    missing: policy.unrecordedStopsDecision ? found.flatMap(({ missing }) => missing) : [],
  };
}
