import { parseCalendarDay, type CalendarDay } from '../../../shared/calendar-day.js';
import { badInput, type FieldError } from '../../../shared/domain-error.js';
import { refuseOgrs3Factors, type Ogrs3Factors } from './calculate-ogrs3.js';
import type { OffenceCategory } from './ogrs3-coefficients.js';

const DAYS = ['dateOfBirth', 'dateOfCurrentConviction', 'dateAtStartOfFollowUp'] as const;
const DAY_NAMES: Record<(typeof DAYS)[number], string> = {
  dateOfBirth: 'Date of birth',
  dateOfCurrentConviction: 'Date of current conviction',
  dateAtStartOfFollowUp: 'Date at the start of follow-up',
};

/**
 * Reads what was sent as the factors of OGRS 3: nothing is converted and nothing is guessed.
 *
 * @throws DomainError bad-input with one entry for each field that cannot be used.
 */
export function readOgrs3Factors(sent: Record<string, unknown>): Ogrs3Factors {
  const errors: FieldError[] = [];
  if (sent.gender !== 'male' && sent.gender !== 'female') {
    errors.push({ field: 'gender', message: 'OGRS 3 is calculated for male or female only' });
  }
  const days = DAYS.map((field) => {
    const day = parseCalendarDay(sent[field]);
    if (day === null) errors.push({ field, message: `${DAY_NAMES[field]} must be a real date` });
    return day as CalendarDay;
  });
  const [dateOfBirth, dateOfCurrentConviction, dateAtStartOfFollowUp] = days as [
    CalendarDay,
    CalendarDay,
    CalendarDay,
  ];
  const factors: Ogrs3Factors = {
    gender: sent.gender as Ogrs3Factors['gender'],
    dateOfBirth,
    dateOfCurrentConviction,
    dateAtStartOfFollowUp,
    totalNumberOfSanctions: sent.totalNumberOfSanctions as number,
    ageAtFirstSanction: sent.ageAtFirstSanction as number,
    offenceCategory: sent.offenceCategory as OffenceCategory,
  };
  const known = new Set(errors.map(({ field }) => field));
  const areDaysReal = DAYS.every((field) => !known.has(field));
  const refused = areDaysReal ? refuseOgrs3Factors(factors) : [];
  const all = [...errors, ...refused];
  if (all.length > 0) throw badInput(all);
  return factors;
}
