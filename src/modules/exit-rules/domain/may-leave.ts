import { formatDay } from '../../../shared/calendar-day.js';
import { DomainError } from '../../../shared/domain-error.js';
import type { ExitDecision } from './decide-exit.js';
import type { Ending } from './exit-ending.js';
import { blockerWords, heldWords } from './exit-words.js';

/** How somebody stands when a panel decides over them. */
export interface Standing {
  decision: ExitDecision;
  /** EXCL-4: an exclusion that puts them on the agenda for removal holds now. */
  isExcluded: boolean;
  isInCustody: boolean;
}

const refuse = (code: string, rule: string, message: string): DomainError =>
  new DomainError({ kind: 'refused', code, rule, message });

export const notRegistered = (): DomainError =>
  new DomainError({
    kind: 'conflict',
    code: 'EXIT.NOT_REGISTERED',
    message: 'This person is not registered on the scheme (any more): there is nothing to decide.',
    rule: 'EXIT-5',
  });

/**
 * May a panel end somebody's time on the scheme in this way? By the six-month rule only whoever is due (EXIT-1); every
 * other ending has to be the case.
 *
 * @throws DomainError refused, naming what holds them.
 */
export function checkEnding(ending: Ending, { decision, isExcluded, isInCustody }: Standing): void {
  switch (ending) {
    case 'six-months':
      if (decision.state !== 'due' && decision.state !== 'kept') throw tooEarly(decision);
      return;
    case 'excluded':
      if (isExcluded) return;
      throw refuse(
        'EXIT.NOT_EXCLUDED',
        'EXCL-4',
        'No exclusion is recorded that puts this person up for removal.',
      );
    case 'long-custody':
      if (isInCustody) return;
      throw refuse('EXIT.NOT_IN_CUSTODY', 'EXIT-4', 'This person is not recorded as in custody.');
    case 'transferred-out':
    case 'died':
  }
}

/**
 * Only somebody who could leave is kept: whoever is due (EXIT-4), and whoever an exclusion has put up for removal.
 *
 * @throws DomainError refused, naming what holds them.
 */
export function checkKeeping({ decision, isExcluded }: Standing): void {
  if (decision.state === 'due' || decision.state === 'kept' || isExcluded) return;
  throw refuse(
    'EXIT.NOT_DUE',
    'EXIT-4',
    `This person is not due to leave, and stays anyway. ${whyNot(decision)}`,
  );
}

function whyNot({ state, earliestExitOn, blockers }: ExitDecision): string {
  if (earliestExitOn === null) return 'The date of registration is not recorded.';
  const earliest = `The earliest day is ${formatDay(earliestExitOn)}`;
  if (blockers.length > 0) return `${earliest}. Held back by: ${heldWords(blockers)}.`;
  return state === 'not-yet' ? `${earliest}, six months from registration.` : `${earliest}.`;
}

function tooEarly(decision: ExitDecision): DomainError {
  return new DomainError({
    kind: 'refused',
    code: 'EXIT.TOO_EARLY',
    rule: 'EXIT-1',
    message: `This person cannot leave yet. ${whyNot(decision)}`,
    errors: decision.blockers.map((blocker) => ({
      ...{ field: 'offenderId', rule: blocker.rule, message: blockerWords(blocker) },
    })),
  });
}
