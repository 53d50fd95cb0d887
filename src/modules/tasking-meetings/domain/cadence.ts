import {
  addDays,
  addMonths,
  calendarDay,
  daysBetween,
  londonDay,
  type CalendarDay,
} from '../../../shared/calendar-day.js';
import { mondayOf } from '../../../shared/week.js';
import type { CalledAs } from './meeting-decision.js';
import { AGENCIES_NEEDED } from './quorum.js';

/** Somebody's time at a meeting; instants in ISO 8601, UTC. */
export interface Presence {
  agency: string;
  arrivedAt: string;
  /** Null while they are there, and of whoever was there to the end. */
  leftAt: string | null;
}

/** A meeting that was held: somebody opened it. */
export interface HeldMeeting {
  kind: CalledAs;
  openedAt: string;
  /** Null while it goes on. */
  closedAt: string | null;
  attendance: readonly Presence[];
}

/** MEET-1: tasking meetings ideally run on at least three days a week per panel. */
export const TARGET_DAYS = 3;

/**
 * The most agencies that were there together at any moment between opening and closing (MEET-2). People check in before
 * the meeting opens, and whoever leaves at the moment another comes has not met them.
 */
export function mostTogether({ openedAt, closedAt, attendance }: Omit<HeldMeeting, 'kind'>): number {
  const isDuring = (at: string): boolean => at > openedAt && (closedAt === null || at <= closedAt);
  const moments = [openedAt, ...attendance.map(({ arrivedAt }) => arrivedAt).filter(isDuring)];
  const counts = moments.map((moment) => {
    const there = attendance.filter(
      ({ arrivedAt, leftAt }) => arrivedAt <= moment && (leftAt === null || leftAt > moment),
    );
    return new Set(there.map(({ agency }) => agency)).size;
  });
  return Math.max(...counts);
}

export const wasQuorate = (meeting: Omit<HeldMeeting, 'kind'>): boolean =>
  mostTogether(meeting) >= AGENCIES_NEEDED;

export interface CadenceWeek {
  /** Its Monday. */
  week: CalendarDay;
  /** Tasking meetings that were held. */
  meetings: number;
  /** On how many days: two on one day are one (MEET-1). */
  days: number;
  /** How many of them had three agencies together at some moment (MEET-2). */
  quorate: number;
  /** Days that are meant. */
  target: number;
}

const heldOn = ({ openedAt }: HeldMeeting): CalendarDay => londonDay(new Date(openedAt));

/** The weeks of a panel, Monday to Sunday in London, the current one last (MEET-1). */
export function cadenceByWeek(
  meetings: readonly HeldMeeting[],
  { today, weeks }: { today: CalendarDay; weeks: number },
): CadenceWeek[] {
  const tasking = meetings.filter(({ kind }) => kind === 'tasking');
  const thisWeek = mondayOf(today);
  return Array.from({ length: weeks }, (_, index) => {
    const week = addDays(thisWeek, (index + 1 - weeks) * 7);
    const held = tasking.filter((meeting) => mondayOf(heldOn(meeting)) === week);
    return {
      ...{ week, meetings: held.length, days: new Set(held.map(heldOn)).size },
      ...{ quorate: held.filter(wasQuorate).length, target: TARGET_DAYS },
    };
  });
}

export interface HeldCount {
  held: number;
  quorate: number;
}

export interface CadenceMonth {
  /** Its first day. */
  month: CalendarDay;
  tasking: HeldCount;
  /** The panel's own meetings: panel, or operational (MEET-3). */
  own: HeldCount;
}

const countHeld = (meetings: readonly HeldMeeting[]): HeldCount => ({
  held: meetings.length,
  quorate: meetings.filter(wasQuorate).length,
});

/** The months of a panel, the current one last. */
export function cadenceByMonth(
  meetings: readonly HeldMeeting[],
  { today, months }: { today: CalendarDay; months: number },
): CadenceMonth[] {
  const thisMonth = calendarDay(`${today.slice(0, 7)}-01`);
  return Array.from({ length: months }, (_, index) => {
    const month = addMonths(thisMonth, index + 1 - months);
    const held = meetings.filter((meeting) => heldOn(meeting).slice(0, 7) === month.slice(0, 7));
    return {
      month,
      tasking: countHeld(held.filter(({ kind }) => kind === 'tasking')),
      own: countHeld(held.filter(({ kind }) => kind !== 'tasking')),
    };
  });
}

/**
 * MEET-3: the City meets every fortnight, the County every month. Five weeks are the longest that lie between the first
 * Tuesdays of two months. **reading**
 */
const DUE_AFTER_DAYS: Record<Exclude<CalledAs, 'tasking'>, number> = { operational: 14, panel: 35 };

export interface RhythmStanding {
  kind: Exclude<CalledAs, 'tasking'>;
  /** Null when none was held yet. */
  lastOn: CalendarDay | null;
  daysSince: number | null;
  /** As many days have passed as should lie between two at the most, or none was held yet. */
  isDue: boolean;
}

/** How a panel's own meetings stand against their rhythm (MEET-3). */
export function standingOfRhythm(
  kind: RhythmStanding['kind'],
  { lastOn, today }: { lastOn: CalendarDay | null; today: CalendarDay },
): RhythmStanding {
  const daysSince = lastOn === null ? null : daysBetween(lastOn, today);
  return { kind, lastOn, daysSince, isDue: daysSince === null || daysSince >= DUE_AFTER_DAYS[kind] };
}
