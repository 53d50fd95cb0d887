import { actionWords } from '../shell/action-words.presenter.js';
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
import type { Registration } from './offender-record.js';

export interface TimelineEntry {
  id: string;
  /** Instant, ISO 8601. */
  at: string;
  by: string;
  summary: string;
  rule?: string | null;
  reason?: string | null;
}

/** Scores come with the current one first (TIER-5). */
export interface ScoreEntry {
  id: string;
  score: number;
  tier: string | number | null;
  assessedOn: string | null;
  recordedAt: string;
  recordedBy: string;
}

/** RAG statuses come with the current one first (RAG-7). */
export interface RagEntry {
  status: string;
  previous: string | null;
  /** The instant from which it held. */
  from: string;
  by: string;
  reason: string | null;
  rule: string | null;
}

export interface AccessEntry {
  seq: number;
  at: string;
  by: string;
  agency: string;
  /** From where: a network address, `shell`, `system`. */
  from: string;
  action: string;
  purpose: string | null;
  recipients: string | null;
}

/** What the open tab shows. Scores, RAG history and registrations are at hand with the record. */
export type TabInput =
  | { name: 'timeline'; items: readonly TimelineEntry[]; nextCursor: string | null }
  | { name: 'scores' | 'rag' | 'registrations' }
  | { name: 'history'; items: readonly AccessEntry[]; nextCursor: string | null };

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
    timeline: tab.items.map(({ id: key, at, by, summary, rule, reason }) => ({
      id: key,
      title: summary,
      by,
      at: instantWords(at),
      isoAt: at,
      rule: rule ?? null,
      reason: reason ?? null,
    })),
    table: null,
    empty: tab.items.length > 0 ? null : 'Nothing has been recorded yet.',
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
    entries.map(({ id, score, tier, assessedOn, recordedAt, recordedBy }, index) => ({
      id,
      cells: [
        { label: 'Score', text: `${score}${index === 0 ? ' (current)' : ''}` },
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
    entries.map(({ status, previous, from, by, reason, rule }) => ({
      id: `rag-${from.replace(/\D/g, '')}`,
      cells: [
        { label: 'Status', text: ragLabel(status).text, rag: ragLabel(status) },
        { label: 'Before', text: ragLabel(previous).text },
        { label: 'Reason', text: reason ?? 'Not recorded', rule },
        { label: 'Set', text: `${instantWords(from)} by ${by}` },
      ],
    })),
  );

const presentRegistrations = (entries: readonly Registration[]): TabView =>
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
    tab.items.map(({ seq, at, by, agency, from, action, purpose, recipients }) => ({
      id: `log-${seq}`,
      cells: [
        { label: 'When', text: instantWords(at) },
        { label: 'Who', text: `${by}, ${agencyWords(agency)}` },
        { label: 'What', text: accessWords(action, purpose, recipients) },
        { label: 'From where', text: from },
      ],
    })),
    tab.nextCursor
      ? { text: 'Earlier entries', href: `${paths.offenderHistory(id, tab.nextCursor)}#record` }
      : null,
  );

function accessWords(action: string, purpose: string | null, recipients: string | null): string {
  const to = recipients ? `, disclosed to ${recipients}` : '';
  return `${actionWords(action)}${to}${purpose ? `. Purpose: ${purpose}` : ''}`;
}

export interface TabFacts {
  id: string;
  scores: readonly ScoreEntry[];
  ragHistory: readonly RagEntry[];
  registrations: readonly Registration[];
}

/** The tab that is open, in words. */
export function presentTab(tab: TabInput, { id, scores, ragHistory, registrations }: TabFacts): TabView {
  switch (tab.name) {
    case 'timeline':
      return presentTimeline(id, tab);
    case 'scores':
      return presentScores(scores);
    case 'rag':
      return presentRagHistory(ragHistory);
    case 'registrations':
      return presentRegistrations(registrations);
    case 'history':
      return presentAccessLog(id, tab);
  }
}
