import { presentErrors, type Choice, type FormError, type FormErrors } from '../shell/form-errors.js';
import { countOf, instantWords } from '../shell/labels.js';
import { paths, type CohortQuery } from '../shell/paths.js';
import { filterInWords } from './cohort-filter.presenter.js';
import type { PanelOption } from './cohort.presenter.js';
import type { SavedViewInput } from './saved-view-links.presenter.js';

export interface SavedViewsView {
  title: string;
  summary: string;
  back: string;
  empty: string | null;
  rows: {
    id: string;
    name: string;
    href: string;
    filter: string;
    count: string;
    savedAt: string;
    rename: string;
    remove: string;
  }[];
}

export interface ViewFormInput {
  /** The view that is renamed; null when a new one is saved. */
  view: Pick<SavedViewInput, 'id' | 'name'> | null;
  filter: CohortQuery;
  panels: readonly PanelOption[];
  name: string;
  errors?: readonly FormError[];
  /** Somebody has a view of this name already: it may be replaced. */
  canReplace?: boolean;
}

export interface ViewFormView {
  title: string;
  action: string;
  back: string;
  errors: FormErrors;
  name: string;
  /** What is saved, in words. */
  filter: string;
  /** The filter, as hidden fields. */
  kept: { name: string; value: string }[];
  replace: string | null;
  button: string;
}

const choicesOf = (panels: readonly PanelOption[]): Choice[] =>
  panels.map(({ key, name }) => ({ value: key, text: name }));

/** The views somebody keeps, to be opened, renamed and deleted. */
export function presentSavedViews(
  views: readonly (SavedViewInput & { savedAt: string })[],
  panels: readonly PanelOption[],
): SavedViewsView {
  return {
    title: 'Saved views',
    summary: `${countOf(views.length, 'view', 'views')}. Nobody else sees them.`,
    back: paths.cohort(),
    empty: views.length > 0 ? null : 'Filter the cohort list and choose “Save this view”: it is kept here.',
    rows: views.map(({ id, name, filter, count, savedAt }) => ({
      id,
      name,
      href: paths.openView(id),
      filter: filterInWords(filter, choicesOf(panels)),
      count: count === null ? 'Part of it can no longer be used' : countOf(count, 'person', 'people'),
      savedAt: instantWords(savedAt),
      rename: paths.renameView(id),
      remove: paths.deleteView(id),
    })),
  };
}

/** A filter as hidden fields of a form. */
function keptFields(filter: CohortQuery): { name: string; value: string }[] {
  const parts = Object.entries(filter) as [string, string | null | undefined][];
  return parts.flatMap(([name, value]) => (value ? [{ name, value }] : []));
}

/** The form that names a view. */
export function presentViewForm(input: ViewFormInput): ViewFormView {
  const { view, filter, panels, name, errors = [], canReplace = false } = input;
  return {
    title: view ? 'Rename a saved view' : 'Save this view',
    action: view ? paths.renameView(view.id) : paths.saveView(),
    back: view ? paths.savedViews() : paths.cohort(filter),
    errors: presentErrors(errors),
    name,
    filter: filterInWords(filter, choicesOf(panels)),
    kept: keptFields(filter),
    replace: canReplace ? `Replace the view “${name.trim()}”` : null,
    button: view ? 'Rename' : 'Save view',
  };
}

/** What the next page says of a view whose parts can no longer all be used. */
export const sayLeftOut = (parts: readonly string[]): string =>
  `Part of this view can no longer be used and was left out: ${parts.join(', ')}`;
