import {
  addDays,
  addMonths,
  calendarDay,
  dayFromParts,
  dayParts,
  daysInMonth,
  parseCalendarDay,
  type CalendarDay,
} from '../../../shared/calendar-day.js';

/** A day as somebody said it, and where in the text they did. */
export interface SaidDay {
  day: CalendarDay;
  from: number;
  to: number;
  /** The words say when, and nothing of what is to be done. */
  isOnlyWhen: boolean;
}

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const FRIDAY = 4;
const SUNDAY = 6;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const NUMBERS = ['a', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

const WEEKDAY =
  '(mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday|s)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)';
const MONTH =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const COUNT = '(\\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten)';
const DATE = '(\\d{1,2})(?:st|nd|rd|th)?';
const YEAR = '(?:,? (\\d{4}))?';

/** Monday is 0. */
const weekdayOf = (day: CalendarDay): number => (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
const weekdayIn = (words: string): number => DAYS.indexOf(words.slice(0, 3).toLowerCase());
const monthIn = (words: string): number => MONTHS.indexOf(words.slice(0, 3).toLowerCase()) + 1;
const mondayOf = (today: CalendarDay): CalendarDay => addDays(today, -weekdayOf(today));

/**
 * The coming day of that name. Said on a Friday, “by Friday” is a week later: for the day itself people say “today”.
 */
function coming(weekday: number, today: CalendarDay): CalendarDay {
  const ahead = (weekday - weekdayOf(today) + 7) % 7;
  return addDays(today, ahead === 0 ? 7 : ahead);
}

/** “This Friday” on a Friday is that day. */
const thisOne = (weekday: number, today: CalendarDay): CalendarDay =>
  weekday === weekdayOf(today) ? today : coming(weekday, today);

/** A working week ends on Friday; said at the weekend, with the weekend. */
function endOfWeek(today: CalendarDay): CalendarDay {
  return addDays(mondayOf(today), weekdayOf(today) > FRIDAY ? SUNDAY : FRIDAY);
}

function endOfMonth(day: CalendarDay): CalendarDay {
  const { year, month } = dayParts(day);
  return calendarDay(`${day.slice(0, 8)}${daysInMonth(year, month)}`);
}

function countOf(words: string): number {
  const number = words.toLowerCase();
  if (number === 'an') return 1;
  const known = NUMBERS.indexOf(number);
  return known === -1 ? Number(number) : Math.max(1, known);
}

/** Without a year it is the next such day, today included. */
function dated(
  date: number,
  month: number,
  year: string | undefined,
  today: CalendarDay,
): CalendarDay | null {
  if (year !== undefined)
    return dayFromParts(year.length === 2 ? 2000 + Number(year) : Number(year), month, date);
  const now = dayParts(today).year;
  const years = [now, now + 1].map((each) => dayFromParts(each, month, date));
  return years.find((day) => day !== null && day >= today) ?? null;
}

/** The next day with that number, today included. */
function numbered(date: number, today: CalendarDay): CalendarDay | null {
  const first = calendarDay(`${today.slice(0, 8)}01`);
  const days = [0, 1, 2].map((months) => {
    const { year, month } = dayParts(addMonths(first, months));
    return dayFromParts(year, month, date);
  });
  return days.find((day) => day !== null && day >= today) ?? null;
}

function after(count: string, unit: string, today: CalendarDay): CalendarDay {
  const number = countOf(count);
  if (/^month/i.test(unit)) return addMonths(today, number);
  const days = /^week/i.test(unit) ? 7 : /^fortnight/i.test(unit) ? 14 : 1;
  return addDays(today, number * days);
}

type Says = (groups: readonly string[], today: CalendarDay) => CalendarDay | null;

/** How a day is said, the longer ways first. Relative ones say when wherever they stand. */
const WAYS: readonly { words: string; says: Says; isRelative: boolean }[] = [
  { words: 'the day after tomorrow', says: (_, today) => addDays(today, 2), isRelative: true },
  { words: 'tomorrow', says: (_, today) => addDays(today, 1), isRelative: true },
  {
    words: '(?:end of (?:the day|today)|close of play|today|tonight)',
    says: (_, today) => today,
    isRelative: true,
  },
  {
    words: '(?:the )?(?:end of )?next week',
    says: (_, today) => addDays(mondayOf(today), 7 + FRIDAY),
    isRelative: true,
  },
  {
    words: '(?:the )?(?:end of (?:the|this) week|this week|week ?end)',
    says: (_, today) => endOfWeek(today),
    isRelative: true,
  },
  {
    words: '(?:the )?(?:end of )?next month',
    says: (_, today) => endOfMonth(addMonths(today, 1)),
    isRelative: true,
  },
  {
    words: '(?:the )?(?:end of (?:(?:the|this) )?month|this month|month ?end)',
    says: (_, today) => endOfMonth(today),
    isRelative: true,
  },
  {
    words: `(?:the )?end of ${MONTH}${YEAR}`,
    says: ([month = '', year], today) => {
      const first = dayFromParts(Number(year ?? dayParts(today).year), monthIn(month), 1);
      if (first === null) return null;
      const last = endOfMonth(first);
      return year === undefined && last < today ? endOfMonth(addMonths(first, 12)) : last;
    },
    isRelative: true,
  },
  {
    words: `(?:a week on ${WEEKDAY}|${WEEKDAY} week)`,
    says: (groups, today) => addDays(thisOne(weekdayIn(groups.find(Boolean) ?? ''), today), 7),
    isRelative: true,
  },
  {
    words: `next ${WEEKDAY}`,
    says: ([weekday = ''], today) => addDays(mondayOf(today), 7 + weekdayIn(weekday)),
    isRelative: true,
  },
  {
    words: `this ${WEEKDAY}`,
    says: ([weekday = ''], today) => thisOne(weekdayIn(weekday), today),
    isRelative: true,
  },
  {
    words: `(?:in|within) ${COUNT} (days?|weeks?|fortnights?|months?)(?:' time)?`,
    says: ([count = '', unit = ''], today) => after(count, unit, today),
    isRelative: true,
  },
  { words: '(\\d{4}-\\d{2}-\\d{2})', says: ([day = '']) => parseCalendarDay(day), isRelative: false },
  {
    words: `(?:${WEEKDAY},? )?(?:the )?${DATE} (?:of )?${MONTH}${YEAR}`,
    says: ([, date, month = '', year], today) => dated(Number(date), monthIn(month), year, today),
    isRelative: false,
  },
  {
    words: `${MONTH} ${DATE}${YEAR}`,
    says: ([month = '', date, year], today) => dated(Number(date), monthIn(month), year, today),
    isRelative: false,
  },
  {
    words: '(\\d{1,2})[/.](\\d{1,2})(?:[/.](\\d{4}|\\d{2}))?',
    says: ([date, month, year], today) => dated(Number(date), Number(month), year, today),
    isRelative: false,
  },
  {
    words: 'the (\\d{1,2})(?:st|nd|rd|th)',
    says: ([date], today) => numbered(Number(date), today),
    isRelative: false,
  },
  { words: WEEKDAY, says: ([weekday = ''], today) => coming(weekdayIn(weekday), today), isRelative: false },
];

const BY = '(?:(by|before|until|no later than|not later than|due|due by|due on|on|for) )?';
const PATTERNS = WAYS.map((way) => ({
  ...way,
  pattern: new RegExp(`(?<![\\p{L}\\p{N}/.-])${BY}${way.words}(?![\\p{L}\\p{N}/'’-])`, 'giu'),
}));
const STATES_WHEN = /^(by|before|until|no later|not later|due)/i;

/**
 * The day that a text says something is due, as of today: after “by” or its like wherever it stands, else at the end
 * of the text. Null where it says none.
 */
export function findDay(text: string, today: CalendarDay): SaidDay | null {
  const said = PATTERNS.flatMap(({ pattern, says, isRelative }) =>
    [...text.matchAll(pattern)].flatMap((match) => readMatch(match, { says, isRelative }, today)),
  );
  // Of overlapping ways to read it, the longest: “12 June 2014” and not “12 June”.
  const whole = said.filter(
    (one) => !said.some((other) => other.to - other.from > one.to - one.from && contains(other, one)),
  );
  const stated = whole.filter(({ isStated }) => isStated).at(-1);
  if (stated) return { ...stated, isOnlyWhen: true };
  const last = whole.at(-1);
  const ending = whole.filter(({ to }) => /^[\s.!?]*$/.test(text.slice(to))).at(-1);
  return ending ?? (last?.isOnlyWhen ? last : null);
}

type Read = SaidDay & { isStated: boolean };

function readMatch(
  match: RegExpMatchArray,
  { says, isRelative }: { says: Says; isRelative: boolean },
  today: CalendarDay,
): Read[] {
  const [whole, by, ...groups] = match;
  const said = says(groups, today);
  if (said === null) return [];
  const day = by?.toLowerCase() === 'before' && said > today ? addDays(said, -1) : said;
  const from = match.index ?? 0;
  const isStated = by !== undefined && STATES_WHEN.test(by);
  return [{ day, from, to: from + whole.length, isOnlyWhen: isStated || isRelative, isStated }];
}

const contains = (outer: Read, inner: Read): boolean => outer.from <= inner.from && outer.to >= inner.to;
