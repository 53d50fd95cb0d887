import type { Fact } from '../../modules/sharing/index.js';
import type { Choice } from '../shell/form-errors.js';
import { agencyWords, countOf, factWords, instantWords } from '../shell/labels.js';
import { paths, type ProfileTab } from '../shell/paths.js';
import type { TabView } from './tab-view.presenter.js';

export interface TimelineEntry {
  id: string;
  /** Instant, ISO 8601. */
  at: string;
  by: string;
  agency: string;
  /** What it tells of. */
  fact: Fact;
  summary: string;
  rule?: string | null;
  reason?: string | null;
}

export interface TimelineTab {
  name: 'timeline';
  entries: readonly TimelineEntry[];
  nextCursor: string | null;
  /** The kinds that the reader may read, and those asked for: none is all. */
  offered: readonly Fact[];
  asked: readonly Fact[];
}

/** Where more is told of it. */
const TAB_OF: Partial<Record<Fact, ProfileTab>> = {
  scores: 'scores',
  decisions: 'decisions',
  rag: 'rag',
  wanted: 'engagement',
  engagement: 'engagement',
  intelligence: 'intelligence',
  offences: 'offending',
  'drug-tests': 'drug-tests',
  custody: 'custody',
  contacts: 'contacts',
  pathways: 'pathways',
  registration: 'registrations',
};

/** The kinds by which a timeline is filtered; the other facts of the sharing table leave no entries of their own. */
const WITHOUT_ENTRIES: readonly Fact[] = ['contact-details', 'ppo-removal', 'access-log'];

function presentTimelineFilter(id: string, { offered, asked }: TimelineTab): NonNullable<TabView['filter']> {
  const kinds: Choice[] = offered
    .filter((fact) => !WITHOUT_ENTRIES.includes(fact))
    .map((fact) => ({ value: fact, text: factWords(fact), checked: asked.includes(fact) }));
  const on = asked.map(factWords);
  return {
    action: paths.offender(id),
    kinds,
    isOn: on.length > 0,
    summary: on.length > 0 ? `Showing only: ${on.join(', ')}` : 'Show only some kinds of entry',
    clearHref: `${paths.offenderTab(id, 'timeline')}#record`,
  };
}

/** Everything that happened to the record and that the reader may read, the latest first. */
export function presentTimeline(id: string, tab: TimelineTab): TabView {
  const { entries, nextCursor, asked } = tab;
  const shown = countOf(entries.length, 'entry', 'entries');
  return {
    heading: 'Timeline',
    live: 'The timeline',
    summary: entries.length === 0 ? null : `${shown}${nextCursor ? ', the latest' : ''}`,
    filter: presentTimelineFilter(id, tab),
    timeline: entries.map(({ id: key, at, by, agency, fact, summary, rule, reason }) => {
      const more = TAB_OF[fact];
      return {
        id: key,
        title: summary,
        by: agency === 'system' ? by : `${by}, ${agencyWords(agency)}`,
        at: instantWords(at),
        isoAt: at,
        rule: rule ?? null,
        reason: reason ?? null,
        kind: factWords(fact),
        href: more ? `${paths.offenderTab(id, more)}#record` : null,
      };
    }),
    table: null,
    empty: entries.length > 0 ? null : emptyWords(asked),
    more: nextCursor
      ? { text: 'Earlier entries', href: `${paths.offenderTimeline(id, nextCursor, asked)}#record` }
      : null,
    add: null,
  };
}

const emptyWords = (asked: readonly Fact[]): string =>
  asked.length === 0
    ? 'Nothing has been recorded yet.'
    : `Nothing has been recorded of this kind: ${asked.map(factWords).join(', ')}.`;
