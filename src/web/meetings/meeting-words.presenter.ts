import type { CalledAs, MeetingStatus, Quorum } from '../../modules/tasking-meetings/index.js';
import { agencyWords, type Label } from '../shell/labels.js';

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
