import type { ScopedRequest, ViewedSubject } from '../../platform/access/access.js';
import type { AgendaView, WaitingAgenda } from './agenda.queries.js';
import type { MeetingHeader, MeetingView } from './meetings.queries.js';

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
  return describeMeetingView(answer as MeetingView | MeetingHeader);
}

export function describeMeetingView(meeting: MeetingView | MeetingHeader): ViewedSubject {
  const spoken = 'agenda' in meeting ? [...meeting.agenda, ...meeting.decisions] : [];
  const shown = [...new Set(spoken.map(({ offenderId }) => offenderId))];
  return { subjectType: 'meeting', subjectId: meeting.id, detail: { shown } };
}
