import { addMonths, type CalendarDay } from '../../../shared/calendar-day.js';

/**
 * The day from which somebody may leave, counted from registration alone (EXIT-2): six calendar months, clamped
 * to the end of a short month. Null while the registration date is not recorded.
 */
export function sixMonthStage(registeredOn: CalendarDay | null, exitMonths: number): CalendarDay | null {
  return registeredOn === null ? null : addMonths(registeredOn, exitMonths);
}
