import { formatDay } from '../../../shared/calendar-day.js';
import type { PersonOnList } from './person-on-list.js';
import type { Candidate, RowWarning } from './row-reading.js';

/** What a row does to somebody's place on the scheme. */
export interface SchemeDecision {
  effect: 'register' | 'record-exit' | 'none';
  warning: RowWarning | null;
}

const decide = (effect: SchemeDecision['effect'], warning: RowWarning | null = null): SchemeDecision => ({
  effect,
  warning,
});

/**
 * Whoever stands on a panel's list is on the scheme (COH-1); a row with a date of removal is a membership that
 * has ended. No import takes anybody off the scheme, which a meeting decides (EXIT-4), and none brings back
 * somebody who has left, unless the row says that they were registered again later (EXIT-5, LAW-2).
 */
export function decideScheme(
  { registeredOn, removedOn }: Pick<Candidate, 'registeredOn' | 'removedOn'>,
  person: Pick<PersonOnList, 'status' | 'endedOn'> | null,
): SchemeDecision {
  const status = person?.status ?? 'not-registered';
  if (removedOn !== null) {
    if (status === 'exited') return decide('none');
    if (status !== 'registered') return decide('record-exit');
    return decide('none', {
      field: 'removedOn',
      message: `The list has this person on the scheme, the file says removed on ${formatDay(removedOn)}: nobody is taken off by an import (EXIT-4)`,
    });
  }
  if (status === 'registered') return decide('none');
  if (status !== 'exited') return decide('register');
  const endedOn = person?.endedOn ?? null;
  if (registeredOn !== null && endedOn !== null && registeredOn > endedOn) return decide('register');
  return decide('none', {
    field: 'registeredOn',
    message: `This person left the scheme${endedOn === null ? '' : ` on ${formatDay(endedOn)}`}, and the row gives no later date of registration: nobody is brought back by an import (LAW-2)`,
  });
}
