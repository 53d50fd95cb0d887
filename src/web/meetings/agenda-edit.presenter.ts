import type { MeetingItemView } from '../../modules/tasking-meetings/index.js';
import {
  choose,
  presentErrors,
  typed,
  type Choice,
  type FormError,
  type FormErrors,
  type TypedValues,
} from '../shell/form-errors.js';
import { instantWords, panelWords } from '../shell/labels.js';
import { paths } from '../shell/paths.js';
import { presentAgendaList, type AgendaListInput, type AgendaListView } from './agenda-list.presenter.js';

type From = AgendaListInput['from'];

export interface EditedMeeting {
  id: string;
  panel: string;
  startsAt: string;
  status: string;
  agenda: readonly MeetingItemView[];
  settled: readonly MeetingItemView[];
}

export interface AgendaPageView {
  title: string;
  back: string;
  line: string;
  list: AgendaListView;
  errors: FormErrors;
}

const LINES: Record<string, string> = {
  scheduled: 'It builds itself until the meeting opens; what you move, add or take off stays so (MEET-4).',
  open: 'It was set down as the meeting opened; only whoever runs it changes it now (MEET-4).',
  closed: 'What the meeting left for the next one of its kind (MEET-4).',
};

/** The agenda by itself. */
export function presentAgendaPage(
  meeting: EditedMeeting,
  { mayRun, errors = [] }: { mayRun: boolean; errors?: readonly FormError[] },
): AgendaPageView {
  const { id, panel, startsAt, status } = meeting;
  return {
    title: `Agenda of ${panelWords(panel)}, ${instantWords(startsAt)}`,
    back: paths.meeting(id),
    line: LINES[status] ?? 'This meeting has been cancelled.',
    list: presentAgendaList({ meeting, mayRun, from: 'agenda' }),
    errors: presentErrors(errors),
  };
}

/** Where a control was clicked, and so where its answer goes. */
export const readFrom = (values: TypedValues): From => (typed(values, 'from') === 'room' ? 'room' : 'agenda');

export const backTo = (id: string, from: From): string =>
  from === 'room' ? paths.meeting(id) : paths.meetingAgenda(id);

export interface AddView {
  title: string;
  action: string;
  back: string;
  from: From;
  people: Choice[];
  peopleHint: string;
  summary: string;
  reason: string;
  errors: FormErrors;
}

export function presentAdd(
  { id, panel }: Pick<EditedMeeting, 'id' | 'panel'>,
  people: readonly { id: string; surname: string; forename: string }[],
  { values = {}, errors = [] }: { values?: TypedValues; errors?: readonly FormError[] },
): AddView {
  const from = readFrom(values);
  const choices = people.map((person) => ({
    value: person.id,
    text: `${person.surname}, ${person.forename}`,
  }));
  return {
    title: 'Add to the agenda',
    action: paths.addToAgenda(id),
    back: backTo(id, from),
    from,
    people: choose(
      [{ value: '', text: 'Nobody: the whole meeting' }, ...choices],
      typed(values, 'offenderId'),
    ),
    peopleHint: `Those registered in ${panelWords(panel)}: ${people.length}`,
    summary: typed(values, 'summary'),
    reason: typed(values, 'reason'),
    errors: presentErrors(errors),
  };
}

export interface TakeOffView {
  title: string;
  what: string;
  action: string;
  back: string;
  from: From;
  reason: string;
  errors: FormErrors;
}

export function presentTakeOff(
  meetingId: string,
  { key, name, summary, sectionTitle }: MeetingItemView,
  { values = {}, errors = [] }: { values?: TypedValues; errors?: readonly FormError[] },
): TakeOffView {
  const from = readFrom(values);
  return {
    title: `Take ${name ?? 'this'} off the agenda`,
    what: `${sectionTitle}: ${summary}`,
    action: paths.takeOffAgenda(meetingId, key),
    back: backTo(meetingId, from),
    from,
    reason: typed(values, 'reason'),
    errors: presentErrors(errors),
  };
}
