import { addDays, addMonths, type CalendarDay } from '../shared/calendar-day.js';
import { pick, type Dice } from './dice.js';

/** A series as it was called, and on which day. */
export interface InventedSeries {
  calledOn: CalendarDay;
  series: Record<string, unknown>;
}

const TASKING = [
  { weekdays: ['monday', 'wednesday', 'friday'], time: '09:30' },
  { weekdays: ['tuesday', 'wednesday', 'thursday'], time: '10:00' },
  { weekdays: ['monday', 'tuesday', 'thursday'], time: '09:00' },
  { weekdays: ['monday', 'wednesday'], time: '13:30' },
  { weekdays: ['tuesday', 'thursday', 'friday'], time: '11:00' },
];
const WEEKS_BACK = 5;
const WEEKS_AHEAD = 8;
const MONTHS = 6;

/** The running series of a panel: tasking meetings, and its own every month, or in the City every fortnight. */
export function inventSeries(
  panel: { key: string; area: string; index: number },
  today: CalendarDay,
): InventedSeries[] {
  const { key, area, index } = panel;
  const tasking = TASKING[index % TASKING.length];
  const taskingFrom = addDays(today, -WEEKS_BACK * 7);
  const ownFrom = addMonths(today, -MONTHS);
  const own =
    area === 'city'
      ? { kind: 'operational', rhythm: 'fortnightly', weekdays: ['thursday'], time: '14:00' }
      : {
          kind: 'panel',
          rhythm: 'monthly',
          weekdays: ['tuesday'],
          weekOfMonth: (index % 4) + 1,
          time: '14:00',
        };
  return [
    {
      calledOn: taskingFrom,
      series: {
        ...{ panel: key, kind: 'tasking', ...tasking },
        ...{ from: taskingFrom, until: addDays(today, WEEKS_AHEAD * 7) },
      },
    },
    {
      calledOn: ownFrom,
      series: { panel: key, ...own, from: ownFrom, until: addMonths(today, MONTHS) },
    },
  ];
}

export interface InventedPast {
  /** Null where nobody opened it. */
  minutes: number | null;
  /** Who came, and how many minutes before it began. */
  arrivals: { who: number; before: number }[];
  cancelled: string | null;
}

const REASONS = ['The custody suite was full that morning', 'The room was taken', 'Snow'];
const WELL_ATTENDED = [0, 1, 2, 3];

/** What became of a past meeting: most were held with four agencies, some with two, a few not at all. */
export function inventPast(dice: Dice): InventedPast {
  const luck = dice(20);
  if (luck === 0) return { minutes: null, arrivals: [], cancelled: null };
  if (luck === 1) return { minutes: null, arrivals: [], cancelled: pick(dice, REASONS) };
  const who = luck < 5 ? WELL_ATTENDED.slice(0, 2) : WELL_ATTENDED;
  return {
    minutes: 12 + dice(9),
    arrivals: who.map((each) => ({ who: each, before: dice(6) })),
    cancelled: null,
  };
}
