import { badInput, type FieldError } from '../../../shared/domain-error.js';

/** What the chair adds to an agenda, as typed. */
export interface TypedItem {
  /** Whom it is about; nobody without it. */
  offenderId?: unknown;
  /** A referral that came after the meeting had opened: it speaks for itself. */
  referralId?: unknown;
  summary?: unknown;
  reason?: unknown;
}

export type NewItem =
  | { kind: 'referral'; referralId: string }
  | { kind: 'added'; offenderId: string | null; summary: string; reason: string | null };

const RULE = 'MEET-4';
const LONGEST_SUMMARY = 200;
const LONGEST_REASON = 1_000;

const textOf = (typed: unknown): string => (typeof typed === 'string' ? typed.trim() : '');

/** What is no text is refused, so that nothing meant about somebody is put down as about nobody. */
const refuseOther = (typed: TypedItem, fields: readonly (keyof TypedItem)[]): FieldError[] =>
  fields
    .filter(
      (field) => typed[field] !== undefined && typed[field] !== null && typeof typed[field] !== 'string',
    )
    .map((field) => ({ field, message: `Send ${field} as a text, or leave it out`, rule: RULE }));

function refuseLong(text: string, field: string, called: string, longest: number): FieldError[] {
  if (text.length <= longest) return [];
  const most = longest.toLocaleString('en-GB');
  return [{ field, message: `${called} must be ${most} characters or fewer`, rule: RULE }];
}

/** @throws DomainError bad-input naming the fields. */
export function readNewItem(typed: TypedItem): NewItem {
  const others = refuseOther(typed, ['offenderId', 'referralId', 'reason']);
  if (others.length > 0) throw badInput(others);
  const referralId = textOf(typed.referralId);
  if (referralId !== '') return { kind: 'referral', referralId };
  const [summary, reason, offenderId] = [
    textOf(typed.summary),
    textOf(typed.reason),
    textOf(typed.offenderId),
  ];
  const errors = [
    ...(summary === '' ? [{ field: 'summary', message: 'Enter what to speak about', rule: RULE }] : []),
    ...refuseLong(summary, 'summary', 'What to speak about', LONGEST_SUMMARY),
    ...refuseLong(reason, 'reason', 'Reason', LONGEST_REASON),
  ];
  if (errors.length > 0) throw badInput(errors);
  return {
    kind: 'added',
    offenderId: offenderId === '' ? null : offenderId,
    summary,
    reason: reason === '' ? null : reason,
  };
}

/** Why something is taken off an agenda. @throws DomainError bad-input naming `reason`. */
export function readTakeOff(typed: unknown): string {
  const reason = textOf(typed);
  const errors = [
    ...(reason === '' ? [{ field: 'reason', message: 'Enter why it is taken off', rule: RULE }] : []),
    ...refuseLong(reason, 'reason', 'Reason', LONGEST_REASON),
  ];
  if (errors.length > 0) throw badInput(errors);
  return reason;
}

/** A place in the list, counted from 1. @throws DomainError bad-input naming `position`. */
export function readPosition(typed: unknown): number {
  const position = typeof typed === 'string' && /^\d{1,4}$/.test(typed.trim()) ? Number(typed) : typed;
  if (typeof position === 'number' && Number.isInteger(position) && position >= 1) return position;
  throw badInput([{ field: 'position', message: 'position must be a whole number from 1', rule: RULE }]);
}
