import { parseCalendarDay, type CalendarDay } from '../../../shared/calendar-day.js';
import { badInput, type FieldError } from '../../../shared/domain-error.js';
import { daysInWords, findOverlap, type AgreementDays } from './agreement.js';

/** What was sent, of any shape. */
export interface TypedAgreement {
  agency?: unknown;
  startsOn?: unknown;
  endsOn?: unknown;
  note?: unknown;
}

export interface TypedAgreementChange {
  endsOn?: unknown;
  note?: unknown;
  reason?: unknown;
}

export interface Agreement extends AgreementDays {
  agency: string;
  note: string;
}

const LONGEST_NOTE = 500;
const LONGEST_REASON = 2_000;

interface TextRules {
  field: string;
  called: string;
  whenEmpty: string;
  longest: number;
}

const NOTE = {
  field: 'note',
  called: 'Note',
  whenEmpty: 'Say where the signed agreement is kept, or what it is called',
};
const noteRules: TextRules = { ...NOTE, longest: LONGEST_NOTE };

function readText(
  value: unknown,
  { field, called, whenEmpty, longest }: TextRules,
  errors: FieldError[],
): string {
  const text = typeof value === 'string' ? value.trim() : '';
  if (text === '') errors.push({ field, message: whenEmpty });
  if (text.length > longest)
    errors.push({ field, message: `${called} must be ${longest} characters or fewer` });
  return text;
}

function readDay(value: unknown, field: string, called: string, errors: FieldError[]): CalendarDay | null {
  const day = parseCalendarDay(value);
  if (day === null) errors.push({ field, message: `${called} must be a real date` });
  return day;
}

const isMissing = (value: unknown): boolean => value === undefined || value === null;

function checkDays(days: AgreementDays, others: readonly AgreementDays[], errors: FieldError[]): void {
  if (days.endsOn !== null && days.endsOn < days.startsOn) {
    errors.push({ field: 'endsOn', message: 'The last day cannot be before the first day' });
    return;
  }
  const other = findOverlap(days, others);
  if (other === null) return;
  const field = other.startsOn > days.startsOn ? 'endsOn' : 'startsOn';
  errors.push({ field, message: `This agency has an agreement ${daysInWords(other)}: two cannot overlap` });
}

/** Refuses what names an agency that cannot have an agreement. */
export function checkAgency(
  agency: unknown,
  { agencies, needsAgreement }: { agencies: readonly string[]; needsAgreement: (agency: string) => boolean },
): FieldError[] {
  if (typeof agency !== 'string' || !agencies.includes(agency))
    return [{ field: 'agency', message: 'Choose an agency' }];
  if (needsAgreement(agency)) return [];
  return [{ field: 'agency', message: 'The police run the scheme and share without an agreement' }];
}

/**
 * Reads an agreement of an agency that may have one; others of it must not overlap.
 *
 * @throws DomainError bad-input with one entry for each field that cannot be used.
 */
export function readAgreement(
  typed: TypedAgreement,
  { others, agencyErrors }: { others: readonly AgreementDays[]; agencyErrors: readonly FieldError[] },
): Agreement {
  const errors = [...agencyErrors];
  const startsOn = readDay(typed.startsOn, 'startsOn', 'First day', errors);
  const endsOn = isMissing(typed.endsOn) ? null : readDay(typed.endsOn, 'endsOn', 'Last day', errors);
  const note = readText(typed.note, noteRules, errors);
  if (startsOn !== null && errors.length === 0) checkDays({ startsOn, endsOn }, others, errors);
  if (errors.length > 0 || startsOn === null) throw badInput(errors);
  return { agency: typed.agency as string, startsOn, endsOn, note };
}

/**
 * Reads another last day or another note for an agreement; what is left out stays, and a last day of null is none.
 *
 * @throws DomainError bad-input.
 */
export function readAgreementChange(
  typed: TypedAgreementChange,
  before: Agreement,
  others: readonly AgreementDays[],
): { after: Agreement; reason: string } {
  const errors: FieldError[] = [];
  const stays = typed.endsOn === undefined;
  const read = isMissing(typed.endsOn) ? null : readDay(typed.endsOn, 'endsOn', 'Last day', errors);
  const endsOn = stays ? before.endsOn : read;
  const note = typed.note === undefined ? before.note : readText(typed.note, noteRules, errors);
  const reason = readAgreementReason(typed.reason, errors);
  if (errors.length === 0) checkDays({ ...before, endsOn }, others, errors);
  if (errors.length === 0 && endsOn === before.endsOn && note === before.note) {
    errors.push({ field: 'endsOn', message: 'Change the last day or the note' });
  }
  if (errors.length > 0) throw badInput(errors);
  return { after: { ...before, endsOn, note }, reason };
}

/** Reads why an agreement is changed or withdrawn (COH-2). */
export function readAgreementReason(value: unknown, errors: FieldError[]): string {
  const rules = { field: 'reason', called: 'Reason', whenEmpty: 'Enter a reason', longest: LONGEST_REASON };
  return readText(value, rules, errors);
}
