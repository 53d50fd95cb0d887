import type { ScopedRequest, ViewedSubject } from '../../platform/access/access.js';
import type { AgendaView, WaitingAgenda } from './agenda.queries.js';
import { spokenAbout } from './domain/minutes.js';
import type { AttendedMeeting, MeetingHeader } from './meetings.queries.js';
import type { MinutesView } from './minutes.queries.js';
import type { RoomParts } from './room.queries.js';

type Meeting = (AttendedMeeting | MeetingHeader) & Partial<RoomParts>;

/** An agenda was read: whose, and whose names were shown. */
export function viewedAgenda(request: ScopedRequest, answer: unknown): ViewedSubject {
  return describeAgendaView(request, (answer as WaitingAgenda).items);
}

export function describeAgendaView(request: ScopedRequest, items: readonly AgendaView[]): ViewedSubject {
  const filter = { ...(request.params as object), ...(request.query as object) };
  const shown = [...new Set(items.map(({ offenderId }) => offenderId))];
  return { subjectType: 'cohort', subjectId: null, detail: { filter, shown } };
}

/** A meeting was read: which, and whose names were shown. */
export function viewedMeeting(_request: ScopedRequest, answer: unknown): ViewedSubject {
  return describeMeetingView(answer as Meeting);
}

export function describeMeetingView(meeting: Meeting): ViewedSubject {
  const decided = 'decisions' in meeting ? [...meeting.decisions, ...meeting.tasks] : [];
  const items = 'agenda' in meeting ? [...meeting.agenda, ...meeting.settled] : [];
  const { focus = null } = meeting;
  const inFocus = focus?.item ? [focus.item] : [];
  const ids = [...items, ...decided, ...inFocus].map(({ offenderId }) => offenderId);
  const shown = [...new Set(ids.filter((id) => id !== null))];
  return { subjectType: 'meeting', subjectId: meeting.id, detail: { shown } };
}

/** The minutes of a meeting were read: which, and whose names were in them. */
export function viewedMinutes(_request: ScopedRequest, answer: unknown): ViewedSubject {
  return describeMinutesView(answer as MinutesView);
}

export function describeMinutesView({ meeting, content }: MinutesView): ViewedSubject {
  return { subjectType: 'meeting', subjectId: meeting.id, detail: { shown: spokenAbout(content) } };
}
