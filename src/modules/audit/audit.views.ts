import type { ScopedRequest, ViewedSubject } from '../../platform/access/access.js';

/** The log's readers are in the log too. */
export const viewedAudit = (request: ScopedRequest): ViewedSubject => {
  const { cursor: _cursor, ...filter } = request.query as Record<string, unknown>;
  return { subjectType: 'audit', subjectId: null, detail: { filter } };
};
