import { addMonths, formatDay, parseCalendarDay, type CalendarDay } from '../../../shared/calendar-day.js';
import { badInput, type FieldError } from '../../../shared/domain-error.js';
import { isEnding, WITHOUT_MEETING, type Ending } from './exit-ending.js';

/** What a panel makes of somebody (EXIT-4). */
export const EXIT_OUTCOMES = ['exit', 'retain'] as const;
export type ExitOutcome = (typeof EXIT_OUTCOMES)[number];

/** EXIT-4: the next review of somebody who is kept is no later than so many months ahead. **reading** */
export const KEEP_MONTHS = 6;

export interface TypedExitDecision {
  referralId?: unknown;
  offenderId?: unknown;
  outcome?: unknown;
  reason?: unknown;
  nextReviewOn?: unknown;
  ending?: unknown;
  tasks?: unknown;
  tasksTo?: unknown;
}

export interface ExitDecisionMade {
  offenderId: string;
  outcome: ExitOutcome;
  reason: string;
  /** Of somebody who is kept; null otherwise. */
  nextReviewOn: CalendarDay | null;
  ending: Ending;
  /** The agency that goes on with the open tasks; null where they are closed. */
  tasksTo: string | null;
}

export interface DecisionContext {
  today: CalendarDay;
  /** The agencies that can go on with tasks about somebody who has left. */
  agencies: readonly string[];
}

const LONGEST = 4_000;
const textOf = (typed: unknown): string => (typeof typed === 'string' ? typed.trim() : '');
type Refuse = (field: string, message: string, rule?: string) => null;

/**
 * EXIT-4: a removal is confirmed, and keeping somebody who is due needs a written reason and a next review date no
 * later than six months ahead.
 *
 * @throws DomainError bad-input naming every field that cannot be used.
 */
export function readExitDecision(typed: TypedExitDecision, context: DecisionContext): ExitDecisionMade {
  const errors: FieldError[] = [];
  const refuse: Refuse = (field, message, rule = 'EXIT-4') => {
    errors.push({ field, message, rule });
    return null;
  };
  const offenderId = textOf(typed.offenderId);
  const outcome = EXIT_OUTCOMES.find((each) => each === typed.outcome);
  if (offenderId === '') refuse('offenderId', 'Say who is decided over');
  else if (textOf(typed.referralId) !== '') {
    refuse('offenderId', 'Decide over a referral or over a person, not over both');
  }
  if (outcome === undefined) refuse('outcome', 'Choose exit or retain');
  const reason = readReasonOf(typed.reason, refuse);
  const nextReviewOn =
    outcome === 'retain' ? readNextReview(typed.nextReviewOn, context.today, refuse) : null;
  const ending = readEnding(typed.ending, refuse);
  const tasksTo = outcome === 'exit' ? readTasksTo(typed, context.agencies, refuse) : null;
  if (errors.length > 0 || outcome === undefined) throw badInput(errors);
  return { offenderId, outcome, reason, nextReviewOn, ending, tasksTo };
}

function readReasonOf(typed: unknown, refuse: Refuse): string {
  const reason = textOf(typed);
  if (reason === '') refuse('reason', 'Enter the reason for the decision');
  if (reason.length > LONGEST) refuse('reason', 'Use 4,000 characters or fewer');
  return reason;
}

function readNextReview(typed: unknown, today: CalendarDay, refuse: Refuse): CalendarDay | null {
  if (typed === undefined || typed === null || textOf(typed) === '') {
    return refuse('nextReviewOn', 'Enter the date of the next review');
  }
  const day = parseCalendarDay(textOf(typed));
  if (day === null) return refuse('nextReviewOn', 'The next review must be a day like 2014-06-03');
  if (day <= today) return refuse('nextReviewOn', 'The next review must be after today');
  const last = addMonths(today, KEEP_MONTHS);
  if (day <= last) return day;
  return refuse('nextReviewOn', `The next review must be on or before ${formatDay(last)}, six months ahead`);
}

function readEnding(typed: unknown, refuse: Refuse): Ending {
  if (typed === undefined || typed === null || typed === '') return 'six-months';
  if (isEnding(typed)) return typed;
  refuse('ending', 'Choose one of the ways in which a time on the scheme ends', 'EXIT-5');
  return 'six-months';
}

function readTasksTo(
  { tasks, tasksTo }: TypedExitDecision,
  agencies: readonly string[],
  refuse: Refuse,
): string | null {
  if (tasks === undefined || tasks === null || tasks === '' || tasks === 'close') return null;
  if (tasks !== 'rehome') return refuse('tasks', 'Choose close or rehome', 'LAW-2');
  const agency = agencies.find((key) => key === tasksTo);
  return (
    agency ?? refuse('tasksTo', 'Choose the agency that goes on with the tasks: police or probation', 'LAW-2')
  );
}

export interface EndingMade {
  ending: Ending;
  on: CalendarDay;
  reason: string;
}

/**
 * A death, or a move out of the county: a fact with its day, which no meeting decides.
 *
 * @throws DomainError bad-input naming every field that cannot be used.
 */
export function readEndingFact(
  typed: { ending?: unknown; on?: unknown; reason?: unknown },
  { today, registeredOn }: { today: CalendarDay; registeredOn: CalendarDay | null },
): EndingMade {
  const errors: FieldError[] = [];
  const refuse: Refuse = (field, message, rule = 'EXIT-5') => {
    errors.push({ field, message, rule });
    return null;
  };
  const ending = WITHOUT_MEETING.find((each) => each === typed.ending);
  if (ending === undefined)
    refuse('ending', 'Choose died or transferred-out: a panel decides on every other ending');
  const on = parseCalendarDay(textOf(typed.on));
  if (on === null) refuse('on', 'Enter the day on which it ended');
  else if (on > today) refuse('on', 'The day on which it ended must be today or in the past');
  else if (registeredOn !== null && on < registeredOn) {
    refuse('on', `The day on which it ended cannot be before the registration on ${formatDay(registeredOn)}`);
  }
  const reason = readReasonOf(typed.reason, refuse);
  if (errors.length > 0 || ending === undefined || on === null) throw badInput(errors);
  return { ending, on, reason };
}
