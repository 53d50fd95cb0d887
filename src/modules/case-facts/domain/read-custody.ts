import { formatDay, type CalendarDay } from '../../../shared/calendar-day.js';
import { badInput, type FieldError } from '../../../shared/domain-error.js';
import { readDay, readOptionalDay } from './read-day.js';
import { readText } from './read-text.js';

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

/** Is somebody in custody, by the spells that stand? EXCL-2: then they are not at liberty. */
export const isInCustody = (spells: readonly Pick<CustodySpell, 'to'>[]): boolean =>
  spells.some(({ to }) => to === null);

/**
 * Reads a time in custody (EXCL-2 counts six months from its end): begun by today, ended by today if at all, and
 * apart from the person's other spells. Released and taken in again on one day is apart.
 *
 * @throws DomainError bad-input with one entry for each field that cannot be used.
 */
export function readCustody(typed: TypedCustody, dates: CustodyDates): CustodySpell {
  const errors: FieldError[] = [];
  const refuse = (field: keyof CustodySpell, message: string): void => {
    errors.push({ field, message, rule: RULE });
  };
  const establishment = readText(
    typed.establishment,
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
  if (from !== null && from > dates.today) refuse('from', 'In custody from must be today or in the past');
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
  if (from !== null && errors.length === 0) refuseOverlap({ from, to }, dates.others, refuse);
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

function refuseOverlap(
  spell: Pick<CustodySpell, 'from' | 'to'>,
  others: CustodyDates['others'],
  refuse: Refuse,
): void {
  const other = others.find(
    ({ from, to }) => (to === null || spell.from < to) && (spell.to === null || from < spell.to),
  );
  if (!other) return;
  const since = formatDay(other.from);
  if (other.to === null && spell.to === null) {
    refuse('from', `Already recorded as in custody since ${since}: record that release first`);
    return;
  }
  const until = other.to === null ? `since ${since}` : `from ${since} to ${formatDay(other.to)}`;
  refuse(
    spell.from < other.from ? 'to' : 'from',
    `These dates overlap a time in custody that is recorded ${until}`,
  );
}
