import type { Choice } from '../shell/form-errors.js';
import {
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
export const TIERS: readonly Choice[] = [
  ANY,
  { value: '1', text: 'Tier 1' },
  { value: '2', text: 'Tier 2' },
  { value: 'none', text: 'No tier' },
];
export const STATUSES: readonly Choice[] = [
  ANY,
  ...STATUS_KEYS.filter((status) => status !== 'exited').map((value) => ({
    value,
    text: statusWords(value),
  })),
];

export const ROUTES: readonly Choice[] = [
  ANY,
  ...ROUTE_KEYS.map((value) => ({ value, text: routeWords(value) })),
];
export const ELIGIBILITIES: readonly Choice[] = [
  ANY,
  ...OUTCOME_KEYS.map((value) => ({ value, text: outcomeWords(value) })),
];

/** The words of a choice. */
export const textOf = (choices: readonly Choice[], value: string): string =>
  choices.find((choice) => choice.value === value)?.text ?? value;

/** What is filtered by, each in words with a link that takes it away. */
export function presentChips(
  filter: CohortQuery,
  panels: readonly Choice[],
): { text: string; href: string }[] {
  const { panel, rag, tier, status, route, eligibility, q } = filter;
  const without = (name: keyof CohortQuery): string =>
    paths.cohort({ ...filter, cursor: null, [name]: null });
  return [
    q ? { text: `Matching “${q}”`, href: without('q') } : null,
    panel ? { text: textOf(panels, panel), href: without('panel') } : null,
    rag ? { text: rag === 'none' ? 'RAG not set' : textOf(RAGS, rag), href: without('rag') } : null,
    tier ? { text: textOf(TIERS, tier), href: without('tier') } : null,
    status ? { text: textOf(STATUSES, status), href: without('status') } : null,
    route ? { text: textOf(ROUTES, route), href: without('route') } : null,
    eligibility ? { text: textOf(ELIGIBILITIES, eligibility), href: without('eligibility') } : null,
  ].filter((chip) => chip !== null);
}
