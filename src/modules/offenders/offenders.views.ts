import type { ScopedRequest, ViewedSubject } from '../../platform/access/access.js';
import type { CohortPage } from './offenders.queries.js';

/** One person's record was consulted. */
export function viewedOffender(request: ScopedRequest): ViewedSubject {
  const { id } = request.params as { id: string };
  return { subjectType: 'offender', subjectId: id };
}

/** The list was consulted: what was asked for, and whose rows were shown. */
export function viewedCohort(request: ScopedRequest, answer: unknown): ViewedSubject {
  return describeCohortView(request, answer as CohortPage);
}

export function describeCohortView(request: ScopedRequest, page: CohortPage): ViewedSubject {
  const { cursor: _cursor, ...filter } = request.query as Record<string, unknown>;
  const shown = page.items.map(({ id }) => id);
  return { subjectType: 'cohort', subjectId: null, detail: { filter, shown } };
}
