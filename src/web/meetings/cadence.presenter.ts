import type {
  CadenceMonth,
  CadenceView,
  CadenceWeek,
  CalendarMeeting,
  RhythmStanding,
} from '../../modules/tasking-meetings/index.js';
import { formatDay, formatMonth } from '../../shared/calendar-day.js';
import { countOf } from '../shell/labels.js';
import { meetingWhen } from './calendar.presenter.js';

export interface CadenceInput {
  cadence: CadenceView;
  /** Tasking meetings of this week that are still to be held. */
  toCome: number;
  /** `panel meeting`, `operational meeting` */
  ownWords: string;
  /** The next of the panel's own meetings. */
  nextOwn: CalendarMeeting | null;
}

export interface CadencePart {
  /** This week against three days, in words. */
  thisWeek: { text: string; detail: string };
  rhythm: { text: string; isDue: boolean };
  weeks: { week: string; days: number; daysText: string; meetings: string; quorate: string }[];
  months: { month: string; tasking: string; own: string }[];
  ownHeading: string;
  reasons: { rule: string; text: string }[];
}

/** `2 of 3 days`; more than are meant are said as they are. */
const daysWords = ({ days, target }: Pick<CadenceWeek, 'days' | 'target'>): string =>
  days > target ? `${days} days, ${target} are meant` : `${days} of ${target} days`;

function presentThisWeek(week: CadenceWeek, toCome: number): CadencePart['thisWeek'] {
  const { meetings, quorate } = week;
  const coming = toCome === 0 ? 'no more is called' : `${toCome} more ${toCome === 1 ? 'is' : 'are'} called`;
  const held = countOf(meetings, 'tasking meeting held', 'tasking meetings held');
  return {
    text: `This week: tasking meetings on ${daysWords(week)}`,
    detail: meetings === 0 ? `None held yet, and ${coming}.` : `${held}, ${quorate} quorate; ${coming}.`,
  };
}

function agoWords(days: number): string {
  if (days === 0) return 'today';
  if (days < 14) return `${countOf(days, 'day', 'days')} ago`;
  return `${countOf(Math.floor(days / 7), 'week', 'weeks')} ago`;
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

function presentRhythm(
  { lastOn, daysSince, isDue }: RhythmStanding,
  { ownWords, nextOwn }: Pick<CadenceInput, 'ownWords' | 'nextOwn'>,
): CadencePart['rhythm'] {
  const last =
    lastOn === null || daysSince === null
      ? `No ${ownWords} has been held yet`
      : `Last ${ownWords} ${agoWords(daysSince)}, on ${formatDay(lastOn)}`;
  const due = isDue ? ': one is due' : '';
  const next = nextOwn === null ? 'None is called' : `The next is on ${meetingWhen(nextOwn.startsAt)}`;
  return { text: `${capital(last)}${due}. ${next}.`, isDue: isDue && nextOwn === null };
}

/** `9 of 12 (75%)`; a month without a meeting has no share. */
function shareWords({ held, quorate }: CadenceMonth['tasking']): string {
  if (held === 0) return 'None held';
  return `${quorate} of ${held} (${Math.round((quorate / held) * 100)}%)`;
}

function reasonsFor(ownWords: string): CadencePart['reasons'] {
  const often =
    ownWords === 'operational meeting'
      ? 'The City holds an operational meeting every fortnight: one is due after 14 days.'
      : 'The County’s panels meet monthly: one is due after five weeks, the longest between two first Tuesdays.';
  return [
    {
      rule: 'MEET-1',
      text: 'Tasking meetings ideally run on at least three days a week per panel. A meeting counts on the day it was opened, and two on one day are one day.',
    },
    {
      rule: 'MEET-2',
      text: 'A meeting was quorate when at least three agencies were there together at some moment between its opening and its closing.',
    },
    { rule: 'MEET-3', text: often },
  ];
}

/** How often a panel has met against what is meant, in words first (MEET-1, MEET-3). */
export function presentCadence({ cadence, toCome, ownWords, nextOwn }: CadenceInput): CadencePart {
  const { weeks, months, rhythm } = cadence;
  const current = weeks.at(-1);
  if (!current) throw new Error('There is no week without its days.');
  return {
    thisWeek: presentThisWeek(current, toCome),
    rhythm: presentRhythm(rhythm, { ownWords, nextOwn }),
    weeks: [...weeks].reverse().map(({ week, days, target, meetings, quorate }) => ({
      ...{ week: formatDay(week), days: Math.min(days, 7), daysText: daysWords({ days, target }) },
      ...{ meetings: String(meetings), quorate: meetings === 0 ? '–' : `${quorate} of ${meetings}` },
    })),
    months: [...months].reverse().map((month) => ({
      ...{ month: formatMonth(month.month), tasking: shareWords(month.tasking), own: shareWords(month.own) },
    })),
    ownHeading: `${capital(ownWords)}s quorate`,
    reasons: reasonsFor(ownWords),
  };
}
