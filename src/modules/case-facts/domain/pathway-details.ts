import { formatDay, type CalendarDay } from '../../../shared/calendar-day.js';
import type { FieldError } from '../../../shared/domain-error.js';
import { readDay, readOptionalDay } from './read-day.js';
import { readOptionalText } from './read-text.js';

export const DISCLOSURES = ['none', 'requested', 'made'] as const;
export type Disclosure = (typeof DISCLOSURES)[number];

/** What a pathway says beside need, provider and status; each field belongs to the pathways named. */
export interface PathwayDetails {
  /** Any pathway: what it is about. */
  note?: string | null;
  /** Domestic abuse: disclosure under the Domestic Violence Disclosure Scheme. */
  dvds?: Disclosure;
  /** Domestic abuse: a Domestic Violence Protection Order is in force, from and to. */
  dvpo?: boolean;
  dvpoFrom?: CalendarDay | null;
  dvpoTo?: CalendarDay | null;
  /** GPS tag: the day on which the person consented to it. */
  consentOn?: CalendarDay;
  /** Family programme: whether the household is on it, and under which reference. */
  linked?: boolean;
  reference?: string | null;
}

/** The details as they were sent, of any shape. */
export type TypedDetails = Readonly<Record<string, unknown>>;

interface DetailDates {
  today: CalendarDay;
  /** The first day of the entry. */
  from: CalendarDay | null;
}

const RULE = 'COH-2';
const LONGEST_NOTE = 1_000;

const isDisclosure = (value: unknown): value is Disclosure =>
  (DISCLOSURES as readonly unknown[]).includes(value);

/** Reads the details that belong to a pathway; adds what is wrong with them to `errors`, under their own names. */
export function readPathwayDetails(
  pathway: string,
  typed: TypedDetails,
  dates: DetailDates,
  errors: FieldError[],
): PathwayDetails {
  const field = { field: 'note', called: 'Note', longest: LONGEST_NOTE, rule: RULE };
  const note = readOptionalText(typed['note'], field, errors);
  return { ...(note === null ? {} : { note }), ...readOwn(pathway, typed, dates, errors) };
}

function readOwn(
  pathway: string,
  typed: TypedDetails,
  dates: DetailDates,
  errors: FieldError[],
): PathwayDetails {
  switch (pathway) {
    case 'domestic-abuse':
      return { ...readDisclosure(typed, errors), ...readOrder(typed, errors) };
    case 'gps-tag':
      return readConsent(typed, dates, errors);
    case 'family-programme':
      return readLink(typed, errors);
    default:
      return {};
  }
}

function readDisclosure({ dvds }: TypedDetails, errors: FieldError[]): PathwayDetails {
  if (isDisclosure(dvds)) return { dvds };
  errors.push({ field: 'dvds', message: 'Choose whether a DVDS disclosure was made', rule: RULE });
  return {};
}

/** A yes or no; null when it is neither, and then it is told. */
function readYesNo(value: unknown, { field, message }: FieldError, errors: FieldError[]): boolean | null {
  if (value === true || value === false) return value;
  errors.push({ field, message, rule: RULE });
  return null;
}

function readOrder(typed: TypedDetails, errors: FieldError[]): PathwayDetails {
  const message = 'Choose whether a DVPO is in force';
  const dvpo = readYesNo(typed['dvpo'], { field: 'dvpo', message }, errors);
  if (dvpo !== true) return dvpo === null ? {} : { dvpo };
  const dvpoFrom = readDay(
    typed['dvpoFrom'],
    { field: 'dvpoFrom', called: 'DVPO in force from', rule: RULE },
    errors,
  );
  const dvpoTo = readOptionalDay(
    typed['dvpoTo'],
    { field: 'dvpoTo', called: 'DVPO in force to', rule: RULE },
    errors,
  );
  if (dvpoFrom !== null && dvpoTo !== null && dvpoTo < dvpoFrom) {
    errors.push({ field: 'dvpoTo', message: 'DVPO in force to cannot be before it began', rule: RULE });
  }
  return { dvpo, dvpoFrom, dvpoTo };
}

/** A tag is worn by consent: no consent, no tag (LAW-1). */
function readConsent(
  typed: TypedDetails,
  { today, from }: DetailDates,
  errors: FieldError[],
): PathwayDetails {
  const refuse = (message: string): PathwayDetails => {
    errors.push({ field: 'consentOn', message, rule: 'LAW-1' });
    return {};
  };
  const { consentOn: value } = typed;
  if (value === undefined || value === null || value === '') {
    return refuse('A GPS tag needs consent: enter the day on which it was given');
  }
  const count = errors.length;
  const consentOn = readDay(value, { field: 'consentOn', called: 'Consent given on', rule: 'LAW-1' }, errors);
  if (consentOn === null || errors.length > count) return {};
  if (consentOn > today) return refuse('Consent given on must be today or in the past');
  if (from !== null && consentOn > from) {
    return refuse(`Consent given on cannot be after the tag was fitted, ${formatDay(from)}`);
  }
  return { consentOn };
}

function readLink(typed: TypedDetails, errors: FieldError[]): PathwayDetails {
  const message = 'Choose whether the household is on the family programme';
  const linked = readYesNo(typed['linked'], { field: 'linked', message }, errors);
  const field = { field: 'reference', called: 'Reference', longest: 100, rule: RULE };
  const reference = readOptionalText(typed['reference'], field, errors);
  return linked === null ? {} : { linked, ...(linked ? { reference } : {}) };
}
