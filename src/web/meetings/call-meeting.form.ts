import type { TypedMeeting } from '../../modules/tasking-meetings/index.js';
import { londonInstant } from '../../shared/calendar-day.js';
import { readDateField } from '../shell/date-field.js';
import { typed, type FormError, type TypedValues } from '../shell/form-errors.js';

/** Reads the form that calls a meeting: a day in three boxes and a time, London’s. */
export function readCallMeeting(values: TypedValues): { meeting: TypedMeeting; errors: FormError[] } {
  const errors: FormError[] = [];
  const kind = typed(values, 'kind');
  if (kind === '')
    errors.push({ field: 'kind', message: 'Choose what kind of meeting it is', rule: 'MEET-3' });
  const date = readDateField(values, {
    field: 'day',
    called: 'Day',
    whenEmpty: 'Enter the day of the meeting',
  });
  if (date.error) errors.push(date.error);
  const time = typed(values, 'time');
  const startsAt = date.day === null ? null : londonInstant(date.day, time);
  if (date.day !== null && startsAt === null) {
    errors.push({ field: 'time', message: 'Enter a time like 9:30 or 14:05' });
  } else if (date.day === null && time.trim() === '') {
    errors.push({ field: 'time', message: 'Enter the time at which it starts' });
  }
  return { meeting: { panel: typed(values, 'panel'), kind, startsAt: startsAt?.toISOString() }, errors };
}
