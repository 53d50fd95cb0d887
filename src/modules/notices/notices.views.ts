import type { ScopedRequest, ViewedSubject } from '../../platform/access/access.js';
import type { NoticePage } from './notices.queries.js';

/** Notices were read: what was asked for, and whose names were shown. */
export function viewedNotices(request: ScopedRequest, answer: unknown): ViewedSubject {
  return describeNoticesView(request, answer as NoticePage);
}

export function describeNoticesView(request: ScopedRequest, page: NoticePage): ViewedSubject {
  const { cursor: _cursor, ...filter } = request.query as Record<string, unknown>;
  const shown = [...new Set(page.items.flatMap(({ offenderId }) => offenderId ?? []))];
  return { subjectType: 'cohort', subjectId: null, detail: { filter, shown } };
}
