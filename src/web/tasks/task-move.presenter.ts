import type { TaskDetails } from '../../modules/tasks/index.js';
import { dateAnchor, dateFieldValues, presentDateField, type DateFieldView } from '../shell/date-field.js';
import {
  presentErrors,
  typed,
  type FormError,
  type FormErrors,
  type TypedValues,
} from '../shell/form-errors.js';
import { paths, type TaskMove } from '../shell/paths.js';
import type { WhoChoices } from './read-tasks.js';
import { presentTaskFacts, type TaskFact } from './task.presenter.js';
import { presentWho, whoValue, type WhoGroup } from './who.presenter.js';

export interface TaskMoveInput {
  task: TaskDetails;
  seesEverybody: boolean;
  how: TaskMove;
  who: WhoChoices | null;
  values?: TypedValues;
  errors?: readonly FormError[];
}

export interface TaskMoveView {
  title: string;
  lead: string;
  task: string;
  facts: TaskFact[];
  action: string;
  back: string;
  version: number;
  what: { value: string } | null;
  who: { groups: WhoGroup[]; chosen: string } | null;
  dueOn: DateFieldView | null;
  note: { label: string; hint: string; value: string };
  button: { text: string; isWarning: boolean };
  errors: FormErrors;
}

interface Words {
  title: string;
  lead: string;
  note: [label: string, hint: string];
  button: string;
}

const WHY: Words['note'] = ['Why?', 'It is kept with the task'];
const WORDS: Record<TaskMove, Words> = {
  done: {
    ...{
      title: 'Say what was done',
      lead: 'The task is closed, and whoever handed it out sees what came of it.',
    },
    ...{ note: ['What was done?', 'It is kept with the task'], button: 'It is done' },
  },
  cancel: {
    ...{
      title: 'Cancel the task',
      lead: 'It is closed without being done. It stays in the lists of cancelled tasks.',
    },
    ...{ note: WHY, button: 'Cancel the task' },
  },
  reopen: {
    ...{
      title: 'Reopen the task',
      lead: 'It is open again. What was said when it was closed stays in its history.',
    },
    ...{ note: WHY, button: 'Reopen it' },
  },
  assign: {
    ...{ title: 'Give it to somebody else', lead: 'It moves to their list at once.' },
    ...{ note: ['Why? (optional)', 'It is kept with the task'], button: 'Give it' },
  },
  change: {
    ...{ title: 'Change what or when', lead: 'What it was stays in its history.' },
    ...{ note: ['Why? (optional)', 'It is kept with the task'], button: 'Save' },
  },
  note: {
    ...{ title: 'Note how it goes', lead: 'The task stays open.' },
    ...{
      note: ['What is there to say?', 'It is kept with the task, with your name and the time'],
      button: 'Save the note',
    },
  },
};

const asNow = ({ action, ownerAgency, owner, dueOn }: TaskDetails): TypedValues => ({
  action,
  who: whoValue(ownerAgency, owner === null || owner.hasLeft ? null : owner.id),
  ...dateFieldValues('dueOn', dueOn),
});

/** A form that makes something of a task, with how it stands above it. */
export function presentTaskMove({
  task,
  seesEverybody,
  how,
  who,
  values,
  errors: wrong = [],
}: TaskMoveInput): TaskMoveView {
  const { title, lead, note, button } = WORDS[how];
  const errors = presentErrors(wrong, dateAnchor('dueOn'));
  const shown = values ?? asNow(task);
  const hasDate = how === 'change' || how === 'reopen';
  const dueOn = {
    field: 'dueOn',
    legend: 'By when?',
    hint: 'For example, 27 6 2014: today or later, within a year',
  };
  return {
    ...{ title, lead, task: task.action, facts: presentTaskFacts(task, seesEverybody) },
    action: paths.changeTask(task.id, how),
    back: paths.task(task.id),
    version: task.version,
    what: how === 'change' ? { value: typed(shown, 'action') } : null,
    who:
      who === null
        ? null
        : { groups: presentWho(who.agencies, who.owners, typed(shown, 'who')), chosen: typed(shown, 'who') },
    dueOn: hasDate ? presentDateField(dueOn, shown, errors) : null,
    note: { label: note[0], hint: note[1], value: typed(values ?? {}, 'note') },
    button: { text: button, isWarning: how === 'cancel' },
    errors,
  };
}
