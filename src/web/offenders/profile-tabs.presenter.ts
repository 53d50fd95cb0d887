import { agencyWords, dayWords, instantWords, routeWords } from '../shell/labels.js';
import {
  presentCustody,
  presentIntelligence,
  presentOffending,
  type CaseFactsTab,
} from '../case-facts/case-facts-tabs.presenter.js';
import { presentEngagement, type EngagementTab } from '../rag-status/engagement-tab.presenter.js';
import { presentRagHistory, type RagTab } from '../rag-status/rag-history.presenter.js';
import { presentContacts, presentDrugTests, presentPathways } from '../case-facts/support-tabs.presenter.js';
import { paths, type ProfileTab } from '../shell/paths.js';
import { presentTasksTab, type TasksTab } from '../tasks/tasks-tab.presenter.js';
import { presentDecisions, type DecisionsTab } from './decisions-tab.presenter.js';
import { presentScores, type ScoresTab } from './score-history.presenter.js';
import { table, type TabView } from './tab-view.presenter.js';
import { presentTimeline, type TimelineTab } from './timeline-tab.presenter.js';

/** The tabs of a profile, in their order: what is recorded, and how it came about. */
const TABS: readonly { key: ProfileTab; text: string; group: TabGroup }[] = [
  { key: 'timeline', text: 'Timeline', group: 'record' },
  { key: 'scores', text: 'Scores', group: 'record' },
  { key: 'offending', text: 'Offending', group: 'record' },
  { key: 'intelligence', text: 'Intelligence', group: 'record' },
  { key: 'engagement', text: 'Engagement', group: 'record' },
  { key: 'custody', text: 'Custody', group: 'record' },
  { key: 'contacts', text: 'Contacts', group: 'record' },
  { key: 'pathways', text: 'Pathways', group: 'record' },
  { key: 'drug-tests', text: 'Drug tests', group: 'record' },
  { key: 'tasks', text: 'Tasks', group: 'record' },
  { key: 'decisions', text: 'Decisions', group: 'history' },
  { key: 'rag', text: 'RAG history', group: 'history' },
  { key: 'registrations', text: 'Registrations', group: 'history' },
  { key: 'history', text: 'Who has looked', group: 'history' },
];
export type TabGroup = 'record' | 'history';

/** The tabs that a reader may open. */
export const tabsFor = (can: {
  seeDecisions: boolean;
  seeDrugTests: boolean;
  seeAccessLog: boolean;
}): typeof TABS =>
  TABS.filter(({ key }) => {
    if (key === 'decisions') return can.seeDecisions;
    if (key === 'drug-tests') return can.seeDrugTests;
    return key !== 'history' || can.seeAccessLog;
  });

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
  | TimelineTab
  | ScoresTab
  | DecisionsTab
  | RagTab
  | EngagementTab
  | { name: 'registrations'; entries: readonly RegistrationEntry[] }
  | { name: 'history'; entries: readonly AccessEntry[]; nextCursor: string | null }
  | TasksTab
  | CaseFactsTab;

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
    {
      more: tab.nextCursor
        ? { text: 'Earlier entries', href: `${paths.offenderHistory(id, tab.nextCursor)}#record` }
        : null,
    },
  );

/** The tab that is open, in words. */
export function presentTab(id: string, tab: TabInput): TabView {
  switch (tab.name) {
    case 'timeline':
      return presentTimeline(id, tab);
    case 'scores':
      return presentScores(tab);
    case 'decisions':
      return presentDecisions(id, tab);
    case 'rag':
      return presentRagHistory(tab);
    case 'engagement':
      return presentEngagement(id, tab);
    case 'tasks':
      return presentTasksTab(id, tab);
    case 'registrations':
      return presentRegistrations(tab.entries);
    case 'history':
      return presentAccessLog(id, tab);
    case 'offending':
      return presentOffending(id, tab);
    case 'custody':
      return presentCustody(id, tab);
    case 'intelligence':
      return presentIntelligence(id, tab);
    case 'drug-tests':
      return presentDrugTests(id, tab);
    case 'contacts':
      return presentContacts(id, tab);
    case 'pathways':
      return presentPathways(id, tab);
  }
}
