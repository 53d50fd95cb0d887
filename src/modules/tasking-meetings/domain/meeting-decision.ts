import { DomainError } from '../../../shared/domain-error.js';
import type { Quorum } from './quorum.js';

/** What a meeting is called together for (MEET-1, MEET-3). */
export const CALLED_AS = ['tasking', 'panel', 'operational'] as const;
export type CalledAs = (typeof CALLED_AS)[number];
export const MEETING_STATUSES = ['scheduled', 'open', 'closed', 'cancelled'] as const;
export type MeetingStatus = (typeof MEETING_STATUSES)[number];

/** What is decided over: a referral (REF-6), or somebody registered (EXIT-4). */
export type DecisionSubject = 'referral' | 'offender';

/** Which meeting decides over what (REF-6, EXIT-4). */
const DECIDES: Record<CalledAs, DecisionSubject> = {
  tasking: 'referral',
  panel: 'offender',
  operational: 'offender',
};

const REFUSALS: Record<DecisionSubject, { rule: string; message: string }> = {
  referral: { rule: 'REF-6', message: 'A referral is decided in a tasking meeting.' },
  offender: {
    rule: 'EXIT-4',
    message: 'Leaving or staying is decided in a panel meeting (County) or an operational meeting (City).',
  },
};

const refuse = (code: string, rule: string, message: string): DomainError =>
  new DomainError({ kind: 'refused', code, rule, message });

/**
 * May this meeting decide now? In the order in which somebody could mend it: the right kind of meeting (REF-6,
 * EXIT-4), of the subject's own panel (REF-6), open, and quorate at this moment (MEET-2).
 *
 * @throws DomainError refused, with the rule.
 */
export function mayDecide(
  meeting: { calledAs: CalledAs; status: MeetingStatus; panel: string },
  subject: { is: DecisionSubject; panel: string },
  { present, needed, quorate }: Quorum,
): void {
  const { rule, message } = REFUSALS[subject.is];
  if (DECIDES[meeting.calledAs] !== subject.is) throw refuse('MEETING.WRONG_KIND', rule, message);
  if (meeting.panel !== subject.panel) {
    throw refuse('MEETING.WRONG_PANEL', rule, 'This is for a meeting of the panel that it was sent to.');
  }
  if (meeting.status !== 'open') {
    throw refuse(
      'MEETING.NOT_OPEN',
      rule,
      'Decisions are made in an open meeting only. Open the meeting first.',
    );
  }
  if (quorate) return;
  const words = `${present} of ${needed} agencies are present. Decisions need ${needed}; the meeting can go on talking and setting tasks.`;
  throw refuse('MEETING.NOT_QUORATE', 'MEET-2', words);
}
