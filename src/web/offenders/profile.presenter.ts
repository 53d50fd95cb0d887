import type { CalendarDay } from '../../shared/calendar-day.js';
import type { PanelOption } from '../cohort/cohort.presenter.js';
import {
  dayWords,
  fullName,
  ragLabel,
  routeWords,
  statusWords,
  tierWords,
  type Label,
} from '../shell/labels.js';
import { paths, type ProfileTab } from '../shell/paths.js';
import { presentEligibility, type EligibilityInput, type EligibilityView } from './eligibility.presenter.js';
import {
  bornWords,
  designationFacts,
  identityFacts,
  panelName,
  type Fact,
  type OffenderRecord,
  type Reason,
} from './offender-record.js';
import {
  presentTab,
  type RagEntry,
  type ScoreEntry,
  type TabInput,
  type TabView,
} from './profile-tabs.presenter.js';

export interface RagInput {
  status: string | null;
  /** What the facts would give, when that is known. */
  proposed: string | null;
  rule: string | null;
  /** What the scheme does about it (Appendix B). */
  response: string | null;
  since: string | null;
  history: readonly RagEntry[];
}

export interface ProfileInput {
  offender: OffenderRecord;
  rag: RagInput;
  /** The current one first. */
  scores: readonly ScoreEntry[];
  eligibility: EligibilityInput | null;
  tab: TabInput;
  panels: readonly PanelOption[];
  can: {
    recordScore: boolean;
    setRag: boolean;
    setDesignations: boolean;
    edit: boolean;
    seeAccessLog: boolean;
  };
  today: CalendarDay;
}

interface Action {
  text: string;
  href: string;
}

export interface ProfileView {
  title: string;
  id: string;
  topic: string;
  name: string;
  born: string;
  identifiers: string[];
  panel: string;
  status: string;
  badges: { key: string; text: string }[];
  identity: Fact[];
  designations: Fact[];
  rag: {
    label: Label;
    say: string;
    since: string | null;
    why: string | null;
    response: string | null;
    reasons: Reason[];
    proposal: string | null;
  };
  score: { tier: string; say: string; score: string | null; words: string; reasons: Reason[] };
  registration: { words: string; say: string; facts: Fact[]; reasons: Reason[] };
  exit: { words: string; note: string | null; reasons: Reason[] } | null;
  eligibility: EligibilityView | null;
  actions: { score: Action | null; rag: Action | null; designations: Action | null; edit: Action | null };
  tabs: { text: string; href: string; active: boolean }[];
  tab: TabView;
}

const TABS: readonly { key: ProfileTab; text: string }[] = [
  { key: 'timeline', text: 'Timeline' },
  { key: 'scores', text: 'Scores' },
  { key: 'rag', text: 'RAG history' },
  { key: 'registrations', text: 'Registrations' },
  { key: 'history', text: 'Who has looked' },
];

function presentRag({ status, proposed, rule, response, since, history }: RagInput): ProfileView['rag'] {
  const label = ragLabel(status);
  const [current] = history;
  const differs = proposed !== null && proposed !== status;
  return {
    label,
    say: status === null ? 'RAG status is not set' : `RAG status is now ${label.text}`,
    since: since ? `Since ${dayWords(since)}${current ? `, set by ${current.by}` : ''}` : null,
    why: current?.reason ?? null,
    response: response ? `Response: ${response}` : null,
    reasons: [
      ...(current?.rule ? [{ rule: current.rule, text: current.reason ?? 'Set under this rule.' }] : []),
      ...(rule && rule !== current?.rule ? [{ rule, text: `${label.text}: ${response ?? ''}` }] : []),
    ],
    proposal: differs ? `The facts recorded would give ${ragLabel(proposed).text}.` : null,
  };
}

