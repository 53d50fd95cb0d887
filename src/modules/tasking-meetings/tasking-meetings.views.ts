import type { ScopedRequest, ViewedSubject } from '../../platform/access/access.js';
import type { AgendaView, WaitingAgenda } from './agenda.queries.js';

/** An agenda was read: whose, and whose names were shown. */
export function viewedAgenda(request: ScopedRequest, answer: unknown): ViewedSubject {
  return describeAgendaView(request, (answer as WaitingAgenda).items);
}

export function describeAgendaView(request: ScopedRequest, items: readonly AgendaView[]): ViewedSubject {
  const filter = { ...(request.params as object), ...(request.query as object) };
  const shown = [...new Set(items.map(({ offenderId }) => offenderId))];
  return { subjectType: 'cohort', subjectId: null, detail: { filter, shown } };
}
