import { londonInstant } from '../../shared/calendar-day.js';
import { readDateField } from '../shell/date-field.js';
import { typed, type FormError, type TypedValues } from '../shell/form-errors.js';

export interface MoveForm {
  startsAt: string | undefined;
  reason: string;
  version: number;
  errors: FormError[];
}

/** Reads the form that moves a meeting: a day in three boxes and a time, London’s. */
export function readMoveForm(values: TypedValues): MoveForm {
  const errors: FormError[] = [];
  const { day, error } = readDateField(values, {
    ...{ field: 'startsAt', called: 'New day', whenEmpty: 'Enter the new day' },
  });
  if (error) errors.push(error);
  const startsAt = day === null ? null : londonInstant(day, typed(values, 'time'));
  if (day !== null && startsAt === null) {
    errors.push({ field: 'time', message: 'Enter a time like 9:30 or 14:05' });
  }
  const version = /^\d{1,9}$/.test(typed(values, 'version')) ? Number(typed(values, 'version')) : 0;
  return { startsAt: startsAt?.toISOString(), reason: typed(values, 'reason'), version, errors };
}
