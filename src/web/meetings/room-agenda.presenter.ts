import type { AttendedRoom, MeetingItemView } from '../../modules/tasking-meetings/index.js';
import { ragLabel, type Label } from '../shell/labels.js';
import { paths } from '../shell/paths.js';
import { isAttended, type RoomInput } from './room-input.presenter.js';

export interface RoomAgendaItem {
  id: string;
  itemId: string;
  name: string;
  text: string;
  rag: Label | null;
  state: string | null;
  isFocus: boolean;
  /** Where the chair jumps to it. */
  jump: string | null;
}

export interface RoomAgenda {
  title: string;
  items: RoomAgendaItem[];
  settled: RoomAgendaItem[];
  /** Where it is seen with its reasons, put in another order and added to. */
  more: { href: string; text: string };
  pack: string;
}

const STATE_WORDS: Record<MeetingItemView['state'], string | null> = {
  waiting: null,
  reached: 'spoken about',
  decided: 'decided',
  'taken-off': 'taken off',
};

function titleOf(meeting: AttendedRoom): string {
  const title = meeting.status === 'closed' ? 'Left for the next meeting' : 'Agenda';
  return meeting.isWhole ? title : `${title}: people of yours`;
}

/** The agenda beside what is in focus, to jump in. */
export function presentAgenda({ meeting, mayRun }: RoomInput): RoomAgenda | null {
  if (!isAttended(meeting)) return null;
  const focusId = meeting.focus?.item?.id ?? null;
  const jump = meeting.isChair ? paths.focusMeeting(meeting.id) : null;
  const line = (item: MeetingItemView): RoomAgendaItem => ({
    ...{ id: `item-${item.id}`, itemId: item.id, name: item.name ?? item.summary },
    text: item.sectionTitle,
    rag: item.rag === null ? null : ragLabel(item.rag),
    state: STATE_WORDS[item.state],
    isFocus: item.id === focusId,
    jump: item.id === focusId || item.state === 'taken-off' ? null : jump,
  });
  return {
    title: titleOf(meeting),
    items: meeting.agenda.map(line),
    settled: meeting.settled.map(line),
    more: { href: paths.meetingAgenda(meeting.id), text: mayRun ? 'Change the agenda' : 'With reasons' },
    pack: paths.meetingPack(meeting.id),
  };
}
