import type { TaskProposal } from '../../modules/tasks/index.js';
import { dateAnchor, dateFieldValues, presentDateField, type DateFieldView } from '../shell/date-field.js';
import {
  choose,
  presentErrors,
  typed,
  type Choice,
  type FormErrors,
  type TypedValues,
} from '../shell/form-errors.js';
import { shortDayWords } from '../shell/labels.js';
import { paths } from '../shell/paths.js';
import { agencyName, type AgencyNames } from './meeting-words.presenter.js';
import { isAttended, type RoomInput, type TaskProposalInput } from './room-input.presenter.js';

export interface TaskLine {
  id: string;
  action: string;
  owner: string;
  due: string;
  about: string | null;
  isClosed: boolean;
}

/** The second step: what the line was taken to mean, for a person to confirm (MEET-6). */
export interface ProposalView {
  action: string;
  task: string;
  agencies: Choice[];
  owner: string;
  due: DateFieldView;
  itemId: string;
  offenderId: string;
  about: string | null;
  notes: string[];
}

export interface TasksView {
  tasks: TaskLine[];
  /** The first step: one line, typed while people talk. */
  line: { action: string; value: string; itemId: string; offenderId: string; hint: string } | null;
  proposal: ProposalView | null;
}

/** What a line was taken to mean, as the second step begins with it. */
export function proposalValues(
  { action, ownerAgency, owner, dueOn }: TaskProposal,
  about: { itemId: string; offenderId: string },
): TypedValues {
  return {
    ...{ action, ownerAgency: ownerAgency ?? '', owner: owner?.name ?? '', ...about },
    ...dateFieldValues('dueOn', dueOn),
  };
}

export function presentTasks(input: RoomInput, names: AgencyNames): TasksView {
  const { meeting, mayHandOut, proposal = null, values = {}, errors = [] } = input;
  const tasks = isAttended(meeting) ? meeting.tasks : [];
  const isOpen = isAttended(meeting) && meeting.status === 'open' && mayHandOut;
  const item = isAttended(meeting) ? meeting.focus?.item : null;
  return {
    tasks: tasks.map(({ id, action, ownerAgency, owner, dueOn, status, name }) => ({
      ...{ id, action, about: name, isClosed: status !== 'open' },
      owner: agencyName(names, ownerAgency) + (owner ? ` (${owner.name})` : ''),
      due: `by ${shortDayWords(dueOn)}`,
    })),
    line: isOpen
      ? {
          action: paths.taskLineInMeeting(meeting.id),
          value: typed(values, 'line'),
          itemId: item?.id ?? '',
          offenderId: item?.offenderId ?? '',
          hint: item?.name ? `About ${item.name}` : 'About nobody in particular',
        }
      : null,
    proposal:
      isOpen && proposal !== null
        ? presentProposal(proposal, input, presentErrors(errors, dateAnchor('dueOn')))
        : null,
  };
}

function presentProposal(
  { values, notes }: TaskProposalInput,
  { meeting, agencies }: RoomInput,
  errors: FormErrors,
): ProposalView {
  const item = isAttended(meeting) ? meeting.focus?.item : null;
  const itemId = typed(values, 'itemId');
  const choices = agencies.map(({ key, name }) => ({ value: key, text: name }));
  return {
    action: paths.tasksInMeeting(meeting.id),
    task: typed(values, 'action'),
    agencies: choose([{ value: '', text: 'Choose an agency' }, ...choices], typed(values, 'ownerAgency')),
    owner: typed(values, 'owner'),
    due: presentDateField({ field: 'dueOn', legend: 'Due', hint: 'For example, 6 6 2014' }, values, errors),
    ...{ itemId, offenderId: typed(values, 'offenderId') },
    about: item && item.id === itemId ? item.name : null,
    notes: notes.map(({ message }) => message),
  };
}
