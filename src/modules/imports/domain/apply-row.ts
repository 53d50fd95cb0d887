import { formatDay, parseCalendarDay } from '../../../shared/calendar-day.js';
import type { DifferenceValue } from './compare-person.js';
import type { SchemeDecision } from './decide-scheme.js';
import { FIELD_LABELS } from './import-field.js';
import type { DifferenceField } from './listed-person.js';
import type { PlannedDifference } from './propose-differences.js';
import type { Candidate } from './row-reading.js';

/** The fields of a row that are a person's particulars and nothing else. */
const PARTICULARS = [
  'surname',
  'forename',
  'dateOfBirth',
  'gender',
  'panel',
  'pncId',
  'crn',
  'prisonNumber',
  'address',
  'contactNumber',
  'primarySubstance',
] as const satisfies readonly DifferenceField[];

export type BroughtPerson = Pick<Candidate, (typeof PARTICULARS)[number] | 'notes'>;

/** The particulars of somebody new. */
export function personOf(candidate: Candidate): BroughtPerson {
  const values = PARTICULARS.map((field) => [field, candidate[field]] as const);
  return { ...(Object.fromEntries(values) as Omit<BroughtPerson, 'notes'>), notes: candidate.notes };
}

/** Whether a field is taken from the file. */
export const isTaken = (differences: readonly PlannedDifference[], which: DifferenceField): boolean =>
  differences.some(({ field, take }) => field === which && take === 'file');

/** The particulars that a merge takes from the file. */
export function valuesTaken(
  candidate: Candidate,
  differences: readonly PlannedDifference[],
): Partial<Omit<BroughtPerson, 'notes'>> {
  const taken = PARTICULARS.filter((field) => isTaken(differences, field));
  return Object.fromEntries(taken.map((field) => [field, candidate[field]]));
}

/** A value in words. */
export function showValue(value: DifferenceValue | null): string {
  if (value === null) return 'nothing';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'object') return value.join('; ');
  const day = parseCalendarDay(value);
  return day === null ? String(value) : formatDay(day);
}

/** What the file said that a merge did not take, each in words. */
export function describeNotTaken(
  differences: readonly PlannedDifference[],
  notes: string | null,
  scheme: SchemeDecision,
): string[] {
  const kept = differences.filter(({ take }) => take === 'list');
  return [
    ...kept.map(
      ({ field, file, list }) =>
        `${FIELD_LABELS[field]}: ${showValue(file)}; the list has ${showValue(list)}`,
    ),
    ...(scheme.warning === null ? [] : [scheme.warning.message]),
    ...(notes === null ? [] : [`${FIELD_LABELS.notes}: ${notes}`]),
  ];
}
