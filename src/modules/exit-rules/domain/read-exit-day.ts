import { dayParts, parseCalendarDay, type CalendarDay } from '../../../shared/calendar-day.js';
import { badInput } from '../../../shared/domain-error.js';

/** Far beyond anybody’s time on the scheme; six months before and a year after are days as well. */
const FIRST_YEAR = 1900;
const LAST_YEAR = 2999;

/**
 * A day that is asked about; undefined where none was.
 *
 * @throws DomainError bad-input naming the field.
 */
export function readExitDay(typed: unknown, field = 'on'): CalendarDay | undefined {
  if (typed === undefined || typed === null || typed === '') return undefined;
  const day = parseCalendarDay(typed);
  if (day === null) {
    throw badInput([{ field, message: `${field} must be a day like 2014-06-03`, rule: 'EXIT-3' }]);
  }
  const { year } = dayParts(day);
  if (year >= FIRST_YEAR && year <= LAST_YEAR) return day;
  const message = `${field} must be a day of the years ${FIRST_YEAR} to ${LAST_YEAR}`;
  throw badInput([{ field, message, rule: 'EXIT-3' }]);
}

/**
 * The month that somebody asks about, as `2015-05`: its first day; nothing for every month.
 *
 * @throws DomainError bad-input when it is no month.
 */
export function readExitMonth(month: string | undefined): CalendarDay | undefined {
  if (month === undefined || month === '') return undefined;
  const first = parseCalendarDay(`${month}-01`);
  if (first !== null) return readExitDay(first, 'month');
  throw badInput([{ field: 'month', message: 'month must be a month like 2015-05', rule: 'EXIT-3' }]);
}
