import type { PointerPage } from '../../modules/involvement/index.js';
import { agencyWords, countOf, listName } from '../shell/labels.js';
import { paths, type CohortQuery } from '../shell/paths.js';
import type { PanelOption } from './cohort.presenter.js';

export interface OthersInput {
  pointers: PointerPage;
  /** The name searched for; empty for all. */
  name: string;
  /** Whether an earlier page was left for this one. */
  isLaterPage: boolean;
  panels: readonly PanelOption[];
  /** The filter of the list above, which stays as it is. */
  filter: CohortQuery;
}

export interface OthersView {
  title: string;
  lead: string;
  name: string;
  hidden: { name: string; value: string }[];
  summary: string;
  rows: { name: string; panel: string; ring: string; agencies: string }[];
  empty: string | null;
  next: string | null;
  first: string | null;
}

/** For a partner: those on the scheme whom their agency is not involved with, and whom to ring about each. */
export function presentOthers({ pointers, name, isLaterPage, panels, filter }: OthersInput): OthersView {
  const { items, total, nextCursor } = pointers;
  const shown = items.length < total ? `Showing ${items.length.toLocaleString('en-GB')} of ` : '';
  const matching = name === '' ? '' : ` whose name matches “${name}”`;
  return {
    title: 'Others on the scheme',
    lead: 'Your agency is not recorded as involved with them. Ring the police co-ordinator of the panel about any of them.',
    name,
    hidden: Object.entries(filter).flatMap(([part, value]) =>
      value ? [{ name: part, value: String(value) }] : [],
    ),
    summary: `${shown}${countOf(total, 'person', 'people')}${matching}`,
    rows: items.map((pointer) => ({
      name: listName(pointer),
      panel: panels.find(({ key }) => key === pointer.panel)?.name ?? pointer.panel,
      ring: pointer.coordinator?.name ?? 'No co-ordinator is recorded',
      agencies: pointer.agencies.map(agencyWords).join(', ') || 'No agency',
    })),
    empty:
      items.length > 0 ? null : name === '' ? 'There is nobody else on the scheme.' : 'Nobody has that name.',
    next: nextCursor === null ? null : `${paths.cohortOthers(filter, { name, cursor: nextCursor })}#others`,
    first: isLaterPage ? `${paths.cohortOthers(filter, { name })}#others` : null,
  };
}
