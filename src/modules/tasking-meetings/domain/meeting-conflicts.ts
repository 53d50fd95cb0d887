import { formatInstant } from '../../../shared/calendar-day.js';
import { DomainError } from '../../../shared/domain-error.js';
import type { MeetingStatus } from './meeting-decision.js';

/** Where a meeting stands, for what is said of it to whoever comes too late. */
export interface MeetingStanding {
  status: MeetingStatus;
  openedAt: string | null;
  closedAt: string | null;
  chairName: string | null;
}

const conflict = (code: string, rule: string, message: string): DomainError =>
  new DomainError({ kind: 'conflict', code, rule, message });

const on = (at: string | null): string => (at === null ? '' : ` on ${formatInstant(new Date(at))}`);

/** Where the meeting stands, in words: somebody may have opened or closed it a moment ago. */
export function standingWords({ status, openedAt, closedAt, chairName }: MeetingStanding): string {
  if (status === 'open') {
    const chair = chairName === null ? '' : `, and ${chairName} has the chair`;
    return `This meeting is open already: it was opened${on(openedAt)}${chair}.`;
  }
  if (status === 'closed') return `This meeting has been closed already${on(closedAt)}.`;
  if (status === 'cancelled') return 'This meeting has been cancelled.';
  return 'This meeting has not been opened yet.';
}

/** What was asked is not possible where the meeting stands (MEET-5). */
export const notPossible = (meeting: MeetingStanding): DomainError =>
  conflict('MEETING.NOT_POSSIBLE', 'MEET-5', standingWords(meeting));

/** Only an open meeting has a chair, a focus and notes. */
export const notOpen = (meeting: MeetingStanding): DomainError =>
  conflict('MEETING.NOT_OPEN', 'MEET-5', standingWords(meeting));

/** Two people decided over the same: whoever came second is told who was first (REF-5). */
export function decidedAlready(
  first: { outcome: string; decidedBy: string; decidedAt: string },
  rule = 'REF-5',
): DomainError {
  const words: Record<string, string> = {
    ...{ accept: 'accepted', decline: 'declined', defer: 'deferred' },
    ...{ exit: 'the person leaves', retain: 'the person stays' },
  };
  const outcome = words[first.outcome] ?? first.outcome;
  const who = `${first.decidedBy} has recorded a decision already${on(first.decidedAt)}: ${outcome}.`;
  return conflict('MEETING.DECIDED', rule, `${who} Yours was not recorded.`);
}

/** Only the chair moves the focus: everybody looks at it. */
export const notInTheChair = (chairName: string | null): DomainError =>
  conflict(
    'MEETING.NOT_IN_CHAIR',
    'MEET-5',
    `${chairName ?? 'Nobody'} has the chair: take the chair to move the meeting on.`,
  );
