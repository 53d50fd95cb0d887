import type { CalendarDay } from '../../../shared/calendar-day.js';
import { comparePerson, type Difference } from './compare-person.js';
import type { DifferenceField } from './listed-person.js';
import type { MatchedBy } from './match-person.js';
import type { PersonOnList } from './person-on-list.js';
import type { Candidate } from './row-reading.js';

/** A difference as a merge may apply it. */
export interface PlannedDifference extends Difference {
  /** Why the file's value cannot be taken, whoever wants it. */
  locked?: string;
}

/** What a person wants taken from where, instead of the proposal. */
export type Takes = Partial<Record<DifferenceField, 'file' | 'list'>>;

export const IDENTIFIED_BY: Partial<Record<DifferenceField, MatchedBy>> = {
  pncId: 'pnc-id',
  crn: 'crn',
  prisonNumber: 'prison-number',
};

export interface DifferenceContext {
  /** The day on which the file was saved; null when it does not say. */
  savedOn: CalendarDay | null;
  /** Whether somebody else on the list has an identifier. */
  isHeld: (by: MatchedBy, value: string, exceptId: string) => boolean;
}

const lock = (difference: Difference, locked: string): PlannedDifference => ({
  ...difference,
  take: 'list',
  locked,
});

function checkIdentifier(
  difference: Difference,
  person: PersonOnList,
  { isHeld }: DifferenceContext,
): PlannedDifference {
  const by = IDENTIFIED_BY[difference.field];
  return by !== undefined && isHeld(by, String(difference.file), person.id)
    ? lock(difference, 'Somebody else on the list has this number')
    : difference;
}

/** EXIT-6: nobody loses PPO status by an import. That the list says nothing and the file No is no difference. */
const checkPpo = (difference: Difference): PlannedDifference[] => {
  if (difference.file !== false) return [difference];
  if (difference.list !== true) return [];
  return [lock(difference, 'PPO status is taken away only after somebody has left the scheme (EXIT-6)')];
};

/**
 * Every difference between a row and a person with what would be taken, within what a merge may do: PPO status
 * is never taken away (EXIT-6), an identifier that somebody else has is not given to a second person (ID-PNC,
 * ID-CRN, ID-PRISON), and the dates of a membership that has ended are not compared with another's.
 */
export function proposeDifferences(
  candidate: Candidate,
  person: PersonOnList,
  context: DifferenceContext,
): PlannedDifference[] {
  const ended = person.status === 'exited' || candidate.removedOn !== null;
  return comparePerson(candidate, person, context.savedOn).flatMap((difference) => {
    if (difference.field === 'ppo') return checkPpo(difference);
    if (difference.field === 'registeredOn' && ended) return [];
    return [checkIdentifier(difference, person, context)];
  });
}

/** The differences with a person's own choices; a locked one stays with the list. */
export function chooseDifferences(
  differences: readonly PlannedDifference[],
  takes: Takes,
): PlannedDifference[] {
  return differences.map((difference) => ({
    ...difference,
    take: difference.locked === undefined ? (takes[difference.field] ?? difference.take) : 'list',
  }));
}
