import { formatDay, parseCalendarDay, type CalendarDay } from '../../../shared/calendar-day.js';
import type { FieldError } from '../../../shared/domain-error.js';
import type { Instrument, InstrumentResult, SentFactors } from './instrument.js';
import { findInstrument, INSTRUMENTS } from './instruments.js';

/** What a person's own record says of the factors that no two people share. */
export interface RecordedPerson {
  dateOfBirth: CalendarDay;
  gender: string | null;
}

/** A score with everything it was calculated from. */
export interface Calculation {
  instrument: Instrument;
  factors: object;
  result: InstrumentResult;
  convictedOn: CalendarDay | null;
}

export type CalculationReading =
  { calculation: Calculation; errors: null } | { calculation: null; errors: FieldError[] };

interface Context {
  /** Whose score it is; null when it is nobody's. */
  person: RecordedPerson | null;
  /** The last day on which the current conviction may be; null when nothing is recorded. */
  latest: CalendarDay | null;
  /** What stands before a factor's name in an error: `factors.`, or nothing. */
  prefix?: string;
  /** The instruments that may be used by name; all there are when left out. */
  instruments?: readonly Instrument[];
}

const refused = (...errors: FieldError[]): CalculationReading => ({ calculation: null, errors });
const refusal = (field: string, message: string): FieldError => ({ field, message, rule: 'OGRS3' });

const isRecord = (value: unknown): value is SentFactors =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Calculates a score by the instrument that was named. Errors name `instrument`, `factors` or the factor.
 * Date of birth and gender may be left out and are then the record's; nobody's score is calculated from somebody
 * else's.
 */
export function calculateByInstrument(
  typed: { instrument: unknown; factors: unknown },
  { person, latest, prefix = '', instruments = INSTRUMENTS }: Context,
): CalculationReading {
  const instrument = findInstrument(typed.instrument, instruments);
  if (instrument === null) {
    const names = instruments.map(({ name }) => name).join(', ');
    return refused(refusal('instrument', `Instrument must be one of those known here: ${names}`));
  }
  if (!isRecord(typed.factors)) {
    return refused(refusal('factors', `Send the factors from which ${instrument.title} is calculated`));
  }
  const { sent, errors } = fillFromRecord(typed.factors, person);
  const reading = instrument.read(sent, latest);
  const all = [...errors, ...(reading.errors ?? [])];
  if (reading.factors === null || all.length > 0) {
    return refused(...all.map((error) => ({ ...error, field: prefix + error.field })));
  }
  const { factors } = reading;
  const result = instrument.calculate(factors);
  const convictedOn = instrument.convictedOn(factors);
  return { calculation: { instrument, factors, result, convictedOn }, errors: null };
}

const knownGender = (gender: string | null): string | null => (gender === 'not-known' ? null : gender);

/** What was sent, with what the record knows in the places left empty; a difference is refused with both values. */
function fillFromRecord(
  factors: SentFactors,
  person: RecordedPerson | null,
): { sent: SentFactors; errors: FieldError[] } {
  if (person === null) return { sent: factors, errors: [] };
  const errors: FieldError[] = [];
  const sent: Record<string, unknown> = { ...factors };
  const born = parseCalendarDay(factors.dateOfBirth);
  if (born !== null && born !== person.dateOfBirth) {
    const message = `Date of birth sent, ${formatDay(born)}, is not the one on the record, ${formatDay(person.dateOfBirth)}`;
    errors.push(refusal('dateOfBirth', message));
  }
  if (factors.dateOfBirth === undefined || born !== null) sent.dateOfBirth = person.dateOfBirth;
  const gender = knownGender(person.gender);
  const isChoice = factors.gender === 'male' || factors.gender === 'female';
  if (gender !== null && isChoice && factors.gender !== gender) {
    errors.push(
      refusal('gender', `Gender sent, ${String(factors.gender)}, is not the one on the record, ${gender}`),
    );
  } else if (gender !== null && factors.gender === undefined) {
    sent.gender = gender;
  }
  return { sent, errors };
}
