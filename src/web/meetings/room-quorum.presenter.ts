import { isAttended, type RoomInput } from './room-input.presenter.js';
import { agencyName, quorumWords, type AgencyNames } from './meeting-words.presenter.js';

/** The quorum light (MEET-2): colour and words, who is there, and who usually is and is not. */
export interface QuorumView {
  words: string;
  isQuorate: boolean;
  /** `3 of 3`: how many are there, and how many it needs. */
  count: string;
  agencies: string;
  missing: string | null;
  note: string;
  say: string;
}

export function presentQuorum({ meeting }: Pick<RoomInput, 'meeting'>, names: AgencyNames): QuorumView {
  const { quorum } = meeting;
  const { present, needed, quorate } = quorum;
  const words = quorumWords(quorum);
  const named = (keys: readonly string[]): string => keys.map((key) => agencyName(names, key)).join(', ');
  const missing = isAttended(meeting) && meeting.status !== 'closed' ? named(meeting.missing) : '';
  return {
    words,
    isQuorate: quorate,
    count: `${present} of ${needed}`,
    agencies: named(quorum.agencies) || 'Nobody has been checked in yet',
    missing: missing === '' ? null : `Usually here and missing: ${missing}`,
    note: quorate
      ? 'Decisions can be made. Several people of one agency are one agency.'
      : `Decisions need ${needed} agencies; the meeting can go on talking and setting tasks.`,
    say: missing === '' ? words : `${words}. Usually here and missing: ${missing}`,
  };
}
