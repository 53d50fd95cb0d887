import { completedYears, parseCalendarDay, type CalendarDay } from '../../../shared/calendar-day.js';
import type { FieldError } from '../../../shared/domain-error.js';
import type { Ogrs3Factors } from './calculate-ogrs3.js';
import type { FactorsReading, SentFactors } from './instrument.js';
import { OFFENCE_CATEGORIES } from './ogrs3-coefficients.js';

type Refuse = (field: keyof Ogrs3Factors, message: string) => void;
type Day = CalendarDay | null;

const YOUNGEST = 10;

const isWhole = (value: unknown, least: number): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= least;

/**
 * Reads what was sent as the factors of OGRS 3 (`domain/ogrs3.md`), with one entry for each field that cannot be
 * used: "2" is no number, 2.5 no whole one, and nothing is guessed. No current conviction is after `latest`.
 */
export function readOgrs3Factors(sent: SentFactors, latest: Day = null): FactorsReading<Ogrs3Factors> {
  const errors: FieldError[] = [];
  const refuse: Refuse = (field, message) => void errors.push({ field, message, rule: 'OGRS3' });
  if (sent.gender !== 'male' && sent.gender !== 'female') {
    refuse('gender', 'Gender must be male or female: OGRS 3 is calculated for no other');
  }
  const born = parseCalendarDay(sent.dateOfBirth);
  if (born === null) refuse('dateOfBirth', 'Date of birth must be a real date');
  const convicted = parseCalendarDay(sent.dateOfCurrentConviction);
  refuseConviction({ born, convicted, latest }, refuse);
  refuseFollowUp({ born, convicted, followUp: parseCalendarDay(sent.dateAtStartOfFollowUp) }, refuse);
  if (!isWhole(sent.totalNumberOfSanctions, 1)) {
    const message = 'Number of sanctions must be a whole number of 1 or more, the current one included';
    refuse('totalNumberOfSanctions', message);
  }
  refuseFirstAge({ born, convicted, first: sent.ageAtFirstSanction }, refuse);
  if (!(OFFENCE_CATEGORIES as readonly unknown[]).includes(sent.offenceCategory)) {
    refuse('offenceCategory', 'Choose one of the 20 offence categories');
  }
  errors.push(...refuseUnknown(sent));
  if (errors.length > 0) return { factors: null, errors };
  const known = Object.fromEntries(FACTORS.map((factor) => [factor, sent[factor]]));
  return { factors: known as unknown as Ogrs3Factors, errors: null };
}

function refuseConviction(
  { born, convicted, latest }: { born: Day; convicted: Day; latest: Day },
  refuse: Refuse,
): void {
  const field = 'dateOfCurrentConviction';
  if (convicted === null) return refuse(field, 'Date of current conviction must be a real date');
  if (latest !== null && convicted > latest) {
    refuse(field, 'Date of current conviction must be today or in the past');
  } else if (born !== null && convicted <= born) {
    refuse(field, 'Date of current conviction must be after the date of birth');
  } else if (born !== null && completedYears(born, convicted) < YOUNGEST) {
    refuse(field, `Age at the current conviction must be ${YOUNGEST} or more`);
  }
}

function refuseFollowUp(
  { born, convicted, followUp }: { born: Day; convicted: Day; followUp: Day },
  refuse: Refuse,
): void {
  const field = 'dateAtStartOfFollowUp';
  if (followUp === null) return refuse(field, 'Date at the start of follow-up must be a real date');
  if (born !== null && followUp <= born) {
    refuse(field, 'Date at the start of follow-up must be after the date of birth');
  } else if (convicted !== null && followUp < convicted) {
    refuse(field, 'Follow-up cannot start before the current conviction');
  }
}

function refuseFirstAge(
  { born, convicted, first }: { born: Day; convicted: Day; first: unknown },
  refuse: Refuse,
): void {
  const field = 'ageAtFirstSanction';
  if (!isWhole(first, YOUNGEST)) {
    return refuse(field, `Age at first sanction must be a whole number of ${YOUNGEST} or more`);
  }
  if (born === null || convicted === null || convicted <= born) return;
  const age = completedYears(born, convicted);
  if (first > age)
    refuse(field, `Age at first sanction cannot be over the age at the current conviction, ${age}`);
}

const FACTORS: readonly (keyof Ogrs3Factors)[] = [
  'gender',
  'dateOfBirth',
  'dateOfCurrentConviction',
  'dateAtStartOfFollowUp',
  'totalNumberOfSanctions',
  'ageAtFirstSanction',
  'offenceCategory',
];

function refuseUnknown(sent: SentFactors): FieldError[] {
  return Object.keys(sent)
    .filter((field) => !(FACTORS as readonly string[]).includes(field))
    .map((field) => ({ field, message: `${field} is no factor of OGRS 3`, rule: 'OGRS3' }));
}
