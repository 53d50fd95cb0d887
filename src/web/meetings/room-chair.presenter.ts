import { paths } from '../shell/paths.js';
import { timeWords } from './meeting-words.presenter.js';
import { isAttended, type RoomInput } from './room-input.presenter.js';

export interface ChairBar {
  words: string;
  /** Said where the chair was handed over: to whoever had it most of all. */
  handOver: string | null;
  take: string | null;
  say: string;
}

/** Who has the chair; a deputy takes over with one button, and every screen says so at once. */
export function presentChair({ meeting, mayRun, reader }: RoomInput): ChairBar {
  const chairs = isAttended(meeting) ? meeting.chairs : [];
  const [now, before] = [chairs.at(-1), chairs.at(-2)];
  const isOpen = meeting.status === 'open';
  const words = meeting.chair === null ? 'Nobody has the chair yet' : `${meeting.chair} has the chair`;
  const took = now && before ? `${now.name} has taken the chair at ${timeWords(now.since)}` : null;
  const wasMine = before?.name === reader.name && before.agency === reader.agency;
  const rest = wasMine && isOpen ? '. You can still record decisions, check people in and close.' : '';
  const isChair = isAttended(meeting) && meeting.isChair;
  return {
    words: isChair ? 'You have the chair' : meeting.status === 'closed' ? (meeting.chair ?? '') : words,
    handOver: took === null ? null : took + rest,
    take: mayRun && isOpen && !isChair ? paths.chairMeeting(meeting.id) : null,
    say: took ?? words,
  };
}
