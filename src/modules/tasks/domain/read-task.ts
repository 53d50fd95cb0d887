import { addMonths, formatDay, parseCalendarDay, type CalendarDay } from '../../../shared/calendar-day.js';
import { badInput, type FieldError } from '../../../shared/domain-error.js';
import { TASK_LIMITS } from './task-limits.js';

/** A task as somebody hands it out. */
export interface TypedTask {
  action?: unknown;
  /** The key of the agency that is to do it. */
  ownerAgency?: unknown;
  /** A user of that agency, by id, user name or name. */
  owner?: unknown;
  dueOn?: unknown;
}

/** Somebody who can be given a task: an active user whose role reads tasks. */
export interface PossibleOwner {
  id: string;
  username: string;
  name: string;
  agency: string;
}

export interface TaskOwner {
  id: string;
  name: string;
}

/** A task as MEET-6 wants it. */
export interface ReadTask {
  action: string;
  ownerAgency: string;
  owner: TaskOwner | null;
  dueOn: CalendarDay;
}

/** What a task is read against. */
export interface TaskContext {
  today: CalendarDay;
  /** Keys of all agencies. */
  agencies: readonly string[];
  owners: readonly PossibleOwner[];
}

const RULE = 'MEET-6';

type Refuse = (field: string, message: string) => null;

/**
 * MEET-6: a task has an action, an owner (agency, and a person if known) and a due date.
 *
 * @throws DomainError bad-input naming every field that cannot be used.
 */
export function readTask(typed: TypedTask, context: TaskContext): ReadTask {
  const errors: FieldError[] = [];
  const refuse: Refuse = (field, message) => {
    errors.push({ field, message, rule: RULE });
    return null;
  };
  const action = readAction(typed.action, refuse);
  const ownerAgency = readAgency(typed.ownerAgency, context, refuse);
  const owner = ownerAgency === null ? null : readOwner(typed.owner, ownerAgency, context, refuse);
  const dueOn = readDueOn(typed.dueOn, context.today, refuse);
  if (errors.length > 0 || action === null || ownerAgency === null || dueOn === null) throw badInput(errors);
  return { action, ownerAgency, owner, dueOn };
}

/** Reads the fields of a task that somebody changes; what is not sent stays as it is. */
export function readTaskChange(
  typed: TypedTask,
  now: { ownerAgency: string; dueOn: string },
  context: TaskContext,
): Partial<ReadTask> {
  const errors: FieldError[] = [];
  const refuse: Refuse = (field, message) => {
    errors.push({ field, message, rule: RULE });
    return null;
  };
  const read: { [Field in keyof ReadTask]?: ReadTask[Field] | null } = {};
  if (typed.action !== undefined) read.action = readAction(typed.action, refuse);
  // A date that has passed may stay: it is not set anew.
  if (typed.dueOn !== undefined && typed.dueOn !== now.dueOn)
    read.dueOn = readDueOn(typed.dueOn, context.today, refuse);
  const agency = readAgency(typed.ownerAgency ?? now.ownerAgency, context, refuse);
  const isHandedOn = agency !== null && agency !== now.ownerAgency;
  if (isHandedOn) read.ownerAgency = agency;
  // Whoever had it at one agency does not have it at another.
  if (agency !== null && (isHandedOn || typed.owner !== undefined))
    read.owner = readOwner(typed.owner, agency, context, refuse);
  if (errors.length > 0) throw badInput(errors);
  return read as Partial<ReadTask>;
}

/** What was done, or why: a text that must be there. @throws DomainError bad-input naming `note`. */
export function readNote(typed: unknown, whenEmpty: string): string {
  const note = readOptionalNote(typed);
  if (note === null) throw badInput([{ field: 'note', message: whenEmpty, rule: RULE }]);
  return note;
}

/** @throws DomainError bad-input naming `note`. */
export function readOptionalNote(typed: unknown): string | null {
  if (typed !== undefined && typed !== null && typeof typed !== 'string') {
    throw badInput([{ field: 'note', message: 'Enter the note as a text', rule: RULE }]);
  }
  const note = textOf(typed);
  if (note.length > TASK_LIMITS.longestNote) {
    throw badInput([{ field: 'note', message: 'Use 2,000 characters or fewer', rule: RULE }]);
  }
  return note === '' ? null : note;
}

const textOf = (typed: unknown): string => (typeof typed === 'string' ? typed.trim() : '');

function readAction(typed: unknown, refuse: Refuse): string | null {
  const action = textOf(typed).replace(/\s+/g, ' ');
  if (action === '') return refuse('action', 'Enter what is to be done');
  if (action.length > TASK_LIMITS.longestAction) return refuse('action', 'Use 500 characters or fewer');
  return action;
}

function readAgency(typed: unknown, { agencies }: TaskContext, refuse: Refuse): string | null {
  const agency = agencies.find((key) => key === typed);
  return agency ?? refuse('ownerAgency', 'Choose which agency is to do it');
}

function readOwner(
  typed: unknown,
  agency: string,
  { owners }: TaskContext,
  refuse: Refuse,
): TaskOwner | null {
  const wanted = textOf(typed);
  if (typed !== undefined && typed !== null && typeof typed !== 'string')
    return refuse('owner', 'Choose somebody who works for the agency');
  if (wanted === '') return null;
  const theirs = owners.filter((owner) => owner.agency === agency);
  const known = theirs.find(({ id }) => id === wanted);
  const called = theirs.filter(({ username, name }) =>
    [username, name].some((each) => each.toLowerCase() === wanted.toLowerCase()),
  );
  const owner = known ?? (called.length === 1 ? called[0] : undefined);
  if (owner) return { id: owner.id, name: owner.name };
  if (called.length > 1) return refuse('owner', 'Several people of the agency are called that: choose one');
  return refuse('owner', 'Choose somebody who works for the agency, or leave it to the agency');
}

function readDueOn(typed: unknown, today: CalendarDay, refuse: Refuse): CalendarDay | null {
  const dueOn = parseCalendarDay(typed);
  if (dueOn === null) return refuse('dueOn', 'Enter the date by which it is to be done');
  if (dueOn < today) return refuse('dueOn', 'The due date must be today or in the future');
  const last = addMonths(today, TASK_LIMITS.monthsAhead);
  if (dueOn > last) return refuse('dueOn', `The due date must be on or before ${formatDay(last)}`);
  return dueOn;
}
