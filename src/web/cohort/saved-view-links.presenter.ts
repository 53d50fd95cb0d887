import { paths, type CohortQuery } from '../shell/paths.js';

export interface SavedViewInput {
  id: string;
  name: string;
  filter: CohortQuery;
  /** How many it shows now; null when part of it can no longer be used. */
  count: number | null;
}

export interface SavedViewLinks {
  views: { name: string; count: string; href: string; isOpen: boolean }[];
  saveHref: string;
  manageHref: string | null;
}

/** What a filter asks for, however its parts came to stand: the usual order is none. */
function signature({ cursor: _cursor, sort, ...parts }: CohortQuery): string {
  const asked = Object.entries(parts).filter(([, value]) => value && value !== 'false');
  return JSON.stringify([...asked.sort(), sort && sort !== 'name' ? sort : '']);
}

/** Links to the views somebody keeps, each with how many it shows now; the one that is open is marked. */
export function presentSavedLinks(
  filter: CohortQuery,
  savedViews: readonly SavedViewInput[],
): SavedViewLinks {
  const open = signature(filter);
  return {
    views: savedViews.map((view) => ({
      name: view.name,
      count: view.count === null ? 'needs a look' : view.count.toLocaleString('en-GB'),
      href: paths.openView(view.id),
      isOpen: signature(view.filter) === open,
    })),
    saveHref: paths.saveView({ ...filter, cursor: null }),
    manageHref: savedViews.length > 0 ? paths.savedViews() : null,
  };
}
