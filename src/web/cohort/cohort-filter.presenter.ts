import { PATHWAY_WORDS, PATHWAYS } from '../../shared/pathway.js';
import type { FilterPart } from '../../modules/offenders/index.js';
import { choose, type Choice } from '../shell/form-errors.js';
import {
  dayWords,
  OUTCOME_KEYS,
  outcomeWords,
  RAG_KEYS,
  ragLabel,
  ROUTE_KEYS,
  routeWords,
  STATUS_KEYS,
  statusWords,
} from '../shell/labels.js';
import { paths, type CohortQuery } from '../shell/paths.js';

/** The orders the list can stand in. */
export const COHORT_SORTS: readonly Choice[] = [
  { value: 'name', text: 'Name' },
  { value: 'rag', text: 'RAG status, most urgent first' },
  { value: '-score', text: 'OGRS score, highest first' },
  { value: '-registeredOn', text: 'Registered, latest first' },
  { value: 'earliestExitOn', text: 'Earliest exit, soonest first' },
];

export const ANY = { value: '', text: 'All' };
export const RAGS: readonly Choice[] = [
  ANY,
  ...RAG_KEYS.map((rag) => ({ value: rag, text: ragLabel(rag).text })),
  { value: 'none', text: 'Not set' },
];
const TIERS: readonly Choice[] = [
  ANY,
  { value: '1', text: 'Tier 1' },
  { value: '2', text: 'Tier 2' },
  { value: 'none', text: 'No tier' },
];
const STATUSES: readonly Choice[] = [
  ANY,
  ...STATUS_KEYS.filter((status) => status !== 'exited').map((value) => ({
    value,
    text: statusWords(value),
  })),
];
const CUSTODIES: readonly Choice[] = [
  ANY,
  { value: 'in', text: 'In custody' },
  { value: 'out', text: 'Not in custody' },
];
const releaseWords = (days: string): string => `Release within ${days} days`;
const RELEASES: readonly Choice[] = [
  { value: '', text: 'Any day' },
  ...['7', '14', '28', '91'].map((days) => ({ value: days, text: `Within ${days} days` })),
];
const NEEDS: readonly Choice[] = [
  ANY,
  ...PATHWAYS.map((pathway) => ({ value: pathway, text: PATHWAY_WORDS[pathway] })),
];
const ROUTES: readonly Choice[] = [ANY, ...ROUTE_KEYS.map((value) => ({ value, text: routeWords(value) }))];
const ELIGIBILITIES: readonly Choice[] = [
  ANY,
  ...OUTCOME_KEYS.map((value) => ({ value, text: outcomeWords(value) })),
];

/** The words of a choice. */
export const textOf = (choices: readonly Choice[], value: string): string =>
  choices.find((choice) => choice.value === value)?.text ?? value;

/** What only the present list can be asked: it is not offered, and not kept, for a past day. */
const PRESENT_ONLY: readonly (keyof CohortQuery)[] = [
  'releaseWithin',
  'need',
  'stale',
  'mine',
  'eligibility',
];

/** The parts of a filter that a past day keeps. */
export const withoutPresentOnly = (filter: CohortQuery): CohortQuery =>
  Object.fromEntries(
    Object.entries(filter).filter(([part]) => !PRESENT_ONLY.includes(part as keyof CohortQuery)),
  );

interface Select {
  name: string;
  label: string;
  choices: Choice[];
}

export interface FilterView {
  q: string;
  /** Kept while the rest is changed. */
  asAt: string | null;
  selects: Select[];
  ticks: { name: string; label: string; checked: boolean }[];
  /** The less used ones; open when one of them is on. */
  more: { selects: Select[]; isOpen: boolean };
  sort: Select;
}

/** Which parts of the list somebody can be filtered by: what the reader may read, and the day knows. */
function isOffered(name: keyof CohortQuery, filter: CohortQuery, parts: readonly FilterPart[]): boolean {
  if (filter.asAt && PRESENT_ONLY.includes(name)) return false;
  return name === 'panel' || (parts as readonly string[]).includes(name);
}

