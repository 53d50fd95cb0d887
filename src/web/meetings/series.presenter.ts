import type { CalendarMeeting, SeriesView } from '../../modules/tasking-meetings/index.js';
import { dateAnchor, dateFieldValues, presentDateField, type DateFieldView } from '../shell/date-field.js';
import {
  presentErrors,
  typed,
  type FormError,
  type FormErrors,
  type TypedValues,
} from '../shell/form-errors.js';
import { countOf, dayWords, instantWords } from '../shell/labels.js';
import { paths } from '../shell/paths.js';
import { byWeek, type CalendarReader, type CalendarWeek } from './calendar.presenter.js';
import { calledWords } from './meeting-words.presenter.js';

export type SeriesWithMeetings = SeriesView & { meetings: CalendarMeeting[] };

export interface SeriesPageView {
  title: string;
  back: string;
  facts: { label: string; text: string }[];
  summary: string;
  list: { weeks: CalendarWeek[] };
  end: string | null;
}

/** What of it is still to be held. */
const toCome = ({ meetings }: SeriesWithMeetings, now: string): CalendarMeeting[] =>
  meetings.filter(({ status, startsAt }) => status === 'scheduled' && startsAt >= now);

/** A series with its meetings, each as it stands (MEET-1, MEET-3). */
export function presentSeries(
  series: SeriesWithMeetings,
  panel: string,
  reader: CalendarReader,
): SeriesPageView {
  const { id, kind, from, until, createdBy, createdAt, endedFrom, endedBy, endReason, meetings } = series;
  const held = meetings.filter(({ openedAt }) => openedAt !== null).length;
  const cancelled = meetings.filter(({ status }) => status === 'cancelled').length;
  const left = toCome(series, reader.now).length;
  const missed = meetings.length - held - cancelled - left;
  const counts = [`${held} held`, `${left} to come`, `${cancelled} cancelled`];
  if (missed > 0) counts.push(`${missed} not held`);
  return {
    title: `${calledWords(kind)}s of ${panel}: ${series.words}`,
    back: paths.meetings({ panel: series.panel }),
    facts: [
      { label: 'From', text: dayWords(from) },
      { label: 'Until', text: dayWords(until) },
      { label: 'Called', text: `${instantWords(createdAt)} by ${createdBy}` },
      ...(endedFrom === null
        ? []
        : [{ label: 'Ended', text: `From ${dayWords(endedFrom)} by ${endedBy ?? ''}: ${endReason ?? ''}` }]),
    ],
    summary: `${countOf(meetings.length, 'meeting', 'meetings')}: ${counts.join(', ')}`,
    list: { weeks: byWeek(meetings, { ...reader, isOnSeries: true }) },
    end: reader.mayRun && left > 0 ? paths.endMeetingSeries(id) : null,
  };
}

export interface EndSeriesView {
  title: string;
  lead: string;
  action: string;
  back: string;
  from: DateFieldView;
  reason: string;
  errors: FormErrors;
}

export interface EndSeriesInput {
  series: SeriesWithMeetings;
  today: string;
  /** This instant, ISO 8601. */
  now: string;
  values?: TypedValues;
  errors?: readonly FormError[];
}

/** The form that ends a series from a day on. */
export function presentEndSeries({ series, today, now, values, errors = [] }: EndSeriesInput): EndSeriesView {
  const shown = presentErrors(errors, dateAnchor('from'));
  const given = values ?? dateFieldValues('from', today);
  const left = countOf(toCome(series, now).length, 'meeting is', 'meetings are');
  const field = {
    field: 'from',
    legend: 'First day on which it does not meet any more',
    hint: 'For example, 3 6 2014',
  };
  return {
    title: 'End the series',
    lead: `${series.words}: ${left} still to come. Those from the day on that you enter are cancelled; they stay in the calendar with your reason. What waits for them waits for the next meeting. The panel’s chair and co-ordinator are told.`,
    action: paths.endMeetingSeries(series.id),
    back: paths.meetingSeries(series.id),
    from: presentDateField(field, given, shown),
    reason: typed(given, 'reason'),
    errors: shown,
  };
}
