import type { CohortItem, FilterPart } from '../../modules/offenders/index.js';
import { parseCalendarDay, type CalendarDay } from '../../shared/calendar-day.js';
import type { StaleAfterDays } from '../../shared/rag-staleness.js';
import type { Choice } from '../shell/form-errors.js';
import { countOf, dayWords, RAG_KEYS, ragLabel, type Label, type RagKey } from '../shell/labels.js';
import { paths, type CohortQuery } from '../shell/paths.js';
import {
  ANY,
  COHORT_SORTS,
  presentChips,
  presentFilter,
  withoutPresentOnly,
  type FilterView,
} from './cohort-filter.presenter.js';

import { presentRow, type CohortRow } from './cohort-row.presenter.js';
import { presentSavedLinks, type SavedViewInput, type SavedViewLinks } from './saved-view-links.presenter.js';

export { COHORT_SORTS };

export type { CohortItem };

export interface PanelOption {
  key: string;
  name: string;
}

export interface CohortInput {
  items: readonly CohortItem[];
  nextCursor: string | null;
  /** How many match the filter. */
  total: number;
  /** How many there are without a filter. */
  totalAll: number;
  filter: CohortQuery;
  /** What this reader can filter by. */
  filterParts: readonly FilterPart[];
  savedViews: readonly SavedViewInput[];
  panels: readonly PanelOption[];
  /** By RAG status, under the filter but for RAG itself. */
  ragCounts: Readonly<Record<RagKey | 'none', number>>;
  canAdd: boolean;
  canImport: boolean;
  /** A reader who does not see everybody is not told that nobody is there. */
  seesEverybody: boolean;
  /** LAW-5: after how many days each status is stale. */
  staleAfter: StaleAfterDays;
  today: CalendarDay;
}

export interface CohortView {
  title: string;
  summary: string;
  filterWords: string[];
  chips: { text: string; href: string }[];
  clearHref: string;
  filter: FilterView;
  past: { day: string; presentHref: string } | null;
  otherDayHref: string;
  saved: SavedViewLinks;
  exportHref: string;
  counts: { rag: Label; count: string; href: string; isOn: boolean }[];
  columns: { text: string; href: string | null; isSorted: boolean }[];
  rows: CohortRow[];
  empty: { text: string; advice: string; link: { text: string; href: string } | null } | null;
  add: { text: string; href: string } | null;
  next: string | null;
  first: string | null;
}

const COLUMNS: readonly { text: string; sort: string | null }[] = [
  { text: 'Name and date of birth', sort: 'name' },
  { text: 'PNC ID and CRN', sort: null },
  { text: 'Panel', sort: null },
  { text: 'RAG status', sort: 'rag' },
  { text: 'Tier and score', sort: '-score' },
  { text: 'Registered', sort: '-registeredOn' },
  { text: 'Earliest exit', sort: 'earliestExitOn' },
  { text: 'Flags', sort: null },
];

function presentSummary({ items, total, totalAll }: CohortInput, isFiltered: boolean): string {
  const shown = items.length.toLocaleString('en-GB');
  if (!isFiltered) return `Showing ${shown} of ${countOf(total, 'person', 'people')}`;
  const all = totalAll.toLocaleString('en-GB');
  return `Showing ${shown} of ${countOf(total, 'person', 'people')} who match, out of ${all} on the list`;
}

function presentEmpty(
  { items, filter, canAdd, canImport, seesEverybody }: CohortInput,
  isFiltered: boolean,
): CohortView['empty'] {
  if (items.length > 0) return null;
  if (isFiltered) {
    return {
      text: 'Nobody matches this filter.',
      advice: 'Take part of the filter away, or search by surname, alias, PNC ID, CRN or prison number.',
      link: { text: 'Clear the filter', href: paths.cohort({ asAt: filter.asAt }) },
    };
  }
  if (filter.asAt) {
    return {
      text: `Nobody was on the list on ${dayWords(filter.asAt)}, as far as is recorded.`,
      advice: 'The list of a day holds whom somebody had recorded by its end.',
      link: { text: 'The list as it is now', href: paths.cohort() },
    };
  }
  if (!seesEverybody) {
    return {
      text: 'Nobody on the list is shown to you.',
      advice: 'You see the people whom your agency is recorded as working with. Ask your IOM co-ordinator.',
      link: null,
    };
  }
  const imports = { text: 'Import a panel’s list', href: paths.imports() };
  const add = { text: 'Add a person', href: paths.newOffender() };
  return {
    text: 'There is nobody on the list yet.',
    advice: canImport
      ? 'It fills when the panels’ spreadsheets are imported, or when people are added one by one.'
      : 'It fills when a co-ordinator imports the panels’ spreadsheets or adds people one by one.',
    link: canImport ? imports : canAdd ? add : null,
  };
}

function presentPast(filter: CohortQuery, asAt: string): CohortView['past'] {
  return { day: dayWords(asAt), presentHref: paths.cohort({ ...filter, asAt: null, cursor: null }) };
}

/** The definitive list: what is shown, out of how many, under which filter, and a row a person. */
export function presentCohort(input: CohortInput): CohortView {
  const { filter, ragCounts, items } = input;
  // Ages and dates that are reached are those of the day whose list it is.
  const today = parseCalendarDay(filter.asAt) ?? input.today;
  const panels: Choice[] = [ANY, ...input.panels.map(({ key, name }) => ({ value: key, text: name }))];
  const chips = presentChips(filter, panels);
  const sort = filter.sort || 'name';
  const page = { ...filter, cursor: null };
  return {
    title: filter.asAt ? `Cohort on ${dayWords(filter.asAt)}` : 'Cohort',
    summary: presentSummary(input, chips.length > 0),
    filterWords: chips.map((chip) => chip.text),
    chips,
    clearHref: paths.cohort({ sort: filter.sort, asAt: filter.asAt }),
    filter: presentFilter(filter, panels, input.filterParts),
    past: filter.asAt ? presentPast(filter, filter.asAt) : null,
    otherDayHref: paths.cohortDay(withoutPresentOnly(page)),
    saved: presentSavedLinks(filter, input.savedViews),
    exportHref: paths.cohortExport(page),
    counts: [...RAG_KEYS, 'none' as const].map((rag) => ({
      rag: ragLabel(rag === 'none' ? null : rag),
      count: ragCounts[rag].toLocaleString('en-GB'),
      href: paths.cohort({ ...page, rag: filter.rag === rag ? null : rag }),
      isOn: filter.rag === rag,
    })),
    columns: COLUMNS.map(({ text, sort: by }) => ({
      text,
      href: by === null ? null : paths.cohort({ ...page, sort: by }),
      isSorted: by === sort,
    })),
    rows: items.map((item) => presentRow(item, panels, { today, staleAfter: input.staleAfter })),
    empty: presentEmpty(input, chips.length > 0),
    add: input.canAdd && !filter.asAt ? { text: 'Add a person', href: paths.newOffender() } : null,
    next: input.nextCursor ? paths.cohort({ ...filter, cursor: input.nextCursor }) : null,
    first: filter.cursor ? paths.cohort(page) : null,
  };
}
