import { formatDay } from '../../../shared/calendar-day.js';
import type { Blocker, ExitDecision } from './decide-exit.js';
import type { ExitEventKind } from './exit-event.js';

/** What holds an exit back, in words that tell of intelligence no more than that there is some (INT-4). */
export const BLOCKER_WORDS: Record<ExitEventKind, string> = {
  offence: 'Re-offending',
  intelligence: 'Police intelligence',
  'drug-test': 'Positive drug test',
};

/** One thing that holds somebody back, and until when. */
export const blockerWords = ({ kind, date, until }: Blocker): string =>
  kind === 'intelligence'
    ? `${BLOCKER_WORDS[kind]}, until ${formatDay(until)}`
    : `${BLOCKER_WORDS[kind]} of ${formatDay(date)}, until ${formatDay(until)}`;

/** What holds somebody back, each until when: for a refusal, a reason, a line of the history. */
export const heldWords = (blockers: readonly Blocker[]): string => blockers.map(blockerWords).join('; ');

/** What a decision says, in a sentence that names nobody. */
export function decisionWords({ state, earliestExitOn, blockers }: ExitDecision): string {
  const earliest = earliestExitOn === null ? '' : formatDay(earliestExitOn);
  switch (state) {
    case 'due':
      return `Due to exit since ${earliest}: nothing in the six months before holds it back`;
    case 'kept':
      return 'Due to exit, and kept by the panel until its next review';
    case 'held':
      return `Held back until ${earliest}: ${heldWords(blockers)}`;
    case 'not-yet':
      return blockers.length === 0
        ? `Could leave on ${earliest} at the earliest: the six-month stage`
        : `Could leave on ${earliest} at the earliest: ${heldWords(blockers)}`;
    case 'unknown':
      return 'Cannot leave by the rule: the date of registration is not recorded';
  }
}
