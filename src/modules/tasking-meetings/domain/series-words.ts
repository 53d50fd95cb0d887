import { formatDay } from '../../../shared/calendar-day.js';
import { weekdayWords } from '../../../shared/week.js';
import type { CalledAs } from './meeting-decision.js';
import type { SeriesPattern, WeekOfMonth } from './series-days.js';

const NUMBERED: Record<WeekOfMonth, string> = {
  1: 'first',
  2: 'second',
  3: 'third',
  4: 'fourth',
  [-1]: 'last',
};

/** `Monday`, `Monday and Friday`, `Monday, Wednesday and Friday`. */
export function listWords(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}

/** `9:30` for `09:30`. */
export const timeWords = (time: string): string => time.replace(/^0(\d)/, '$1');

type Rhythm = Pick<SeriesPattern, 'rhythm' | 'weekdays' | 'weekOfMonth' | 'time'>;

/** `Mondays, Wednesdays and Fridays at 9:30`, `Every other Thursday at 14:00`, `The first Tuesday of each month at 10:00`. */
export function rhythmWords({ rhythm, weekdays, weekOfMonth, time }: Rhythm): string {
  const at = ` at ${timeWords(time)}`;
  const days = weekdays.map(weekdayWords);
  if (rhythm === 'weekly') return `${listWords(days.map((day) => `${day}s`))}${at}`;
  if (rhythm === 'fortnightly') return `Every other ${listWords(days)}${at}`;
  return `The ${NUMBERED[weekOfMonth ?? 1]} ${listWords(days)} of each month${at}`;
}

/** The same with its span: `…, 2 June 2014 to 30 June 2014`. */
export const seriesWords = (series: SeriesPattern): string =>
  `${rhythmWords(series)}, ${formatDay(series.from)} to ${formatDay(series.until)}`;

const KINDS: Record<CalledAs, string> = {
  tasking: 'Tasking meeting',
  panel: 'Panel meeting',
  operational: 'Operational meeting',
};

export const kindWords = (kind: CalledAs): string => KINDS[kind];
