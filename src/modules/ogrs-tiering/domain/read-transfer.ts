import { formatDay, parseCalendarDay, type CalendarDay } from '../../../shared/calendar-day.js';
import type { FieldError } from '../../../shared/domain-error.js';

/** From where somebody came, as what they were managed there, and when (ROUTE-OOA). */
export interface Transfer {
  fromArea: string | null;
  managedAs: 'ppo' | 'iom' | null;
  transferredOn: CalendarDay | null;
}

/** What is left out stays as it is recorded; what is null or empty is taken back. */
export interface TypedTransfer {
  transferredFrom?: string | null | undefined;
  transferredAs?: string | null | undefined;
  transferredOn?: string | null | undefined;
}

const LONGEST = 100;
const NOTHING: Transfer = { fromArea: null, managedAs: null, transferredOn: null };

const kept = <Value>(typed: string | null | undefined, before: Value): string | Value | null =>
  typed === undefined ? before : typed?.trim() || null;

/**
 * Reads the particulars of a transfer in beside those that are recorded; nobody has to know all of them. Null
 * when nothing would change.
 */
export function readTransfer(
  { transferredFrom, transferredAs, transferredOn }: TypedTransfer,
  { before, dateOfBirth, today }: { before: Transfer | null; dateOfBirth: CalendarDay; today: CalendarDay },
): { transfer: Transfer | null; errors: FieldError[] } {
  const errors: FieldError[] = [];
  const refuse = (field: string, message: string): void =>
    void errors.push({ field, message, rule: 'ROUTE-OOA' });
  const recorded = before ?? NOTHING;
  const fromArea = kept(transferredFrom, recorded.fromArea);
  if (fromArea !== null && fromArea.length > LONGEST) {
    refuse('transferredFrom', `The area must be ${LONGEST} characters or fewer`);
  }
  const managedAs = kept(transferredAs, recorded.managedAs);
  if (managedAs !== null && managedAs !== 'ppo' && managedAs !== 'iom') {
    refuse('transferredAs', 'Say whether the case was managed as PPO or IOM');
  }
  const transferredDay = readDay(transferredOn, recorded.transferredOn, { dateOfBirth, today }, (message) =>
    refuse('transferredOn', message),
  );
  const transfer = { fromArea, managedAs: managedAs as Transfer['managedAs'], transferredOn: transferredDay };
  const fields = Object.keys(NOTHING) as (keyof Transfer)[];
  const isSame = fields.every((field) => transfer[field] === recorded[field]);
  return { transfer: isSame ? null : transfer, errors };
}

/** A day that is recorded already is not judged again: the date of birth may have been corrected since. */
function readDay(
  typed: string | null | undefined,
  before: CalendarDay | null,
  { dateOfBirth, today }: { dateOfBirth: CalendarDay; today: CalendarDay },
  refuse: (message: string) => void,
): CalendarDay | null {
  if (typed === undefined) return before;
  if (!typed?.trim()) return null;
  const day = parseCalendarDay(typed.trim());
  if (day === null) refuse('Date of transfer must be a real date');
  else if (day > today) refuse('Date of transfer must be today or in the past');
  else if (day <= dateOfBirth)
    refuse(`Date of transfer must be after the date of birth, ${formatDay(dateOfBirth)}`);
  return day;
}
