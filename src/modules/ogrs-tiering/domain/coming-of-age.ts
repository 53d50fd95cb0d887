import { addMonths, birthday, type CalendarDay } from '../../../shared/calendar-day.js';

export interface ComingOfAgePolicy {
  adultAge: number;
  /** How many months before the adult age a young person is listed. */
  comingOfAgeMonths: number;
}

/** How long somebody stays listed after the birthday who was not registered on it. */
const MONTHS_AFTERWARDS = 1;

/**
 * Is somebody within the policy's calendar months of the adult age (EXCL-AGE, ROUTE-YOS)? On the birthday itself
 * they are adult, and coming of age no more.
 */
export function isComingOfAge(
  dateOfBirth: CalendarDay,
  { adultAge, comingOfAgeMonths }: ComingOfAgePolicy,
  today: CalendarDay,
): boolean {
  const turnsAdultOn = birthday(dateOfBirth, adultAge);
  return today < turnsAdultOn && turnsAdultOn <= addMonths(today, comingOfAgeMonths);
}

/** Has somebody reached the adult age, today or in the month before? */
export function hasJustComeOfAge(
  dateOfBirth: CalendarDay,
  { adultAge }: Pick<ComingOfAgePolicy, 'adultAge'>,
  today: CalendarDay,
): boolean {
  const turnsAdultOn = birthday(dateOfBirth, adultAge);
  return turnsAdultOn <= today && today <= addMonths(turnsAdultOn, MONTHS_AFTERWARDS);
}

/** For the birthday; or, where that has passed, for information (EXCL-3) or for tonight's review. */
export type WaitsFor = 'birthday' | 'information' | 'review';

/**
 * For what somebody whose birthday has passed still waits: nobody who is registered, and nobody about whom the
 * rules have said no.
 */
export function waitsAfterBirthday({
  status,
  outcome,
}: {
  status: string;
  outcome: string;
}): Exclude<WaitsFor, 'birthday'> | null {
  if (status === 'registered') return null;
  if (outcome === 'needs-information') return 'information';
  return outcome === 'automatic' ? 'review' : null;
}
