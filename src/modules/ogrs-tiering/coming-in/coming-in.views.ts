import type { ScopedRequest, ViewedSubject } from '../../../platform/access/access.js';

/** One of the lists was consulted: which, what was asked for, and whose rows were shown. */
export function describeComingInView(
  request: ScopedRequest,
  list: string,
  { items }: { items: readonly { id: string }[] },
): ViewedSubject {
  const filter = { ...(request.query as object), list };
  return { subjectType: 'cohort', subjectId: null, detail: { filter, shown: items.map(({ id }) => id) } };
}
