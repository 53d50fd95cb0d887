import {
  agencyWords,
  dayWords,
  instantWords,
  ragLabel,
  routeWords,
  tierWords,
  type Label,
} from '../shell/labels.js';
import { paths } from '../shell/paths.js';

export interface TimelineEntry {
  id: string;
  /** Instant, ISO 8601. */
  at: string;
  by: string;
  summary: string;
  rule?: string | null;
  reason?: string | null;
}

export interface ScoreEntry {
  id: string;
  score: number;
  tier: string | number | null;
  assessedOn: string | null;
  recordedAt: string;
  recordedBy: string;
  isCurrent: boolean;
}

export interface RagEntry {
  id: string;
  status: string;
  previous: string | null;
  at: string;
  by: string;
  reason: string | null;
  rule?: string | null;
}

export interface RegistrationEntry {
  id: string;
  route: string;
  rule: string | null;
  reason: string | null;
  startedOn: string | null;
  endedOn: string | null;
  endReason: string | null;
  recordedAt: string;
  recordedBy: string;
}

export interface AccessEntry {
  id: string;
  at: string;
  who: string;
  agency: string | null;
  /** In words: `Viewed the profile`, `Changed the address`. */
  what: string;
  from: string | null;
}

/** What the open tab shows; the others are not loaded. */
export type TabInput =
  | { name: 'timeline'; entries: readonly TimelineEntry[]; nextCursor: string | null }
  | { name: 'scores'; entries: readonly ScoreEntry[] }
  | { name: 'rag'; entries: readonly RagEntry[] }
  | { name: 'registrations'; entries: readonly RegistrationEntry[] }
  | { name: 'history'; entries: readonly AccessEntry[]; nextCursor: string | null };

export interface TimelineItem {
  id: string;
  title: string;
  by: string;
  at: string;
  isoAt: string;
  rule: string | null;
  reason: string | null;
}

export interface TableRow {
  id: string;
  cells: { label: string; text: string; rag?: Label; rule?: string | null }[];
}

export interface TabView {
  heading: string;
  live: string;
  summary: string | null;
  timeline: TimelineItem[] | null;
  table: { columns: string[]; rows: TableRow[] } | null;
  empty: string | null;
  more: { text: string; href: string } | null;
}

function presentTimeline(id: string, tab: Extract<TabInput, { name: 'timeline' }>): TabView {
  return {
    heading: 'Timeline',
    live: 'The timeline',
    summary: null,
    timeline: tab.entries.map(({ id: key, at, by, summary, rule, reason }) => ({
      id: key,
      title: summary,
      by,
      at: instantWords(at),
      isoAt: at,
      rule: rule ?? null,
      reason: reason ?? null,
    })),
    table: null,
    empty: tab.entries.length > 0 ? null : 'Nothing has been recorded yet.',
    more: tab.nextCursor
      ? { text: 'Earlier entries', href: `${paths.offenderTimeline(id, tab.nextCursor)}#record` }
      : null,
  };
}

const table = (
  words: Pick<TabView, 'heading' | 'live' | 'summary' | 'empty'>,
  rows: TableRow[],
  more: TabView['more'] = null,
): TabView => ({
  ...words,
  timeline: null,
  table: rows.length > 0 ? { columns: rows[0]?.cells.map((cell) => cell.label) ?? [], rows } : null,
  empty: rows.length > 0 ? null : words.empty,
  more,
});

const presentScores = (entries: readonly ScoreEntry[]): TabView =>
  table(
    {
      heading: 'OGRS scores',
      live: 'The list of scores',
      summary: 'The current score is the one with the latest assessment date; earlier ones stay as history.',
      empty: 'No score is recorded. One comes with an import, or with “Record a score”.',
    },
    entries.map(({ id, score, tier, assessedOn, recordedAt, recordedBy, isCurrent }) => ({
      id,
      cells: [
        { label: 'Score', text: `${score}${isCurrent ? ' (current)' : ''}` },
        { label: 'Tier', text: tierWords(tier) },
        { label: 'Assessed on', text: assessedOn ? dayWords(assessedOn) : 'Not recorded' },
        { label: 'Recorded', text: `${instantWords(recordedAt)} by ${recordedBy}` },
      ],
    })),
  );

const presentRagHistory = (entries: readonly RagEntry[]): TabView =>
  table(
    {
      heading: 'RAG history',
      live: 'The RAG history',
      summary: null,
      empty: 'No RAG status has been set yet.',
    },
    entries.map(({ id, status, previous, at, by, reason, rule }) => ({
      id,
      cells: [
        { label: 'Status', text: ragLabel(status).text, rag: ragLabel(status) },
        { label: 'Before', text: ragLabel(previous).text },
        { label: 'Reason', text: reason ?? 'Not recorded', rule: rule ?? null },
        { label: 'Set', text: `${instantWords(at)} by ${by}` },
      ],
    })),
  );

const presentRegistrations = (entries: readonly RegistrationEntry[]): TabView =>
  table(
    {
      heading: 'Registrations',
      live: 'The list of registrations',
      summary: null,
      empty: 'Never registered. A score of 90 or more registers somebody by itself.',
    },
    entries.map(({ id, route, rule, reason, startedOn, endedOn, endReason, recordedAt, recordedBy }) => ({
      id,
      cells: [
        { label: 'From', text: startedOn ? dayWords(startedOn) : 'Date not recorded' },
        {
          label: 'To',
          text: endedOn ? `${dayWords(endedOn)}${endReason ? `: ${endReason}` : ''}` : 'Current',
        },
        { label: 'Route', text: routeWords(route), rule },
        { label: 'Reason', text: reason ?? 'Not recorded' },
        { label: 'Recorded', text: `${instantWords(recordedAt)} by ${recordedBy}` },
      ],
    })),
  );

const presentAccessLog = (id: string, tab: Extract<TabInput, { name: 'history' }>): TabView =>
  table(
    {
      heading: 'Who has looked',
      live: 'The access log',
      summary: 'Every view of this record and every change to it. The log cannot be edited.',
      empty: 'Nobody has looked at this record yet.',
    },
    tab.entries.map(({ id: key, at, who, agency, what, from }) => ({
      id: key,
      cells: [
        { label: 'When', text: instantWords(at) },
        { label: 'Who', text: agency ? `${who}, ${agencyWords(agency)}` : who },
        { label: 'What', text: what },
        { label: 'From where', text: from ?? 'Not recorded' },
      ],
    })),
    tab.nextCursor
      ? { text: 'Earlier entries', href: `${paths.offenderHistory(id, tab.nextCursor)}#record` }
      : null,
  );

/** The tab that is open, in words. */
export function presentTab(id: string, tab: TabInput): TabView {
  switch (tab.name) {
    case 'timeline':
      return presentTimeline(id, tab);
    case 'scores':
      return presentScores(tab.entries);
    case 'rag':
      return presentRagHistory(tab.entries);
    case 'registrations':
      return presentRegistrations(tab.entries);
    case 'history':
      return presentAccessLog(id, tab);
  }
}
