import type { TaskDetails, TaskHistoryLine } from '../../modules/tasks/index.js';
import type { CalendarDay } from '../../shared/calendar-day.js';
import {
  presentErrors,
  typed,
  type FormError,
  type FormErrors,
  type TypedValues,
} from '../shell/form-errors.js';
import { agencyWords, dayWords, instantWords, panelWords, type Label } from '../shell/labels.js';
import { paths, type TaskMove } from '../shell/paths.js';
import { longDueWords, meetingOf, ownerWords, taskStatus } from './task-words.presenter.js';

export interface TaskInput {
  task: TaskDetails;
  /** Whoever sees the whole cohort knows that a task without a person is about nobody. */
  seesEverybody: boolean;
  today: CalendarDay;
  /** EXIT-6: may the reader take the PPO status away, which ends a task of that kind? */
  mayRemovePpo: boolean;
  /** What was typed into the form on the page, and what is wrong with it. */
  values?: TypedValues;
  errors?: readonly FormError[];
}

export interface TaskFact {
  label: string;
  value: string;
  href: string | null;
  note: string | null;
}

export interface TaskHistoryItem {
  title: string;
  by: string;
  at: string;
  isoAt: string;
  lines: string[];
  note: string | null;
}

export interface TaskPageView {
  title: string;
  topic: string;
  status: Label;
  due: string;
  facts: TaskFact[];
  /** The form that says that it is done; null for whoever may not. */
  done: { action: string; version: number; note: string } | null;
  actions: { text: string; href: string; isWarning: boolean }[];
  reopen: string | null;
  /** Said where the reader can do nothing. */
  nothing: string;
  history: TaskHistoryItem[];
  errors: FormErrors;
}

/** What a task is, in rows: whose, by when, about whom, from where. */
export function presentTaskFacts(task: TaskDetails, seesEverybody: boolean): TaskFact[] {
  const { offenderId, name, hasLeftScheme, meeting, panel, createdBy, createdAt, note, status } = task;
  const row = (
    label: string,
    value: string,
    href: string | null = null,
    more: string | null = null,
  ): TaskFact => ({
    ...{ label, value, href, note: more },
  });
  const { agency, person } = ownerWords(task);
  return [
    row('Whose', agency, null, person),
    row('Due', dayWords(task.dueOn)),
    offenderId === null || name === null
      ? row(
          'About',
          seesEverybody ? 'Nobody in particular' : 'Nobody, or somebody whose record is not open to you',
        )
      : row('About', name, paths.offender(offenderId), hasLeftScheme ? 'Has left the scheme' : null),
    ...(meeting === null ? [] : [row('From', meetingOf(meeting), paths.meeting(meeting.id))]),
    row('Panel', panelWords(panel)),
    row('Handed out', `${instantWords(createdAt)} by ${createdBy}`),
    ...(note === null ? [] : [row(status === 'done' ? 'What was done' : 'Why cancelled', note)]),
  ];
}

const TITLES: Record<TaskHistoryLine['type'], string> = {
  'handed-out': 'Handed out',
  changed: 'Changed',
  done: 'Done',
  cancelled: 'Cancelled',
  reopened: 'Reopened',
};

function changeWords({ field, from, to }: TaskHistoryLine['changes'][number]): string | null {
  switch (field) {
    case 'dueOn':
      return `Due ${to === null ? '' : dayWords(to)}${from === null ? '' : `, before ${dayWords(from)}`}`;
    case 'ownerAgency': {
      const now = to === null ? 'nobody' : agencyWords(to);
      return from === null ? `Given to ${now}` : `Given to ${now}, before ${agencyWords(from)}`;
    }
    case 'owner':
      if (from === null && to === null) return null;
      return to === null ? `Not ${from}’s any more` : `For ${to}${from === null ? '' : `, before ${from}`}`;
    case 'action':
      return `Was: ${from ?? ''}`;
    case 'status':
      return null;
  }
}

function presentHistory({ history }: TaskDetails): TaskHistoryItem[] {
  return [...history].reverse().map(({ at, by, agency, type, changes, note }) => ({
    title: type === 'changed' && changes.length === 0 ? 'Noted' : TITLES[type],
    by: `${by}, ${agencyWords(agency)}`,
    at: instantWords(at),
    isoAt: at,
    lines: changes.map(changeWords).filter((line) => line !== null),
    note,
  }));
}

const PPO_REMOVAL = 'ppo-removal';
const ONLY_POLICE = 'Only the police IOM co-ordinator can do this, from the person’s record (EXIT-6).';
const NOTHING = 'There is nothing that you can do with this task. A chair or a co-ordinator can reopen it.';

function presentPpoRemoval({ kind, status, offenderId }: TaskDetails): TaskPageView['actions'] {
  if (kind !== PPO_REMOVAL || status !== 'open' || offenderId === null) return [];
  return [{ text: 'Remove the PPO status', href: paths.removePpo(offenderId), isWarning: false }];
}

/** One task: where it stands, what became of it, and what the reader may make of it. */
export function presentTask({
  task,
  seesEverybody,
  today,
  mayRemovePpo,
  values = {},
  errors = [],
}: TaskInput): TaskPageView {
  const { id, action, may, version } = task;
  const when = (allowed: boolean, text: string, how: TaskMove, isWarning = false): TaskPageView['actions'] =>
    allowed ? [{ text, href: paths.changeTask(id, how), isWarning }] : [];
  return {
    title: action,
    topic: `task:${id}`,
    status: taskStatus(task),
    due: longDueWords(task, today),
    facts: presentTaskFacts(task, seesEverybody),
    done: may.finish ? { action: paths.changeTask(id, 'done'), version, note: typed(values, 'note') } : null,
    actions: [
      ...(mayRemovePpo ? presentPpoRemoval(task) : []),
      ...when(may.finish, 'Note how it goes', 'note'),
      ...when(may.reassign, 'Give it to somebody else', 'assign'),
      ...when(may.change, 'Change what or when', 'change'),
      ...when(may.cancel, 'Cancel it', 'cancel'),
    ],
    reopen: may.reopen ? paths.changeTask(id, 'reopen') : null,
    nothing: task.kind === PPO_REMOVAL && task.status === 'open' ? ONLY_POLICE : NOTHING,
    history: presentHistory(task),
    errors: presentErrors(errors),
  };
}
