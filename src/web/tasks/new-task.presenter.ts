import type { PossibleOwner, TaskProposal } from '../../modules/tasks/index.js';
import { dateAnchor, dateFieldValues, presentDateField, type DateFieldView } from '../shell/date-field.js';
import {
  choose,
  presentErrors,
  typed,
  type Choice,
  type FormError,
  type FormErrors,
  type TypedValues,
} from '../shell/form-errors.js';
import { paths } from '../shell/paths.js';
import { presentWho, whoValue, type WhoGroup } from './who.presenter.js';

export interface NewTaskInput {
  /** Whom it is about. */
  about: { id: string; name: string } | null;
  agencies: readonly string[];
  owners: readonly PossibleOwner[];
  panels: readonly { key: string; name: string }[];
  /** The panel of whoever has one. */
  ownPanel: string | null;
  /** What was typed in one line, and what it was understood as. */
  line?: { typed: string; proposal: TaskProposal } | null;
  values?: TypedValues;
  errors?: readonly FormError[];
}

export interface NewTaskView {
  title: string;
  about: { text: string; href: string; id: string } | null;
  action: string;
  back: { text: string; href: string };
  line: { action: string; offenderId: string; value: string; notes: string[] };
  values: { action: string };
  who: WhoGroup[];
  hasWho: boolean;
  dueOn: DateFieldView;
  panels: Choice[] | null;
  errors: FormErrors;
}

/** The line’s words in the form’s boxes: nothing is handed out before somebody says so. */
function valuesOf({ action, ownerAgency, owner, dueOn }: TaskProposal): TypedValues {
  return {
    action,
    who: ownerAgency === null ? '' : whoValue(ownerAgency, owner?.id ?? null),
    ...dateFieldValues('dueOn', dueOn),
  };
}

/** The form that hands out a task outside a meeting (MEET-6). */
export function presentNewTask(input: NewTaskInput): NewTaskView {
  const { about, agencies, owners, panels, ownPanel, line = null, errors: wrong = [] } = input;
  const values = input.values ?? (line === null ? {} : valuesOf(line.proposal));
  const errors = presentErrors(wrong, dateAnchor('dueOn'));
  const who = typed(values, 'who');
  const dueOn = {
    field: 'dueOn',
    legend: 'By when?',
    hint: 'For example, 27 6 2014: today or later, within a year',
  };
  return {
    title: 'Add a task',
    about: about && { text: about.name, href: paths.offender(about.id), id: about.id },
    action: paths.newTask({ offenderId: about?.id ?? null }),
    back:
      about === null
        ? { text: 'Tasks', href: paths.tasks() }
        : { text: `Back to ${about.name}`, href: paths.offender(about.id) },
    line: {
      ...{ action: paths.newTask(), offenderId: about?.id ?? '', value: line?.typed ?? '' },
      notes: line === null ? [] : line.proposal.notes.map(({ message }) => message),
    },
    values: { action: typed(values, 'action') },
    who: presentWho(agencies, owners, who),
    hasWho: who !== '',
    dueOn: presentDateField(dueOn, values, errors),
    panels:
      about === null
        ? choose(
            [
              { value: '', text: 'Choose a panel' },
              ...panels.map(({ key, name }) => ({ value: key, text: name })),
            ],
            typed(values, 'panel') || (ownPanel ?? ''),
          )
        : null,
    errors,
  };
}
