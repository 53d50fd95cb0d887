import { typed } from '../shell/form-errors.js';
import { paths } from '../shell/paths.js';
import { agencyName, timeWords, type AgencyNames } from './meeting-words.presenter.js';
import { isAttended, type RoomInput } from './room-input.presenter.js';

export interface NoteLine {
  id: string;
  words: string;
  by: string;
  /** Is it about what everybody looks at? */
  isOfFocus: boolean;
}

export interface NotesView {
  notes: NoteLine[];
  form: { id: string; action: string; itemId: string; label: string; value: string } | null;
}

/** What has been written down, the latest first; a note is about the item in focus, or about the meeting (MEET-5). */
export function presentNotes(input: RoomInput, names: AgencyNames): NotesView {
  const { meeting, mayNote, mayRun, values = {} } = input;
  if (!isAttended(meeting)) return { notes: [], form: null };
  const item = meeting.focus?.item ?? null;
  const isHere = meeting.attendance.some(({ isYou, leftAt }) => isYou && leftAt === null);
  const mayWrite = meeting.status === 'open' && mayNote && (mayRun || isHere);
  return {
    notes: [...meeting.notes].reverse().map(({ id, itemId, words, at, author, agency }) => ({
      ...{ id, words, isOfFocus: item !== null && itemId === item.id },
      by: `${timeWords(at)}, ${author}, ${agencyName(names, agency)}`,
    })),
    form: mayWrite
      ? {
          id: item?.id ?? 'meeting',
          action: paths.noteInMeeting(meeting.id),
          itemId: item?.id ?? '',
          label: item ? `Note about ${item.name ?? 'this item'}` : 'Note about the meeting',
          value: typed(values, 'text'),
        }
      : null,
  };
}