export function presentFilter(
  filter: CohortQuery,
  panels: readonly Choice[],
  parts: readonly FilterPart[],
): FilterView {
  const select = (name: keyof CohortQuery, label: string, choices: readonly Choice[]): Select[] => {
    if (!isOffered(name, filter, parts)) return [];
    const value = filter[name] ?? '';
    const known = choices.some((choice) => choice.value === value);
    const other = { value, text: name === 'releaseWithin' ? `Within ${value} days` : value };
    return [{ name, label, choices: choose(known ? choices : [...choices, other], value) }];
  };
  const box = (name: 'mine' | 'stale', label: string): FilterView['ticks'] =>
    isOffered(name, filter, parts) ? [{ name, label, checked: filter[name] === 'true' }] : [];
  const more = [
    ...select('tier', 'Tier', TIERS),
    ...select('status', 'Status', STATUSES),
    ...select('eligibility', 'Eligibility', ELIGIBILITIES),
    ...select('route', 'Route', ROUTES),
  ];
  return {
    q: filter.q ?? '',
    asAt: filter.asAt || null,
    selects: [
      ...select('panel', 'Panel', panels),
      ...select('rag', 'RAG status', RAGS),
      ...select('custody', 'Custody', CUSTODIES),
      ...select('releaseWithin', 'Release due', RELEASES),
      ...select('need', 'Need', NEEDS),
    ],
    ticks: [...box('mine', 'My people'), ...box('stale', 'Status to be confirmed')],
    more: { selects: more, isOpen: more.some(({ name }) => Boolean(filter[name as keyof CohortQuery])) },
    sort: { name: 'sort', label: 'Sorted by', choices: choose(COHORT_SORTS, filter.sort || 'name') },
  };
}

/** What is filtered by, each part in words. */
function partWords(filter: CohortQuery, panels: readonly Choice[]): [keyof CohortQuery, string][] {
  const { q, panel, rag, custody, releaseWithin, need, mine, stale, tier, status, route, eligibility } =
    filter;
  const words: [keyof CohortQuery, string | null][] = [
    ['q', q ? `Matching “${q}”` : null],
    ['panel', panel ? textOf(panels, panel) : null],
    ['rag', rag ? (rag === 'none' ? 'RAG not set' : textOf(RAGS, rag)) : null],
    ['custody', custody ? textOf(CUSTODIES, custody) : null],
    ['releaseWithin', releaseWithin ? releaseWords(releaseWithin) : null],
    ['need', need ? `Need: ${textOf(NEEDS, need)}` : null],
    ['mine', mine === 'true' ? 'My people' : null],
    ['stale', stale === 'true' ? 'Status to be confirmed' : null],
    ['tier', tier ? textOf(TIERS, tier) : null],
    ['status', status ? statusWords(status) : null],
    ['route', route ? textOf(ROUTES, route) : null],
    ['eligibility', eligibility ? textOf(ELIGIBILITIES, eligibility) : null],
  ];
  return words.filter((each): each is [keyof CohortQuery, string] => each[1] !== null);
}

/** What is filtered by, each in words with a link that takes it away. */
export const presentChips = (
  filter: CohortQuery,
  panels: readonly Choice[],
): { text: string; href: string }[] =>
  partWords(filter, panels).map(([part, text]) => ({
    text,
    href: paths.cohort({ ...filter, cursor: null, [part]: null }),
  }));

/** A whole filter in one line, its day and order included: `Red, My people. RAG status, most urgent first`. */
export function filterInWords(filter: CohortQuery, panels: readonly Choice[]): string {
  const words = partWords(filter, panels).map(([, text]) => text);
  if (filter.asAt) words.push(`as at ${dayWords(filter.asAt)}`);
  const order = filter.sort && filter.sort !== 'name' ? `. ${textOf(COHORT_SORTS, filter.sort)}` : '';
  return (words.length > 0 ? words.join(', ') : 'Everybody') + order;
}
