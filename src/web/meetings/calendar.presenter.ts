import type { CalendarMeeting } from '../../modules/tasking-meetings/index.js';
import { formatDay, londonDay, type CalendarDay } from '../../shared/calendar-day.js';
import { mondayOf, weekdayOf, weekdayWords } from '../../shared/week.js';
import { countOf, instantWords, type Label } from '../shell/labels.js';
import { paths } from '../shell/paths.js';
import { calledWords, meetingStatus } from './meeting-words.presenter.js';

export interface CalendarRow {
  id: string;
  name: string;
  href: string;
  /** `Tuesday 3 June 2014 at 9:30` */
  when: string;
  status: Label;
  /** What became of it: quorum, reason, where it was moved from. */
  notes: string[];
  links: { text: string; href: string }[];
}

export interface CalendarWeek {
  id: string;
  /** `Week of 2 June 2014` */
  heading: string;
  rows: CalendarRow[];
}

export interface CalendarList {
  summary: string;
  weeks: CalendarWeek[];
  empty: string | null;
}

export interface CalendarReader {
  mayRun: boolean;
  /** This instant, ISO 8601. */
  now: string;
  /** On the page of a series no meeting leads to it. */
  isOnSeries?: boolean;
}

/** `Tuesday 3 June 2014 at 9:30` */
export const meetingWhen = (at: string): string =>
  `${weekdayWords(weekdayOf(londonDay(new Date(at))))} ${instantWords(at)}`;

/** Where a meeting stands; one that nobody opened when its time had passed was not held. */
function statusOf({ status, startsAt }: CalendarMeeting, now: string): Label {
  const isOverdue = status === 'scheduled' && londonDay(new Date(startsAt)) < londonDay(new Date(now));
  return isOverdue ? { key: 'missed', text: 'Not held' } : meetingStatus(status);
}

function notesOf({ status, cancelReason, moved, together, quorate }: CalendarMeeting): string[] {
  const notes: string[] = [];
  if (moved !== null) notes.push(`Moved from ${meetingWhen(moved.from)}: ${moved.reason}`);
  if (status === 'cancelled') notes.push(`Reason: ${cancelReason ?? 'none was given'}`);
  if (together !== null) {
    const agencies = countOf(together, 'agency', 'agencies');
    notes.push(
      quorate ? `Quorate: ${agencies} there together` : `Not quorate: ${agencies} there together at most`,
    );
  }
  return notes;
}

export function presentRow(
  meeting: CalendarMeeting,
  { mayRun, now, isOnSeries = false }: CalendarReader,
): CalendarRow {
  const { id, kind, startsAt, status, seriesId } = meeting;
  const links =
    seriesId === null || isOnSeries ? [] : [{ text: 'Series', href: paths.meetingSeries(seriesId) }];
  if (mayRun && status === 'scheduled') {
    links.unshift(
      { text: 'Move', href: paths.moveMeeting(id) },
      { text: 'Cancel', href: paths.cancelMeeting(id) },
    );
  }
  return {
    ...{ id, name: calledWords(kind), href: paths.meeting(id), when: meetingWhen(startsAt) },
    ...{ status: statusOf(meeting, now), notes: notesOf(meeting), links },
  };
}

/** Meetings by weeks, Monday to Sunday, in the order in which they are given. */
export function byWeek(meetings: readonly CalendarMeeting[], reader: CalendarReader): CalendarWeek[] {
  const weeks = new Map<CalendarDay, CalendarRow[]>();
  for (const meeting of meetings) {
    const monday = mondayOf(londonDay(new Date(meeting.startsAt)));
    const row = presentRow(meeting, reader);
    const known = weeks.get(monday);
    if (known) known.push(row);
    else weeks.set(monday, [row]);
  }
  return [...weeks].map(([monday, rows]) => ({
    id: monday,
    heading: `Week of ${formatDay(monday)}`,
    rows,
  }));
}

export function presentComing(meetings: readonly CalendarMeeting[], reader: CalendarReader): CalendarList {
  const called = meetings.filter(({ status }) => status !== 'cancelled');
  const cancelled = meetings.length - called.length;
  const also =
    cancelled === 0 ? '' : `, and ${countOf(cancelled, 'that was cancelled', 'that were cancelled')}`;
  return {
    summary: `${countOf(called.length, 'meeting', 'meetings')} from today on for four weeks${also}`,
    weeks: byWeek(meetings, reader),
    empty:
      meetings.length > 0
        ? null
        : `No meeting is called for the next four weeks.${reader.mayRun ? ' Call one, or a series, and it appears here.' : ' Those that a chair or co-ordinator calls appear here.'}`,
  };
}

/** What has been, the latest first. */
export function presentPast(meetings: readonly CalendarMeeting[], reader: CalendarReader): CalendarList {
  const held = meetings.filter(({ openedAt }) => openedAt !== null);
  const quorate = held.filter((meeting) => meeting.quorate === true);
  return {
    summary: `${held.length} of ${countOf(meetings.length, 'meeting', 'meetings')} held in the four weeks before today, ${quorate.length} of them quorate`,
    weeks: byWeek([...meetings].reverse(), reader),
    empty: meetings.length > 0 ? null : 'No meeting was called for the last four weeks.',
  };
}
