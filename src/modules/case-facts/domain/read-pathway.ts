import { formatDay, type CalendarDay } from '../../../shared/calendar-day.js';
import { badInput, type FieldError } from '../../../shared/domain-error.js';
import {
  NEEDS,
  PATHWAY_STATUSES,
  PATHWAYS,
  type Need,
  type Pathway as PathwayKey,
  type PathwayStatus,
} from '../../../shared/pathway.js';
import { readPathwayDetails, type PathwayDetails, type TypedDetails } from './pathway-details.js';
import { readDay, readOptionalDay } from './read-day.js';
import { readOptionalText } from './read-text.js';

/** What was sent, of any shape. */
export interface TypedPathway {
  pathway?: unknown;
  need?: unknown;
  providerAgency?: unknown;
  provider?: unknown;
  status?: unknown;
  from?: unknown;
  to?: unknown;
  details?: unknown;
}

/** What is done about one of somebody's needs, and by whom. */
export interface Pathway {
  pathway: PathwayKey;
  need: Need;
  /** Key of the agency that provides it; its workers see the person until the entry ends. */
  providerAgency: string | null;
  /** Who provides it, in words. */
  provider: string | null;
  status: PathwayStatus;
  from: CalendarDay;
  /** The day on which it ended, or is to end. */
  to: CalendarDay | null;
  details: PathwayDetails;
}

export interface PathwaySurroundings {
  today: CalendarDay;
  /** Keys of the agencies there are. */
  agencies: readonly string[];
  /** The person's other entries, as they stand. */
  others: readonly Pathway[];
}

const RULE = 'COH-2';
const LONGEST_PROVIDER = 200;

const oneOf = <Word extends string>(words: readonly Word[], value: unknown): Word | null =>
  words.find((word) => word === value) ?? null;

/** Has it come to its end? */
export const hasEnded = ({ status }: Pick<Pathway, 'status'>): boolean =>
  status === 'completed' || status === 'ended';

/**
 * Reads an entry of a pathway: need, provider, status, dates and what belongs to the pathway. It began by today; one
 * that is completed or ended says when; one that is not ends today or later, if its end is known.
 *
 * @throws DomainError bad-input with one entry for each field that cannot be used.
 */
export function readPathway(typed: TypedPathway, around: PathwaySurroundings): Pathway {
  const errors: FieldError[] = [];
  const choose = <Word extends string>(
    words: readonly Word[],
    field: keyof TypedPathway,
    message: string,
  ): Word | null => {
    const word = oneOf(words, typed[field]);
    if (word === null) errors.push({ field, message, rule: field === 'pathway' ? 'REF-3' : RULE });
    return word;
  };
  const pathway = choose(PATHWAYS, 'pathway', 'Choose a pathway');
  const need = choose(NEEDS, 'need', 'Choose what is known of the need');
  const { providerAgency, provider } = readProvider(typed, around, errors);
  const status = choose(PATHWAY_STATUSES, 'status', 'Choose how far it has come');
  const { from, to } = readDays(typed, { today: around.today, status }, errors);
  const details = readDetails(typed.details, { pathway, from, today: around.today }, errors);
  if (errors.length > 0 || !pathway || !need || !status || from === null) throw badInput(errors);
  const entry: Pathway = { pathway, need, providerAgency, provider, status, from, to, details };
  refuseSecond(entry, around.others);
  return entry;
}

function readProvider(
  typed: TypedPathway,
  { agencies }: PathwaySurroundings,
  errors: FieldError[],
): Pick<Pathway, 'providerAgency' | 'provider'> {
  const { providerAgency: agency } = typed;
  const isGiven = agency !== undefined && agency !== null && agency !== '';
  const known = isGiven ? oneOf(agencies, agency) : null;
  if (isGiven && known === null) {
    errors.push({ field: 'providerAgency', message: 'Choose an agency', rule: RULE });
  }
  const field = { field: 'provider', called: 'Provider', longest: LONGEST_PROVIDER, rule: RULE };
  return { providerAgency: known, provider: readOptionalText(typed.provider, field, errors) };
}

function readDays(
  typed: TypedPathway,
  { today, status }: { today: CalendarDay; status: PathwayStatus | null },
  errors: FieldError[],
): { from: CalendarDay | null; to: CalendarDay | null } {
  const refuse = (field: 'from' | 'to', message: string): void =>
    void errors.push({ field, message, rule: RULE });
  const from = readDay(typed.from, { field: 'from', called: 'Since', rule: RULE }, errors);
  if (from !== null && from > today) refuse('from', 'Since must be today or in the past');
  const count = errors.length;
  const to = readOptionalDay(typed.to, { field: 'to', called: 'Until', rule: RULE }, errors);
  if (errors.length > count || status === null) return { from, to };
  if (to !== null && from !== null && to < from) refuse('to', 'Until cannot be before it began');
  else if (!hasEnded({ status })) {
    if (to !== null && to < today) refuse('to', 'Until is past: say that it is completed or ended');
  } else if (to === null) refuse('to', 'Enter the day on which it ended');
  else if (to > today) refuse('to', 'Until must be today or in the past when it is completed or ended');
  return { from, to };
}

function readDetails(
  typed: unknown,
  { pathway, from, today }: { pathway: PathwayKey | null; from: CalendarDay | null; today: CalendarDay },
  errors: FieldError[],
): PathwayDetails {
  const isAbsent = typed === undefined || typed === null;
  if (!isAbsent && (typeof typed !== 'object' || Array.isArray(typed))) {
    errors.push({ field: 'details', message: 'Details must be named one by one', rule: RULE });
    return {};
  }
  if (pathway === null) return {};
  return readPathwayDetails(pathway, (isAbsent ? {} : typed) as TypedDetails, { today, from }, errors);
}

/** One entry is open at a time of each pathway and provider: what is done about a need is told in one place (COH-1). */
function refuseSecond(entry: Pathway, others: readonly Pathway[]): void {
  if (hasEnded(entry)) return;
  const open = others.find((other) => !hasEnded(other) && isSameWork(other, entry));
  if (!open) return;
  const message = `This pathway is open with this provider since ${formatDay(open.from)}: change that entry`;
  throw badInput([{ field: 'pathway', message, rule: 'COH-1' }]);
}

const isSameWork = (one: Pathway, other: Pathway): boolean =>
  one.pathway === other.pathway &&
  one.providerAgency === other.providerAgency &&
  (one.provider ?? '').toLowerCase() === (other.provider ?? '').toLowerCase();
