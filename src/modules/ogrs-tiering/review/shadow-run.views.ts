import type { ScopedRequest, ViewedSubject } from '../../../platform/access/access.js';
import type { ShadowPage } from './shadow-run.service.js';

/** Whom a page of a shadow run named, for the log, as the list's own views say it (COH-3). */
export function describeShadowView(request: ScopedRequest, { draft, items }: ShadowPage): ViewedSubject {
  const { cursor: _cursor, ...filter } = request.query as Record<string, unknown>;
  const detail = { draft: draft.id, filter, shown: items.map(({ id }) => id) };
  return { subjectType: 'cohort', subjectId: null, detail };
}
