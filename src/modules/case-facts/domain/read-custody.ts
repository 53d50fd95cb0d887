import { addMonths, formatDay, type CalendarDay } from '../../../shared/calendar-day.js';
import { badInput, type FieldError } from '../../../shared/domain-error.js';
import { readDay, readOptionalDay } from './read-day.js';
import { readText, squash } from './read-text.js';

/** What was sent, of any shape. */
export interface TypedCustody {
  establishment?: unknown;
  from?: unknown;
  to?: unknown;
  releaseDue?: unknown;
}

/** A time in custody. */
export interface CustodySpell {
  establishment: string;
  /** A day to come: they are due there, and at liberty until then. */
  from: CalendarDay;
  /** The day of release; null while they are in custody. */
  to: CalendarDay | null;
  /** The day on which release is expected. */
  releaseDue: CalendarDay | null;
}

export interface CustodyDates {
  dateOfBirth: CalendarDay;
  today: CalendarDay;
  /** The person's other spells, as they stand. */
  others: readonly Pick<CustodySpell, 'from' | 'to'>[];
}

const RULE = 'EXCL-2';
const LONGEST_NAME = 200;
/** How far ahead somebody may be due. */
const MONTHS_AHEAD = 12;

/** Is somebody in custody on a day, by the spells that stand? EXCL-2: then they are not at liberty. */
export const isInCustody = (
  spells: readonly Pick<CustodySpell, 'from' | 'to'>[],
  today: CalendarDay,
): boolean => spells.some(({ from, to }) => from <= today && to === null);

/**
 * Reads a time in custody (EXCL-2 counts six months from its end): begun, or due to begin within twelve months, ended
 * by today if at all, and apart from the person's other spells. Released and taken in again on one day is apart, and so
 * is a transfer that is due: the present time in custody ends on the day on which the next begins.
 *
 * @throws DomainError bad-input with one entry for each field that cannot be used.
 */
export function readCustody(typed: TypedCustody, dates: CustodyDates): CustodySpell {
  const errors: FieldError[] = [];
  const refuse = (field: keyof CustodySpell, message: string): void => {
    errors.push({ field, message, rule: RULE });
  };
  const establishment = readText(
    typeof typed.establishment === 'string' ? squash(typed.establishment) : null,
    {
      field: 'establishment',
      called: 'Establishment',
      whenEmpty: 'Enter the establishment',
      longest: LONGEST_NAME,
      rule: RULE,
    },
    errors,
  );
  const from = readDay(typed.from, { field: 'from', called: 'In custody from', rule: RULE }, errors);
  const furthest = addMonths(dates.today, MONTHS_AHEAD);
  if (from !== null && from > furthest) {
    refuse('from', `In custody from must be ${formatDay(furthest)} at the latest`);
  }
  if (from !== null && from < dates.dateOfBirth) {
    refuse('from', `In custody from cannot be before the date of birth, ${formatDay(dates.dateOfBirth)}`);
  }
  const to = readOptionalDay(typed.to, { field: 'to', called: 'Released on', rule: RULE }, errors);
  refuseRelease(to, { from, today: dates.today }, refuse);
  const releaseDue = readOptionalDay(
    typed.releaseDue,
    { field: 'releaseDue', called: 'Release due on', rule: RULE },
    errors,
  );
  if (from !== null && releaseDue !== null && releaseDue < from) {
    refuse('releaseDue', 'Release due on cannot be before custody began');
  }
  if (from !== null && errors.length === 0) refuseOverlap({ from, to }, dates, refuse);
  if (errors.length > 0 || from === null) throw badInput(errors);
  return { establishment, from, to, releaseDue };
}

/**
 * Reads the day of a release from custody.
 *
 * @throws DomainError bad-input naming `to`.
 */
export function readRelease(
  value: unknown,
  { from, today }: { from: CalendarDay; today: CalendarDay },
): CalendarDay {
  const errors: FieldError[] = [];
  const to = readDay(value, { field: 'to', called: 'Released on', rule: RULE }, errors);
  refuseRelease(to, { from, today }, (field, message) => void errors.push({ field, message, rule: RULE }));
  if (errors.length > 0 || to === null) throw badInput(errors);
  return to;
}

type Refuse = (field: keyof CustodySpell, message: string) => void;

function refuseRelease(
  to: CalendarDay | null,
  { from, today }: { from: CalendarDay | null; today: CalendarDay },
  refuse: Refuse,
): void {
  if (to === null) return;
  if (to > today) refuse('to', 'Released on must be today or in the past');
  else if (from !== null && to < from) refuse('to', 'Released on cannot be before custody began');
}

type Spell = Pick<CustodySpell, 'from' | 'to'>;

function refuseOverlap(spell: Spell, { others, today }: CustodyDates, refuse: Refuse): void {
  const other = others.find(
    (each) =>
      (each.to === null || spell.from < each.to) &&
      (spell.to === null || each.from < spell.to) &&
      !areTransfer(spell, each, today),
  );
  if (!other) return;
  const since = formatDay(other.from);
  const isDue = other.from > today;
  if (other.to === null && spell.to === null) {
    const message = isDue
      ? `Already recorded as due in custody from ${since}: correct or withdraw that first`
      : `Already recorded as in custody since ${since}: record that release first`;
    refuse('from', message);
    return;
  }
  const until = other.to === null ? `since ${since}` : `from ${since} to ${formatDay(other.to)}`;
  refuse(
    spell.from < other.from ? 'to' : 'from',
    `These dates overlap a time in custody that is recorded ${until}`,
  );
}

/** A time in custody that goes on, and one that is due: the first ends on the day on which the other begins. */
const areTransfer = (one: Spell, other: Spell, today: CalendarDay): boolean =>
  one.to === null && other.to === null && one.from > today !== other.from > today;

/** A time in custody that a transfer has ended by a day, and the day on which it did; null when there is none. */
export function endedByTransfer<Own extends Spell>(
  spells: readonly Own[],
  today: CalendarDay,
): { spell: Own; to: CalendarDay } | null {
  const [earlier, later] = spells
    .filter(({ from, to }) => to === null && from <= today)
    .sort((one, other) => (one.from < other.from ? -1 : 1));
  return earlier && later ? { spell: earlier, to: later.from } : null;
}