function presentScore({ scores, eligibility }: ProfileInput): ProfileView['score'] {
  const [current] = scores;
  if (!current) {
    const words = 'No OGRS score is recorded.';
    return { tier: 'No tier', say: 'No score is recorded', score: null, words, reasons: [] };
  }
  const { score, assessedOn, recordedBy } = current;
  const tier = tierWords(current.tier);
  const assessed = assessedOn ? `Assessed on ${dayWords(assessedOn)}` : 'Date of assessment not recorded';
  return {
    tier,
    say: `OGRS score is now ${score}, ${tier}`,
    score: `OGRS ${score}`,
    words: `${assessed}, recorded by ${recordedBy}`,
    reasons: (eligibility?.reasons ?? []).filter(({ rule }) => rule?.startsWith('TIER-')),
  };
}

function presentRegistration({ offender }: ProfileInput): ProfileView['registration'] {
  const words = statusWords(offender.status);
  const registration = offender.registrations.find(({ endedOn }) => endedOn === null);
  if (!registration) return { words, say: words, facts: [], reasons: [] };
  const { route, rule, reason, startedOn } = registration;
  const since = startedOn ? dayWords(startedOn) : null;
  return {
    words,
    say: `${words}${since ? ` on ${since}` : ''}`,
    facts: [
      { label: 'Registered on', value: since ?? 'Date not recorded', isMissing: since === null },
      { label: 'Route', value: routeWords(route), isMissing: false },
    ],
    reasons: rule ? [{ rule, text: reason ?? routeWords(route) }] : [],
  };
}

const EXIT_RULE: Reason = {
  rule: 'EXIT-2',
  text: 'Six months after the registration date. A later offence, robust intelligence or positive drug test moves it.',
};

function presentExit({ offender, today }: ProfileInput): ProfileView['exit'] {
  if (offender.status !== 'registered') return null;
  const day = offender.earliestExitOn;
  const note = 'It is six months after registration: the registration date is not recorded.';
  if (day === null) return { words: 'Not known', note, reasons: [EXIT_RULE] };
  return { words: dayWords(day), note: day <= today ? 'That day has come.' : null, reasons: [EXIT_RULE] };
}

function presentActions({ offender: { id }, can }: ProfileInput): ProfileView['actions'] {
  const when = (allowed: boolean, text: string, href: string): Action | null =>
    allowed ? { text, href } : null;
  return {
    score: when(can.recordScore, 'Record a score', paths.recordScore(id)),
    rag: when(can.setRag, 'Set RAG status', paths.setRag(id)),
    designations: when(can.setDesignations, 'Change', paths.setDesignations(id)),
    edit: when(can.edit, 'Edit details', paths.editOffender(id)),
  };
}

/** One person: who they are, where they stand and why, and what has happened. */
export function presentProfile(input: ProfileInput): ProfileView {
  const { offender, panels, today, can, tab } = input;
  const name = fullName(offender);
  return {
    title: name,
    id: offender.id,
    topic: `offender:${offender.id}`,
    name,
    born: bornWords(offender.dateOfBirth, today),
    identifiers: [
      offender.pncId ? `PNC ${offender.pncId}` : null,
      offender.crn ? `CRN ${offender.crn}` : null,
      offender.prisonNumber ? `Prison number ${offender.prisonNumber}` : null,
    ].filter((text) => text !== null),
    panel: panelName(offender.panel, panels),
    status: statusWords(offender.status),
    badges: [
      offender.ppo ? { key: 'ppo', text: 'PPO' } : null,
      offender.inCustody ? { key: 'custody', text: 'In custody' } : null,
    ].filter((badge) => badge !== null),
    identity: identityFacts(offender, panels, today),
    designations: designationFacts(offender),
    rag: presentRag(input.rag),
    score: presentScore(input),
    registration: presentRegistration(input),
    exit: presentExit(input),
    eligibility: input.eligibility && presentEligibility(input.eligibility),
    actions: presentActions(input),
    tabs: TABS.filter(({ key }) => key !== 'history' || can.seeAccessLog).map(({ key, text }) => ({
      text,
      href: `${paths.offenderTab(offender.id, key)}#record`,
      active: key === tab.name,
    })),
    tab: presentTab(tab, {
      id: offender.id,
      scores: input.scores,
      ragHistory: input.rag.history,
      registrations: offender.registrations,
    }),
  };
}
