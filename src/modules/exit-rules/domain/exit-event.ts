import type { CalendarDay } from '../../../shared/calendar-day.js';

/** A charge or a conviction. EXIT-2: re-offending counts on the day of the offence. */
export interface OffenceEvent {
  kind: 'offence';
  id: string;
  /** Of the offence, whenever somebody was charged or convicted. */
  date: CalendarDay;
  category: string;
  outcome: 'charge' | 'conviction';
}

/** An item of police intelligence, robust or not (INT-3). EXIT-2: it counts on its own date. */
export interface IntelligenceEvent {
  kind: 'intelligence';
  id: string;
  date: CalendarDay;
  source: number;
  assessment: string;
  /** The day from which the police hold it for current no more; null while nobody has closed it. */
  closedOn: CalendarDay | null;
}

/** A drug test. EXIT-2: it counts on the day of the sample. */
export interface DrugTestEvent {
  kind: 'drug-test';
  id: string;
  date: CalendarDay;
  result: 'positive' | 'negative';
}

export type ExitEvent = OffenceEvent | IntelligenceEvent | DrugTestEvent;
export type ExitEventKind = ExitEvent['kind'];
export const EXIT_EVENT_KINDS: readonly ExitEventKind[] = ['offence', 'intelligence', 'drug-test'];

/** The part of the policy that section 6 rests on. */
export interface ExitPolicy {
  version: number;
  /** EXIT-7: nobody is due by it before. */
  inForceOn?: CalendarDay;
  /** EXIT-1: the months after which an exit is due. */
  exitMonths: number;
  /** INT-3: the gradings that make intelligence robust. */
  robust: { sources: readonly number[]; assessments: readonly string[] };
}

/** INT-3: source 1 or 2, assessment A or B; for the policy before it was data of its own. */
export const ROBUST: ExitPolicy['robust'] = { sources: [1, 2], assessments: ['A', 'B'] };

const isRobust = (
  { source, assessment }: IntelligenceEvent,
  { sources, assessments }: ExitPolicy['robust'],
): boolean => sources.includes(source) && assessments.includes(assessment);

/**
 * EXIT-1: does this event hold an exit back at all, on a day? Not before it has happened. Intelligence has to be robust
 * and of current offending: what the police have closed is not (decision record 25). A review date that has passed
 * lifts nothing: nobody has looked.
 */
export function isBlocking(event: ExitEvent, { robust }: ExitPolicy, on: CalendarDay): boolean {
  if (event.date > on) return false;
  switch (event.kind) {
    case 'offence':
      return true;
    case 'drug-test':
      return event.result === 'positive';
    case 'intelligence':
      return isRobust(event, robust) && (event.closedOn === null || event.closedOn > on);
  }
}
