import type { ScopedRequest, ViewedSubject } from '../../platform/access/access.js';
import type { MatchView } from './import-view.js';
import type { RowPage } from './import-views.service.js';

/** Ids of the people on the list who were shown beside the rows: each is a view of their record (COH-3). */
const shownOf = (matches: readonly MatchView[]): string[] => [
  ...new Set(matches.flatMap(({ offenderId }) => (offenderId === null ? [] : [offenderId]))),
];

/** An import was consulted: its people, and those on the list beside them. */
export function viewedImport(request: ScopedRequest, answer: unknown): ViewedSubject {
  const { id, matches = [] } = (answer ?? {}) as { id?: string; matches?: MatchView[] };
  const { id: asked } = request.params as { id?: string };
  const shown = shownOf(matches);
  return {
    subjectType: 'import',
    subjectId: asked ?? id ?? null,
    ...(shown.length > 0 ? { detail: { shown } } : {}),
  };
}

/** A page of an import's rows was consulted. */
export function viewedRows(request: ScopedRequest, answer: unknown): ViewedSubject {
  const { items, show, page } = answer as RowPage;
  const { id } = request.params as { id: string };
  const shown = shownOf(items.flatMap((row) => (row.kind === 'person' ? row.matches : [])));
  return { subjectType: 'import', subjectId: id, detail: { show, page, shown } };
}

/** The refused rows or the file itself left the product: a disclosure, to whoever took it (LAW-1). */
export function takenFromImport(request: ScopedRequest): ViewedSubject {
  const { id } = request.params as { id: string };
  return { subjectType: 'import', subjectId: id, recipients: request.user?.name ?? '' };
}
