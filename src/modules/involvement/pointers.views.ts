import type { ScopedRequest, ViewedSubject } from '../../platform/access/access.js';
import type { PointerPage, ReadPointers } from './pointers.queries.js';

/** Whom an answer speaks of: the log says so, and the answer does not. */
const shownBy = new WeakMap<PointerPage, readonly string[]>();

/** The page as it is answered; whom it shows is kept for the log. */
export function keepShown({ page, shown }: ReadPointers): PointerPage {
  shownBy.set(page, shown);
  return page;
}

/** Pointers were read: what was asked for, and whose names were shown (COH-3). */
export function viewedPointers(request: ScopedRequest, answer: unknown): ViewedSubject {
  const { cursor: _cursor, ...filter } = request.query as Record<string, unknown>;
  const shown = shownBy.get(answer as PointerPage) ?? [];
  return { subjectType: 'cohort', subjectId: null, detail: { filter, shown } };
}
