import { formatInstant } from '../../../shared/calendar-day.js';
import { badInput, DomainError, type FieldError } from '../../../shared/domain-error.js';
import { notPossible, type MeetingStanding } from './meeting-conflicts.js';
import { readInstant } from './read-meeting.js';

/** What somebody types who moves, cancels or ends: reasons are for those who were to come. */
export interface TypedMove {
  startsAt?: unknown;
  reason?: unknown;
}

export const LONGEST_REASON = 500;

/** The reason as it is kept; what is wrong with it is added to the errors. */
export function readReason(typed: unknown, errors: FieldError[], rule = 'MEET-1'): string {
  const reason = typeof typed === 'string' ? typed.trim() : '';
  const refuse = (message: string): void => {
    errors.push({ field: 'reason', message, rule });
  };
  if (reason === '') refuse('Enter the reason: those who were to come are told');
  if (reason.length > LONGEST_REASON) refuse(`Use ${LONGEST_REASON} characters or fewer`);
  return reason;
}

/**
 * A meeting is moved to another time that has not passed, with a reason (MEET-1).
 *
 * @throws DomainError bad-input naming the fields.
 */
export function readMove(
  typed: TypedMove,
  { now, startsAt: before }: { now: string; startsAt: string },
): { startsAt: string; reason: string } {
  const errors: FieldError[] = [];
  const refuse = (message: string): void => {
    errors.push({ field: 'startsAt', message, rule: 'MEET-1' });
  };
  const startsAt = readInstant(typed.startsAt);
  if (startsAt === null) refuse('Enter when it starts, with its time zone: 2014-06-03T09:30:00Z');
  else if (startsAt === before) refuse('It starts then already. Enter another day or time');
  else if (startsAt < now) refuse('Enter a day and time that have not passed');
  const reason = readReason(typed.reason, errors);
  if (errors.length > 0 || startsAt === null) throw badInput(errors);
  return { startsAt, reason };
}

/**
 * Only what has not begun can be moved or cancelled: what was opened has been held (MEET-1).
 *
 * @throws DomainError conflict.
 */
export function mustBeScheduled(meeting: MeetingStanding): void {
  if (meeting.status !== 'scheduled') throw notPossible(meeting);
}

/** Two meetings of one panel and kind at the same time are one too many. */
export const timeTaken = (startsAt: string): DomainError =>
  new DomainError({
    kind: 'conflict',
    code: 'MEETING.TIME_TAKEN',
    message: `The panel has another meeting of this kind on ${formatInstant(new Date(startsAt))}.`,
    rule: 'MEET-1',
  });

/** Somebody moved it a moment before: nobody's move is lost in another's. */
export const meetingStale = ({ startsAt, version }: { startsAt: string; version: number }): DomainError =>
  new DomainError({
    kind: 'stale',
    code: 'STALE',
    message: `Somebody else changed this meeting meanwhile: it starts on ${formatInstant(new Date(startsAt))}.`,
    extra: { currentVersion: version, current: { startsAt } },
  });
