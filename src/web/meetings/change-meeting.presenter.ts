import type { CalendarMeeting } from '../../modules/tasking-meetings/index.js';
import { formatInstant, londonDay } from '../../shared/calendar-day.js';
import { dateAnchor, dateFieldValues, presentDateField, type DateFieldView } from '../shell/date-field.js';
import {
  presentErrors,
  typed,
  type FormError,
  type FormErrors,
  type TypedValues,
} from '../shell/form-errors.js';
import { paths } from '../shell/paths.js';
import { meetingWhen } from './calendar.presenter.js';
import { calledWords } from './meeting-words.presenter.js';

export interface ChangeMeetingInput {
  meeting: CalendarMeeting;
  panel: string;
  values?: TypedValues;
  errors?: readonly FormError[];
}

export interface ChangeMeetingView {
  title: string;
  /** What is changed, and what becomes of it. */
  lead: string;
  action: string;
  back: string;
  version: number;
  /** Of a move; null of a cancellation. */
  to: { day: DateFieldView; time: string } | null;
  reason: string;
  button: string;
  errors: FormErrors;
}

const whatIs = ({ meeting, panel }: ChangeMeetingInput): string =>
  `${calledWords(meeting.kind)} of ${panel}, ${meetingWhen(meeting.startsAt)}.`;

const timeOf = (at: string): string => formatInstant(new Date(at)).split(' at ')[1] ?? '';

/** The form that moves a meeting, with the day and time at which it is to start now. */
export function presentMove(input: ChangeMeetingInput): ChangeMeetingView {
  const { meeting, values, errors = [] } = input;
  const { id, startsAt, version, panel } = meeting;
  const shown = presentErrors(errors, dateAnchor('startsAt'));
  const day = londonDay(new Date(startsAt));
  const given = values ?? { ...dateFieldValues('startsAt', day), time: timeOf(startsAt) };
  const field = { field: 'startsAt', legend: 'New day', hint: 'For example, 3 6 2014' };
  return {
    title: 'Move the meeting',
    lead: `${whatIs(input)} The panel’s chair and co-ordinator are told, and calendars that have subscribed follow.`,
    action: paths.moveMeeting(id),
    back: paths.meetings({ panel }),
    version,
    to: { day: presentDateField(field, given, shown), time: typed(given, 'time') },
    reason: typed(given, 'reason'),
    button: 'Move the meeting',
    errors: shown,
  };
}

/** The question whether a meeting is to be cancelled. */
export function presentCancel(input: ChangeMeetingInput): ChangeMeetingView {
  const { meeting, values = {}, errors = [] } = input;
  const { id, version, panel } = meeting;
  return {
    title: 'Cancel the meeting',
    lead: `${whatIs(input)} It stays in the calendar as cancelled, and cannot be called back. What waits for it waits for the next meeting. The panel’s chair and co-ordinator are told.`,
    action: paths.cancelMeeting(id),
    back: paths.meetings({ panel }),
    version,
    to: null,
    reason: typed(values, 'reason'),
    button: 'Cancel the meeting',
    errors: presentErrors(errors),
  };
}
