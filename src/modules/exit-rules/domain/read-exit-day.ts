import { parseCalendarDay, type CalendarDay } from '../../../shared/calendar-day.js';
import { badInput } from '../../../shared/domain-error.js';

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
  return day;
}
