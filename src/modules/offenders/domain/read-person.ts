import { parseCalendarDay, type CalendarDay } from '../../../shared/calendar-day.js';
import { readCrn, readPrisonNumber } from '../../../shared/case-reference.js';
import { badInput, type FieldError } from '../../../shared/domain-error.js';
import { tidyName } from '../../../shared/person-name.js';
import { explainPncIdRefusal, readPncId } from '../../../shared/pnc-id.js';

/** A person as somebody typed them; every part is text or missing. */
export interface TypedPerson {
  surname?: string | null | undefined;
  forename?: string | null | undefined;
  dateOfBirth?: string | null | undefined;
  gender?: string | null | undefined;
  panel?: string | null | undefined;
  pncId?: string | null | undefined;
  crn?: string | null | undefined;
  prisonNumber?: string | null | undefined;
  address?: string | null | undefined;
  contactNumber?: string | null | undefined;
  primarySubstance?: string | null | undefined;
  notes?: string | null | undefined;
}

export interface Person {
  surname: string;
  forename: string;
  dateOfBirth: CalendarDay;
  gender: string | null;
  panel: string;
  pncId: string | null;
  crn: string | null;
  prisonNumber: string | null;
  address: string | null;
  contactNumber: string | null;
  primarySubstance: string | null;
  notes: string | null;
}

export const GENDERS = ['male', 'female', 'other', 'not-known'] as const;

const OPTIONAL_TEXTS = ['address', 'contactNumber', 'primarySubstance', 'notes'] as const;
const EARLIEST_BIRTH = '1900-01-01';

class PersonReader {
  readonly errors: FieldError[] = [];

  refuse(field: string, message: string, rule?: string): void {
    this.errors.push(rule ? { field, message, rule } : { field, message });
  }

  name(field: 'surname' | 'forename', value: string | null | undefined): string {
    const name = tidyName(value ?? '');
    if (name === '') this.refuse(field, `Enter a ${field}`);
    return name;
  }

  dateOfBirth(value: string | null | undefined, today: CalendarDay): CalendarDay {
    const day = parseCalendarDay(value);
    if (day === null) this.refuse('dateOfBirth', 'Enter a real date of birth');
    else if (day > today) this.refuse('dateOfBirth', 'Date of birth must be in the past');
    else if (day < EARLIEST_BIRTH) this.refuse('dateOfBirth', 'Date of birth must be after 1900');
    return day ?? today;
  }

  pncId(value: string, thisYear: number): string | null {
    if (value.trim() === '') return null;
    const result = readPncId(value, thisYear);
    if (result.ok) return result.pncId;
    this.refuse('pncId', explainPncIdRefusal(result.reason), 'ID-PNC');
    return null;
  }

  reference(
    field: 'crn' | 'prisonNumber',
    value: string,
    read: (text: string) => string | null,
    message: string,
  ): string | null {
    if (value.trim() === '') return null;
    const reference = read(value);
    if (reference === null) this.refuse(field, message, field === 'crn' ? 'ID-CRN' : 'ID-PRISON');
    return reference;
  }
}

/**
 * Reads a person from what was typed: names tidied, identifiers in canonical form (ID-PNC, ID-CRN, ID-PRISON).
 *
 * @throws DomainError bad-input with one entry for each field that cannot be used.
 */
export function readPerson(typed: TypedPerson, panels: readonly string[], today: CalendarDay): Person {
  const reader = new PersonReader();
  const texts = OPTIONAL_TEXTS.map((field) => [field, typed[field]?.trim() || null] as const);
  if (!panels.includes(typed.panel ?? '')) reader.refuse('panel', 'Choose one of the five panels');
  if (typed.gender && !(GENDERS as readonly string[]).includes(typed.gender)) {
    reader.refuse('gender', `Gender must be one of ${GENDERS.join(', ')}`);
  }
  const person = {
    surname: reader.name('surname', typed.surname),
    forename: reader.name('forename', typed.forename),
    dateOfBirth: reader.dateOfBirth(typed.dateOfBirth, today),
    gender: typed.gender || null,
    panel: typed.panel ?? '',
    pncId: reader.pncId(typed.pncId ?? '', Number(today.slice(0, 4))),
    crn: reader.reference(
      'crn',
      typed.crn ?? '',
      readCrn,
      'Enter a CRN like X320741: a letter and six digits',
    ),
    prisonNumber: reader.reference(
      'prisonNumber',
      typed.prisonNumber ?? '',
      readPrisonNumber,
      'Enter a prison number like A1234BC',
    ),
    ...(Object.fromEntries(texts) as Record<(typeof OPTIONAL_TEXTS)[number], string | null>),
  };
  if (reader.errors.length > 0) throw badInput(reader.errors);
  return person;
}
