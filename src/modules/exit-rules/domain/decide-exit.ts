import { addDays, addMonths, type CalendarDay } from '../../../shared/calendar-day.js';
import { isBlocking, type ExitEvent, type ExitEventKind, type ExitPolicy } from './exit-event.js';

/**
 * `due`: may leave, for the panel to confirm. `kept`: due, and the panel has kept them until its next review (EXIT-4).
 * `held`: an event holds the exit back. `not-yet`: six months from registration have not passed. `unknown`: the date of
 * registration is not recorded, and nobody is guessed out.
 */
export const EXIT_STATES = ['due', 'kept', 'held', 'not-yet', 'unknown'] as const;
export type ExitState = (typeof EXIT_STATES)[number];

/** A time on the scheme that goes on. Re-entry is another (EXIT-5). */
export interface ExitRegistration {
  registeredOn: CalendarDay | null;
  /** EXIT-4: the day of the next review that the panel has set; null where it has kept nobody. */
  keptUntil: CalendarDay | null;
  /** The day of the latest blocking event that is not among those given, because it holds nobody back any more. */
  blockedOn?: CalendarDay | null;
}

/** An event that holds the exit back beyond six months from registration. */
export interface Blocker {
  kind: ExitEventKind;
  id: string;
  date: CalendarDay;
  /** The day from which it no longer does (EXIT-2). */
  until: CalendarDay;
  rule: 'EXIT-1';
}

export interface ExitDecision {
  state: ExitState;
  on: CalendarDay;
  /** Six months from registration; null where that is not recorded. */
  sixMonthsOn: CalendarDay | null;
  /** EXIT-2: the six-month stage, by what is known on the day. */
  earliestExitOn: CalendarDay | null;
  /** The one that holds longest first. */
  blockers: readonly Blocker[];
  policyVersion: number;
}

/**
 * EXIT-1: a registered offender (PPO included) is due to exit at the six-month stage if, in the six months before,
 * there is no re-offending, no robust intelligence of current offending (INT-3), and no positive drug test. Any one of
 * them holds the exit back. EXIT-2: the stage is six months after registration, or after the latest blocking event if
 * that is later.
 *
 * EXIT-7: in force from a day of its own; asked about one before, nobody could leave by the rule until then.
 *
 * Pure and total, and the order of the events does not matter. What happened before the registration never holds
 * longer than the registration itself: re-entry begins anew (EXIT-5).
 */
export function decideExit(
  { registeredOn, keptUntil, blockedOn = null }: ExitRegistration,
  events: readonly ExitEvent[],
  policy: ExitPolicy,
  on: CalendarDay,
): ExitDecision {
  const policyVersion = policy.version;
  if (registeredOn === null) {
    return { state: 'unknown', on, sixMonthsOn: null, earliestExitOn: null, blockers: [], policyVersion };
  }
  const { exitMonths, inForceOn = on } = policy;
  const sixMonthsOn = addMonths(registeredOn, exitMonths);
  const counting = oneOffenceOnce(events.filter((event) => isBlocking(event, policy, on)));
  const until = counting.map(({ kind, id, date }) => {
    return { kind, id, date, until: addMonths(date, exitMonths), rule: 'EXIT-1' as const };
  });
  const before = blockedOn === null ? sixMonthsOn : addMonths(blockedOn, exitMonths);
  const earliestExitOn = latestOf([
    ...[sixMonthsOn, before, ...until.map((each) => each.until)],
    ...(on < inForceOn ? [inForceOn] : []),
  ]);
  const blockers = until.filter((each) => each.until > on && each.until > sixMonthsOn).sort(longestFirst);
  const stageOn = on < inForceOn ? latestOf([sixMonthsOn, inForceOn]) : sixMonthsOn;
  const state = stateOf({ on, sixMonthsOn: stageOn, keptUntil, isHeld: blockers.length > 0 });
  return { state, on, sixMonthsOn, earliestExitOn, blockers, policyVersion };
}

const latestOf = (days: readonly CalendarDay[]): CalendarDay =>
  days.reduce((latest, day) => (day > latest ? day : latest));

function stateOf(at: {
  on: CalendarDay;
  sixMonthsOn: CalendarDay;
  keptUntil: CalendarDay | null;
  isHeld: boolean;
}): ExitState {
  if (at.on < at.sixMonthsOn) return 'not-yet';
  if (at.isHeld) return 'held';
  return at.keptUntil !== null && at.on < at.keptUntil ? 'kept' : 'due';
}

/** A charge that became a conviction is one offence, told of by the conviction. */
function oneOffenceOnce(events: readonly ExitEvent[]): ExitEvent[] {
  const offences = new Map<string, ExitEvent>();
  const others: ExitEvent[] = [];
  for (const event of events) {
    if (event.kind !== 'offence') {
      others.push(event);
      continue;
    }
    const key = `${event.date} ${event.category}`;
    const known = offences.get(key);
    if (known?.kind !== 'offence' || tellsMore(event, known)) offences.set(key, event);
  }
  return [...offences.values(), ...others];
}

const tellsMore = (
  event: { outcome: string; id: string },
  known: { outcome: string; id: string },
): boolean => (event.outcome === known.outcome ? event.id < known.id : event.outcome === 'conviction');

function longestFirst(one: Blocker, other: Blocker): number {
  const key = ({ date, kind, id }: Blocker): string => `${date} ${kind} ${id}`;
  return key(one) < key(other) ? 1 : -1;
}

/** The last day whose events no longer hold anybody back on a day: what is later does (EXIT-2, short months included). */
export function lastDayPast(on: CalendarDay, exitMonths: number): CalendarDay {
  let day = addMonths(on, -exitMonths);
  while (addMonths(addDays(day, 1), exitMonths) <= on) day = addDays(day, 1);
  return day;
}
