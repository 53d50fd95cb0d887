import { presentErrors, type FormErrors } from '../shell/form-errors.js';
import { dateAnchor } from '../shell/date-field.js';
import { countOf, instantWords, panelWords, type Label } from '../shell/labels.js';
import { paths } from '../shell/paths.js';
import { referredName } from '../referrals/referral-words.presenter.js';
import { presentAgendaList, type AgendaListView } from './agenda-list.presenter.js';
import { presentChair, type ChairBar } from './room-chair.presenter.js';
import { presentAgenda, type RoomAgenda } from './room-agenda.presenter.js';
import { presentDecision, type DecisionCard } from './room-decisions.presenter.js';
import { presentFocus, type FocusCard } from './room-focus.presenter.js';
import { isAttended, isGoing, isWhole, type RoomInput } from './room-input.presenter.js';
import { presentNotes, type NotesView } from './room-notes.presenter.js';
import { presentCheckIn, presentPeople, type AgencyLine, type CheckInView } from './room-people.presenter.js';
import { presentQuorum, type QuorumView } from './room-quorum.presenter.js';
import { presentTasks, type TasksView } from './room-tasks.presenter.js';
import { calledWords, meetingStatus } from './meeting-words.presenter.js';

export interface RoomView {
  title: string;
  id: string;
  /** Where the page is found again after a form was answered. */
  address: string;
  topic: string;
  back: { href: string; text: string };
  status: Label;
  when: string;
  chair: ChairBar;
  quorum: QuorumView;
  open: string | null;
  close: { action: string; note: string } | null;
  minutes: { href: string; text: string } | null;
  focus: FocusCard | null;
  agenda: RoomAgenda | null;
  /** Before the meeting the whole, in sections, with what its chair may do to it. */
  agendaList: AgendaListView | null;
  late: { id: string; name: string; href: string; decide: string | null }[];
  decisions: DecisionCard[];
  tasks: TasksView;
  notes: NotesView;
  people: AgencyLine[] | null;
  checkIn: CheckInView | null;
  errors: FormErrors;
  /** What somebody is told who sees less than everything. */
  limits: string | null;
  /** Who is not in the room hears nothing of it: their page looks by itself, every so many seconds. */
  poll: number | null;
}

/** Where a field stands: the boxes of one item are kept apart from those of another. */
function anchorsOf(meeting: RoomInput['meeting']): Record<string, string> {
  const itemId = isAttended(meeting) ? meeting.focus?.item?.id : undefined;
  const ofItem = (field: string): Record<string, string> => ({ [field]: `${field}-${itemId ?? ''}` });
  return {
    ...dateAnchor('dueOn'),
    ...{ ...ofItem('outcome'), ...ofItem('reason'), ...ofItem('informationNeeded') },
    ...{
      dissent: `more-${itemId ?? ''}`,
      text: `note-${itemId ?? 'meeting'}`,
      line: `line-${itemId ?? 'none'}`,
    },
    ...{ meeting: 'meeting-head', itemId: 'focus' },
  };
}

const LOOK_EVERY_SECONDS = 10;

function presentClose({ meeting, mayRun }: RoomInput): RoomView['close'] {
  if (!mayRun || meeting.status !== 'open' || !isWhole(meeting)) return null;
  const left = meeting.agenda.filter(({ state, isDecision }) => state === 'waiting' || isDecision).length;
  const over =
    left === 0 ? 'Nothing is left over.' : `${countOf(left, 'item', 'items')} left over: on the next agenda.`;
  return { action: paths.closeMeeting(meeting.id), note: `${over} The minutes freeze (MEET-5).` };
}

function limitsOf({ meeting }: RoomInput): string | null {
  if (isWhole(meeting)) return null;
  if (!isAttended(meeting)) return 'Check in to see what is spoken about of the people you work with.';
  return 'You see what is about people whom your agency works with; of anything else only that it is spoken about.';
}

/** The room of a meeting, made for one shared screen and ten laptops: everybody sees the same (MEET-5). */
export function presentMeeting(input: RoomInput): RoomView {
  const { meeting, agencies, late, mayRun, errors = [] } = input;
  const { id, kind, panel, startsAt, status } = meeting;
  const names = new Map(agencies.map(({ key, name }) => [key, name]));
  const isOver = status === 'closed';
  return {
    title: `${calledWords(kind)} of ${panelWords(panel)}`,
    id,
    address: paths.meeting(id),
    topic: `meeting:${id} meetings referrals cohort`,
    back: isWhole(meeting)
      ? { href: paths.meetings({ panel }), text: 'Meetings' }
      : { href: paths.home(), text: 'Home' },
    status: meetingStatus(status),
    when: instantWords(startsAt),
    chair: presentChair(input),
    quorum: presentQuorum(input, names),
    open: mayRun && status === 'scheduled' ? paths.openMeeting(id) : null,
    close: presentClose(input),
    minutes:
      isAttended(meeting) && (isOver || status === 'open')
        ? { href: paths.meetingMinutes(id), text: isOver ? 'Minutes' : 'Draft minutes' }
        : null,
    focus: presentFocus(input, names),
    agenda: status === 'scheduled' ? null : presentAgenda(input),
    agendaList:
      isAttended(meeting) && status === 'scheduled'
        ? presentAgendaList({ meeting, mayRun, from: 'room' })
        : null,
    late: late.map((referral) => ({
      ...{ id: referral.id, name: referredName(referral), href: paths.referral(referral.id) },
      decide: mayRun && referral.offenderId !== null ? paths.decideInMeeting(id, referral.id) : null,
    })),
    decisions: isAttended(meeting) ? meeting.decisions.map((each) => presentDecision(each, names)) : [],
    tasks: presentTasks(input, names),
    notes: presentNotes(input, names),
    people: presentPeople(input, names),
    checkIn: presentCheckIn(input),
    errors: presentErrors(errors, anchorsOf(meeting)),
    limits: limitsOf(input),
    poll: isAttended(meeting) || !isGoing(meeting) ? null : LOOK_EVERY_SECONDS,
  };
}
