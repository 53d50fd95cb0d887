import type { Choice } from '../shell/form-errors.js';
import type { Label } from '../shell/labels.js';
import type { RagStrip } from '../rag-status/rag-strip.presenter.js';
import type { ScorePlot } from './score-plot.presenter.js';

export interface TimelineItem {
  id: string;
  title: string;
  by: string;
  at: string;
  isoAt: string;
  rule: string | null;
  reason: string | null;
  /** Of what it tells, in words, and where more is told of it. */
  kind: string;
  href: string | null;
}

/** Which kinds of entry a list is kept to. */
export interface TabFilter {
  action: string;
  kinds: Choice[];
  isOn: boolean;
  summary: string;
  clearHref: string;
}

export interface Action {
  text: string;
  /** What it is done to, for whoever hears the link without its row. */
  about?: string;
  href: string;
}

export interface TableCell {
  label: string;
  text: string;
  /** Smaller, below the text. */
  sub?: string | null;
  rag?: Label;
  rule?: string | null;
  links?: Action[];
}

export interface TableRow {
  id: string;
  cells: TableCell[];
}

/** A list below the tab's own. */
export interface FurtherTable {
  id: string;
  heading: string;
  columns: string[];
  rows: TableRow[];
  /** What is said where there are none. */
  empty: string | null;
}

export interface TabView {
  heading: string;
  live: string;
  /** What else it changes with, beside the person. */
  topics?: string;
  summary: string | null;
  timeline: TimelineItem[] | null;
  filter?: TabFilter | null;
  table: { columns: string[]; rows: TableRow[] } | null;
  empty: string | null;
  more: Action | null;
  /** What adds to the list, for whoever may. */
  add: Action | null;
  /** What adds something of another kind to it. */
  alsoAdd?: Action | null;
  plots?: ScorePlot[];
  /** The RAG status over time. */
  strip?: RagStrip | null;
  /** What has ended, and what was corrected. */
  also?: FurtherTable[];
  /** Shows or hides what was corrected. */
  corrected?: Action;
}

const columnsOf = (rows: readonly TableRow[]): string[] => rows[0]?.cells.map((cell) => cell.label) ?? [];

/** A tab that is a table; `empty` says what would fill it. */
export const table = (
  words: Pick<TabView, 'heading' | 'live' | 'summary' | 'empty'>,
  rows: TableRow[],
  { more = null, add = null }: Partial<Pick<TabView, 'more' | 'add'>> = {},
): TabView => ({
  ...words,
  timeline: null,
  table: rows.length > 0 ? { columns: columnsOf(rows), rows } : null,
  empty: rows.length > 0 ? null : words.empty,
  more,
  add,
});

/** A list below the tab's own. */
export const furtherTable = (
  { id, heading, empty = null }: { id: string; heading: string; empty?: string | null },
  rows: TableRow[],
): FurtherTable => ({ id, heading, empty, rows, columns: columnsOf(rows) });
