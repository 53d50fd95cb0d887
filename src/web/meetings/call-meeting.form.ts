import type { TypedMeeting, TypedSeries } from '../../modules/tasking-meetings/index.js';
import { londonInstant } from '../../shared/calendar-day.js';
import { readDateField } from '../shell/date-field.js';
import { typed, type FormError, type TypedValues } from '../shell/form-errors.js';

/** What the form asks for: one meeting, or a series. */
export type CallForm =
  | { meeting: TypedMeeting; series: null; errors: FormError[] }
  | { meeting: null; series: TypedSeries; errors: FormError[] };

/** Reads the form that calls a meeting, or several at once: days in three boxes and a time, London’s. */
export function readCallMeeting(values: TypedValues): CallForm {
  const often = typed(values, 'often');
  return often === '' || often === 'once' ? readOne(values) : readSeriesForm(values, often);
}

function readKind(values: TypedValues, errors: FormError[]): string {
  const kind = typed(values, 'kind');
  if (kind === '')
    errors.push({ field: 'kind', message: 'Choose what kind of meeting it is', rule: 'MEET-3' });
  return kind;
}

function readOne(values: TypedValues): CallForm {
  const errors: FormError[] = [];
  const kind = readKind(values, errors);
  const date = readDateField(values, {
    field: 'from',
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
  const meeting = { panel: typed(values, 'panel'), kind, startsAt: startsAt?.toISOString() };
  return { meeting, series: null, errors };
}

/** The rules judge the weekdays, the time and the span (MEET-1); only what is no day at all is said here. */
function readSeriesForm(values: TypedValues, rhythm: string): CallForm {
  const errors: FormError[] = [];
  const kind = readKind(values, errors);
  const from = readDateField(values, {
    field: 'from',
    called: 'First day',
    whenEmpty: 'Enter the first day',
  });
  const until = readDateField(values, {
    field: 'until',
    called: 'Last day',
    whenEmpty: 'Enter the last day',
  });
  for (const { error } of [from, until]) if (error) errors.push(error);
  const { weekdays = [] } = values;
  const series = {
    ...{
      panel: typed(values, 'panel'),
      kind,
      rhythm,
      time: typed(values, 'time'),
      from: from.day,
      until: until.day,
    },
    weekdays: typeof weekdays === 'string' ? [weekdays] : weekdays,
    ...(rhythm === 'monthly' ? { weekOfMonth: Number(typed(values, 'weekOfMonth')) } : {}),
  };
  return { meeting: null, series, errors };
}
