import type { BlockerView, Ending, ExitItem, ExitState } from '../../modules/exit-rules/index.js';
import type { Reason } from '../offenders/offender-record.js';
import { dayWords } from '../shell/labels.js';

export const STATE_WORDS: Record<ExitState, string> = {
  due: 'Due to leave',
  kept: 'Kept by the panel',
  held: 'Held back',
  'not-yet': 'Not yet at six months',
  unknown: 'Cannot be counted',
};

/** What holds somebody back; of intelligence no more than that there is some (INT-4). */
const BLOCKER_WORDS: Record<BlockerView['kind'], string> = {
  offence: 'Re-offending',
  intelligence: 'Police intelligence',
  'drug-test': 'Positive drug test',
};

/** How a time on the scheme ends, and by which rule. */
export const ENDING_WORDS: Record<Ending, { words: string; rule: string }> = {
  'six-months': { words: 'Six months without re-offending', rule: 'EXIT-1' },
  excluded: { words: 'Managed elsewhere from now on', rule: 'EXCL-4' },
  'long-custody': { words: 'In custody for a long time', rule: 'EXIT-4' },
  'transferred-out': { words: 'Moved out of Derbyshire', rule: 'EXIT-5' },
  died: { words: 'Has died', rule: 'EXIT-5' },
};

export interface BlockerLine {
  text: string;
  until: string;
  rule: string;
}

/** What holds somebody back, and the day from which it no longer does; of intelligence no more than that (INT-4). */
export const presentBlocker = ({ kind, date, until, rule }: BlockerView): BlockerLine => ({
  text: date === null ? BLOCKER_WORDS[kind] : `${BLOCKER_WORDS[kind]}, ${dayWords(date)}`,
  until: `stops mattering on ${dayWords(until)}`,
  rule,
});

/** Why somebody stands where they stand, by which rule. */
export function presentReasons({ state, registeredOn, sixMonthsOn, blockers, kept }: ExitItem): Reason[] {
  if (registeredOn === null || sixMonthsOn === null) {
    const text = 'Six months cannot be counted: the registration date is not recorded';
    return [{ rule: 'EXIT-2', text }];
  }
  const registered = `Registered on ${dayWords(registeredOn)}: six months are full on ${dayWords(sixMonthsOn)}`;
  const reasons: Reason[] = [{ rule: 'EXIT-2', text: registered }];
  for (const blocker of blockers) {
    const { text, until } = presentBlocker(blocker);
    reasons.push({ rule: 'EXIT-1', text: `${text}: ${until}` });
  }
  if (blockers.length === 0 && (state === 'due' || state === 'kept')) {
    const text = 'No re-offending, no robust intelligence and no positive drug test in the six months before';
    reasons.push({ rule: 'EXIT-1', text });
  }
  if (state === 'kept' && kept) {
    reasons.push({ rule: 'EXIT-4', text: `Kept until ${dayWords(kept.nextReviewOn)}: ${kept.reason}` });
  }
  return reasons;
}

/** What would set the clock back, for whoever asks how to stay on course. */
export const RESETS: readonly Reason[] = [
  {
    rule: 'EXIT-2',
    text: 'A new offence: six months from the day of the offence, whenever charged or convicted',
  },
  {
    rule: 'EXIT-2',
    text: 'Robust police intelligence of current offending (INT-3): six months from its date',
  },
  { rule: 'EXIT-2', text: 'A positive drug test: six months from the day of the sample' },
];
