import type { CohortItem } from '../../modules/offenders/index.js';
import { londonDay, type CalendarDay } from '../../shared/calendar-day.js';
import { isStale, type StaleAfterDays } from '../../shared/rag-staleness.js';
import { isRagStatus } from '../../shared/rag.js';
import { choose, type Choice } from '../shell/form-errors.js';
import {
  agedWords,
  countOf,
  listName,
  RAG_KEYS,
  ragLabel,
  shortDayWords,
  statusWords,
  tierWords,
  type Label,
  type RagKey,
} from '../shell/labels.js';
import { paths, type CohortQuery } from '../shell/paths.js';
import {
  ANY,
  COHORT_SORTS,
  ELIGIBILITIES,
  presentChips,
  RAGS,
  ROUTES,
  STATUSES,
  textOf,
  TIERS,
} from './cohort-filter.presenter.js';

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

export interface CohortRow {
  id: string;
  name: string;
  href: string;
  born: string;
  pncId: string;
  crn: string;
  panel: string;
  rag: Label;
  ragSince: string;
  /** LAW-5, in words; empty while it is fresh. */
  ragStale: string;
  tier: string;
  score: string;
  status: string;
  registeredOn: string;
  earliestExit: string;
  isExitDue: boolean;
  ppo: boolean;
  inCustody: boolean;
}

export interface CohortView {
  title: string;
  summary: string;
  filterWords: string[];
  chips: { text: string; href: string }[];
  clearHref: string;
  filters: {
    q: string;
    panels: Choice[];
    rags: Choice[];
    tiers: Choice[];
    statuses: Choice[];
    routes: Choice[];
    eligibilities: Choice[];
    sorts: Choice[];
  };
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

/** LAW-5: a status that nobody has confirmed for long says so. */
function staleWords({ rag, ragConfirmedAt }: CohortItem, after: StaleAfterDays, today: CalendarDay): string {
  if (!isRagStatus(rag) || !isStale({ rag, ragConfirmedAt }, after, today)) return '';
  if (ragConfirmedAt === null) return 'never confirmed';
  return `not confirmed since ${shortDayWords(londonDay(new Date(ragConfirmedAt)))}`;
}

function presentRow(
  item: CohortItem,
  panels: readonly Choice[],
  { today, staleAfter }: Pick<CohortInput, 'today' | 'staleAfter'>,
): CohortRow {
  const exit = item.earliestExitOn;
  return {
    id: item.id,
    name: listName(item),
    href: paths.offender(item.id),
    born: shortDayWords(item.dateOfBirth) + agedWords(item.dateOfBirth, today),
    pncId: item.pncId ?? 'No PNC ID',
    crn: item.crn ?? 'No CRN',
    panel: textOf(panels, item.panel),
    rag: ragLabel(item.rag),
    ragSince: item.rag !== null && item.ragSince ? `since ${shortDayWords(item.ragSince)}` : '',
    ragStale: staleWords(item, staleAfter, today),
    tier: tierWords(item.tier),
    score: item.ogrsScore === null ? 'No score' : `OGRS ${item.ogrsScore}`,
    status: statusWords(item.status),
    registeredOn: presentRegisteredOn(item),
    earliestExit: exit ? shortDayWords(exit) : '',
    isExitDue: exit !== null && exit <= today && item.status === 'registered',
    ppo: item.ppo,
    inCustody: item.inCustody,
  };
}

function presentRegisteredOn({ status, registeredOn }: CohortItem): string {
  if (registeredOn) return shortDayWords(registeredOn);
  return status === 'registered' ? 'date not recorded' : '';
}

function presentSummary({ items, total, totalAll }: CohortInput, isFiltered: boolean): string {
  const shown = items.length.toLocaleString('en-GB');
  if (!isFiltered) return `Showing ${shown} of ${countOf(total, 'person', 'people')}`;
  const all = totalAll.toLocaleString('en-GB');
  return `Showing ${shown} of ${countOf(total, 'person', 'people')} who match, out of ${all} on the list`;
}

function presentEmpty(
  { items, canAdd, canImport, seesEverybody }: CohortInput,
  isFiltered: boolean,
): CohortView['empty'] {
  if (items.length > 0) return null;
  if (isFiltered) {
    return {
      text: 'Nobody matches this filter.',
      advice: 'Take part of the filter away, or search by surname, alias, PNC ID, CRN or prison number.',
      link: { text: 'Clear the filter', href: paths.cohort() },
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

/** The definitive list: what is shown, out of how many, under which filter, and a row a person. */
export function presentCohort(input: CohortInput): CohortView {
  const { filter, ragCounts, items } = input;
  const panels: Choice[] = [ANY, ...input.panels.map(({ key, name }) => ({ value: key, text: name }))];
  const chips = presentChips(filter, panels);
  const sort = filter.sort || 'name';
  const page = { ...filter, cursor: null };
  return {
    title: 'Cohort',
    summary: presentSummary(input, chips.length > 0),
    filterWords: chips.map((chip) => chip.text),
    chips,
    clearHref: paths.cohort({ sort: filter.sort }),
    filters: {
      q: filter.q ?? '',
      panels: choose(panels, filter.panel ?? ''),
      rags: choose(RAGS, filter.rag ?? ''),
      tiers: choose(TIERS, filter.tier ?? ''),
      statuses: choose(STATUSES, filter.status ?? ''),
      routes: choose(ROUTES, filter.route ?? ''),
      eligibilities: choose(ELIGIBILITIES, filter.eligibility ?? ''),
      sorts: choose(COHORT_SORTS, sort),
    },
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
    rows: items.map((item) => presentRow(item, panels, input)),
    empty: presentEmpty(input, chips.length > 0),
    add: input.canAdd ? { text: 'Add a person', href: paths.newOffender() } : null,
    next: input.nextCursor ? paths.cohort({ ...filter, cursor: input.nextCursor }) : null,
    first: filter.cursor ? paths.cohort(page) : null,
  };
}
