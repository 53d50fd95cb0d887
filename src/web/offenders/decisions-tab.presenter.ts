import { agencyWords, dayWords, instantWords, outcomeWords, routeWords, tierWords } from '../shell/labels.js';
import { paths } from '../shell/paths.js';
import type { Reason } from './offender-record.js';
import { table, type TabView } from './tab-view.presenter.js';

export interface DecisionEntry {
  id: string;
  outcome: string;
  tier: number | null;
  route: string | null;
  reasons: readonly Reason[];
  policyVersion: number;
  /** The day it was made for. */
  on: string;
  cause: string;
  decidedAt: string;
  decidedBy: string;
  agency: string | null;
}

export interface DecisionsTab {
  name: 'decisions';
  entries: readonly DecisionEntry[];
  nextCursor: string | null;
}

/** `score 93 recorded` begins a sentence. */
const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const whoWords = (by: string, agency: string | null): string =>
  agency === null || agency === 'system' ? by : `${by}, ${agencyWords(agency)}`;

/** The ledger: every decision about somebody, by which rules, why then, by whom and under which policy. */
export function presentDecisions(id: string, { entries, nextCursor }: DecisionsTab): TabView {
  const rows = entries.map((entry) => ({
    id: entry.id,
    cells: [
      {
        label: 'Decision',
        text: outcomeWords(entry.outcome),
        sub: entry.route ? routeWords(entry.route) : entry.tier === null ? null : tierWords(entry.tier),
      },
      {
        label: 'Why',
        text: entry.reasons.map(({ text }) => text).join('. '),
        rule: entry.reasons.map(({ rule }) => rule).join(' '),
      },
      {
        label: 'Because of',
        text: sentence(entry.cause),
        sub: `For ${dayWords(entry.on)}, policy version ${entry.policyVersion}`,
      },
      {
        label: 'Made',
        text: instantWords(entry.decidedAt),
        sub: `by ${whoWords(entry.decidedBy, entry.agency)}`,
      },
    ],
  }));
  return table(
    {
      heading: 'Decisions about eligibility',
      live: 'The list of decisions',
      summary:
        'Each decision with its rules, as it was made. Decisions are never changed; a later one stands beside it.',
      empty:
        'Nothing has been decided yet. A decision is made whenever a score, designation, offence or custody is recorded, and every night.',
    },
    rows,
    {
      more: nextCursor
        ? { text: 'Earlier decisions', href: `${paths.offenderDecisions(id, nextCursor)}#record` }
        : null,
    },
  );
}
