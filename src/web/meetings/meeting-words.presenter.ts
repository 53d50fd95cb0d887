import type { CalledAs, MeetingStatus, Quorum } from '../../modules/tasking-meetings/index.js';
import { decisionWords } from '../referrals/referral-words.presenter.js';
import { agencyWords, instantWords, type Label } from '../shell/labels.js';

const KIND_WORDS: Record<CalledAs, string> = {
  tasking: 'Tasking meeting',
  panel: 'Panel meeting',
  operational: 'Operational meeting',
};

export const calledWords = (kind: CalledAs): string => KIND_WORDS[kind];

const STATUS_WORDS: Record<MeetingStatus, string> = {
  scheduled: 'Not opened yet',
  open: 'Open',
  closed: 'Closed',
  cancelled: 'Cancelled',
};

/** Where a meeting stands, in words; the key names it to the stylesheet. */
export const meetingStatus = (status: MeetingStatus): Label => ({ key: status, text: STATUS_WORDS[status] });

export type AgencyNames = ReadonlyMap<string, string>;

export const agencyName = (names: AgencyNames, key: string): string => names.get(key) ?? agencyWords(key);

/** `2 of 3 agencies present`, `Quorate: 4 agencies present` (MEET-2). */
export function quorumWords({ present, needed, quorate }: Quorum): string {
  if (quorate) return `Quorate: ${present} agencies present`;
  return `${present} of ${needed} agencies present`;
}

/** `9:42`: within a meeting everybody knows the day. */
export const timeWords = (at: string): string => instantWords(at).split(' at ').at(-1) ?? '';

/** What a meeting decided, in words: over a referral (REF-5), or over staying and leaving (EXIT-4). */
export const outcomeWords = (outcome: string): string =>
  ({ exit: 'Leaves the scheme', retain: 'Stays on the scheme' })[outcome] ?? decisionWords(outcome);
