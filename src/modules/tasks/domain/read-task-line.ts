import { addDays, addMonths, formatDay, type CalendarDay } from '../../../shared/calendar-day.js';
import type { FieldError } from '../../../shared/domain-error.js';
import { agenciesCalled, plain, type KnownAgency } from './agency-words.js';
import { findDay } from './due-words.js';
import type { PossibleOwner, TaskOwner } from './read-task.js';
import { TASK_LIMITS } from './task-limits.js';

/** What a line is read against. */
export interface LineContext {
  today: CalendarDay;
  agencies: readonly KnownAgency[];
  owners: readonly PossibleOwner[];
}

/** A task as one line says it, for a person to confirm: nothing is handed out by it. */
export interface TaskProposal {
  /** Null where the line names no agency, or may mean several: nobody is assumed. */
  ownerAgency: string | null;
  owner: TaskOwner | null;
  action: string;
  dueOn: CalendarDay;
  /** Where it had to guess, or has to be told, by the field. */
  notes: FieldError[];
}

/** Due in so many days where nobody said when. */
const USUAL_DAYS = 7;
const LONGEST_LINE = 1_000;
const RULE = 'MEET-6';
const TO_DO = /^(?:to|will|should|please)\s+/i;
/** Words of whose it is are few: more before a colon are a part of the action. */
const MOST_WORDS = 6;

interface Whose {
  agencies: readonly KnownAgency[];
  owner: TaskOwner | null;
}

const NOBODY: Whose = { agencies: [], owner: null };

/**
 * MEET-6: reads a task as it is typed while people talk: “housing: call landlord by Friday”. It proposes something for
 * any text at all.
 */
export function readTaskLine(line: string, context: LineContext): TaskProposal {
  const text = line.slice(0, LONGEST_LINE).replace(/\s+/g, ' ').trim();
  const notes: FieldError[] = [];
  const note = (field: string, message: string): void => {
    notes.push({ field, message, rule: RULE });
  };
  const { whose, rest } = takeOwner(text, context);
  const [agency, other] = whose.agencies;
  if (agency === undefined) note('ownerAgency', 'Say which agency is to do it');
  if (agency !== undefined && other !== undefined) {
    note('ownerAgency', `Say which is meant: ${whose.agencies.map(({ name }) => name).join(' or ')}`);
  }
  const { dueOn, action: said } = takeDay(rest, context.today, note);
  const action = tidy(said);
  if (action === '') note('action', 'Say what is to be done');
  if (action.length > TASK_LIMITS.longestAction) note('action', 'Use 500 characters or fewer');
  const ownerAgency = agency !== undefined && other === undefined ? agency.key : null;
  return { ownerAgency, owner: whose.owner, action, dueOn, notes };
}

/** Whose it is stands first: before a colon or a dash, or as the first words. */
function takeOwner(text: string, context: LineContext): { whose: Whose; rest: string } {
  const marked = /^([^:]{1,100}?)\s*(?::|\s[-–—]\s)\s*(.*)$/.exec(text);
  if (marked) {
    const whose = whoIsCalled(marked[1] ?? '', context);
    if (whose.agencies.length > 0) return { whose, rest: marked[2] ?? '' };
  }
  const words = text.split(' ');
  for (let count = Math.min(MOST_WORDS, words.length); count > 0; count -= 1) {
    const called = words.slice(0, count).join(' ');
    // “Housing, call …” and “police to …” are said to somebody; “housing benefit form” is not.
    const rest = words.slice(count).join(' ');
    if (!called.endsWith(',') && !TO_DO.test(rest) && rest !== '') continue;
    const whose = whoIsCalled(called, context);
    if (whose.agencies.length > 0) return { whose, rest };
  }
  return { whose: NOBODY, rest: text };
}

/** An agency, a person, or a person after their agency: “housing (Kevin)”. */
function whoIsCalled(words: string, { agencies, owners }: LineContext): Whose {
  const called = agenciesCalled(words, agencies);
  if (called.length > 0) return { agencies: called, owner: null };
  const person = onePerson(words, owners);
  if (person)
    return { agencies: agencies.filter(({ key }) => key === person.agency), owner: toOwner(person) };
  const said = words.split(/[\s,()/]+/).filter(Boolean);
  for (let count = said.length - 1; count > 0; count -= 1) {
    const theirs = agenciesCalled(said.slice(0, count).join(' '), agencies);
    const staff = owners.filter(({ agency }) => theirs.some(({ key }) => key === agency));
    const named = onePerson(said.slice(count).join(' '), staff);
    if (named) return { agencies: theirs.filter(({ key }) => key === named.agency), owner: toOwner(named) };
  }
  return NOBODY;
}

/** By the whole name, or by a part of it where only one is called that. */
function onePerson(words: string, owners: readonly PossibleOwner[]): PossibleOwner | null {
  const said = plain(words);
  if (said === '') return null;
  const whole = owners.filter(({ name }) => plain(name) === said);
  const part = owners.filter(({ name }) => plain(name).split(' ').includes(said));
  const found = whole.length > 0 ? whole : part;
  return found.length === 1 ? (found[0] ?? null) : null;
}

const toOwner = ({ id, name }: PossibleOwner): TaskOwner => ({ id, name });

function takeDay(
  text: string,
  today: CalendarDay,
  note: (field: string, message: string) => void,
): { dueOn: CalendarDay; action: string } {
  const usual = addDays(today, USUAL_DAYS);
  const said = findDay(text, today);
  if (said === null) {
    note('dueOn', `No date was said: a week is proposed, ${formatDay(usual)}`);
    return { dueOn: usual, action: text };
  }
  const action = said.isOnlyWhen ? `${text.slice(0, said.from)} ${text.slice(said.to)}` : text;
  const last = addMonths(today, TASK_LIMITS.monthsAhead);
  if (said.day >= today && said.day <= last) return { dueOn: said.day, action };
  const why = said.day < today ? 'has passed' : 'is more than a year ahead';
  note('dueOn', `${formatDay(said.day)} ${why}: a week is proposed, ${formatDay(usual)}`);
  return { dueOn: usual, action };
}

/** Without what joined the words that are gone. */
function tidy(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(TO_DO, '')
    .replace(/^[\s,;:–—-]+/, '')
    .replace(/[\s,;:–—-]+$/, '')
    .replace(/ ([,.;!?])/g, '$1');
}
