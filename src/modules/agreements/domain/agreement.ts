import {
  addDays,
  addMonths,
  daysBetween,
  formatDay,
  type CalendarDay,
} from '../../../shared/calendar-day.js';

/** The days on which an agency's sharing agreement is in force, both included; without a last day until it is ended. */
export interface AgreementDays {
  startsOn: CalendarDay;
  endsOn: CalendarDay | null;
}

export type AgreementState = 'begins' | 'in-force' | 'ended';

export interface Standing {
  state: AgreementState;
  /** Until its last day, today not counted; null when it has none or is not in force. */
  daysLeft: number | null;
}

/** How an agreement stands on a day. */
export function standingOf({ startsOn, endsOn }: AgreementDays, today: CalendarDay): Standing {
  if (today < startsOn) return { state: 'begins', daysLeft: null };
  if (endsOn === null) return { state: 'in-force', daysLeft: null };
  if (today > endsOn) return { state: 'ended', daysLeft: null };
  return { state: 'in-force', daysLeft: daysBetween(today, endsOn) };
}

/** The other agreement of the same agency that is in force on a day of this one. */
export function findOverlap<Other extends AgreementDays>(
  { startsOn, endsOn }: AgreementDays,
  others: readonly Other[],
): Other | null {
  const overlaps = (other: AgreementDays): boolean =>
    (other.endsOn === null || startsOn <= other.endsOn) && (endsOn === null || other.startsOn <= endsOn);
  return others.find(overlaps) ?? null;
}

/** Months before its end in which administrators are warned. */
const WARN_MONTHS = 1;

/**
 * The last day of an agreement that ends within a month, no other of the same agency going on from there; null when
 * nobody has to be warned.
 */
export function endingSoon(
  { startsOn, endsOn }: AgreementDays,
  others: readonly AgreementDays[],
  today: CalendarDay,
): CalendarDay | null {
  if (endsOn === null || endsOn < today || addMonths(endsOn, -WARN_MONTHS) > today) return null;
  const goesOn = others.some(
    (other) =>
      other.startsOn > startsOn &&
      other.startsOn <= addDays(endsOn, 1) &&
      (other.endsOn === null || other.endsOn > endsOn),
  );
  return goesOn ? null : endsOn;
}

/** `from 1 June 2014 to 31 May 2015`, `from 1 June 2014`. */
export const daysInWords = ({ startsOn, endsOn }: AgreementDays): string =>
  `from ${formatDay(startsOn)}${endsOn === null ? '' : ` to ${formatDay(endsOn)}`}`;
