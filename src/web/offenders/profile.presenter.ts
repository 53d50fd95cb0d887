import type { ContactView } from '../../modules/case-facts/index.js';
import type { CalendarDay } from '../../shared/calendar-day.js';
import { presentContactCard, type ContactCard } from '../case-facts/contacts-card.presenter.js';
import type { PanelOption } from '../cohort/cohort.presenter.js';
import { dayWords, fullName, routeWords, statusWords, tierWords } from '../shell/labels.js';
import { presentRagCard, type RagCardView, type RagInput } from '../rag-status/rag-card.presenter.js';
import { paths } from '../shell/paths.js';
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
import { presentTab, tabsFor, type TabGroup, type TabInput } from './profile-tabs.presenter.js';
import type { ProfilePermissions } from './profile-permissions.js';
import {
  presentReferralsCard,
  type PersonReferrals,
  type ReferralsCard,
} from './referrals-card.presenter.js';
import { presentAddMenu } from './add-menu.presenter.js';
import {
  presentNextDate,
  type DatedFacts,
  type DateSettings,
  type NextDateView,
} from './next-date.presenter.js';
import type { TabView } from './tab-view.presenter.js';

export interface ScoreInput {
  score: number;
  tier: string | number | null;
  assessedOn: string | null;
  recordedBy: string | null;
  rule: string | null;
  reason: string | null;
}

export interface RegistrationInput {
  route: string;
  rule: string | null;
  reason: string | null;
  startedOn: string | null;
}

export interface ProfileInput {
  offender: OffenderRecord;
  rag: RagInput;
  score: ScoreInput | null;
  registration: RegistrationInput | null;
  eligibility: EligibilityInput | null;
  exitReasons: readonly Reason[];
  /** Is the exit clock open to this reader? */
  mayReadExits: boolean;
  tab: TabInput;
  /** Whom to ring now. */
  contacts: readonly ContactView[];
  referrals: PersonReferrals;
  panels: readonly PanelOption[];
  can: ProfilePermissions;
  dates: { facts: DatedFacts; settings: DateSettings };
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
  rag: RagCardView;
  score: { tier: string; say: string; score: string | null; words: string; reasons: Reason[] };
  registration: { words: string; say: string; facts: Fact[]; reasons: Reason[] };
  exit: { words: string; note: string | null; reasons: Reason[] } | null;
  exitClock: string | null;
  eligibility: EligibilityView | null;
  contacts: ContactCard;
  referrals: ReferralsCard | null;
  actions: Record<'score' | 'rag' | 'designations' | 'edit' | 'removePpo', Action | null>;
  nextDate: NextDateView;
  addMenu: Action[];
  print: Action;
  sharing: Action;
  tabs: Record<TabGroup, { text: string; href: string; active: boolean }[]>;
  tab: TabView;
}

const reasonsOf = (rule: string | null, ...texts: (string | null)[]): Reason[] => {
  const text = texts.filter(Boolean).join(' ');
  return rule || text ? [{ rule, text }] : [];
};

function presentScore(score: ScoreInput | null): ProfileView['score'] {
  if (score === null) {
    return {
      tier: 'No tier',
      say: 'No score is recorded',
      score: null,
      words: 'No OGRS score is recorded.',
      reasons: [],
    };
  }
  const { assessedOn, recordedBy } = score;
  const tier = tierWords(score.tier);
  return {
    tier,
    say: `OGRS score is now ${score.score}, ${tier}`,
    score: `OGRS ${score.score}`,
    words: [
      assessedOn ? `Assessed on ${dayWords(assessedOn)}` : 'Date of assessment not recorded',
      recordedBy ? `recorded by ${recordedBy}` : '',
    ]
      .filter(Boolean)
      .join(', '),
    reasons: reasonsOf(score.rule, score.reason),
  };
}

function presentRegistration({ offender, registration }: ProfileInput): ProfileView['registration'] {
  const words = statusWords(offender.status);
  if (registration === null) return { words, say: words, facts: [], reasons: [] };
  const { route, rule, reason, startedOn } = registration;
  const since = startedOn ? dayWords(startedOn) : null;
  return {
    words,
    say: `${words}${since ? ` on ${since}` : ''}`,
    facts: [
      { label: 'Registered on', value: since ?? 'Date not recorded', isMissing: since === null },
      { label: 'Route', value: routeWords(route), isMissing: false },
    ],
    reasons: reasonsOf(rule, reason),
  };
}

function presentExit({ offender, exitReasons, today }: ProfileInput): ProfileView['exit'] {
  if (offender.status !== 'registered') return null;
  const day = offender.earliestExitOn;
  if (day === null) {
    return {
      words: 'Not known',
      note: 'It is six months after registration: the registration date is not recorded.',
      reasons: [...exitReasons],
    };
  }
  return {
    words: dayWords(day),
    note: day <= today ? 'That day has come.' : null,
    reasons: [...exitReasons],
  };
}

function presentActions({ offender, registration, can }: ProfileInput): ProfileView['actions'] {
  const { id, ppo, status } = offender;
  const hasLeft = registration !== null && status !== 'registered';
  const when = (allowed: boolean, text: string, href: string): Action | null =>
    allowed ? { text, href } : null;
  return {
    score: when(can.recordScore, 'Record a score', paths.recordScore(id)),
    rag: when(can.setRag, 'Set RAG status', paths.setRag(id)),
    designations: when(can.setDesignations, 'Change', paths.setDesignations(id)),
    edit: when(can.edit, 'Edit details', paths.editOffender(id)),
    // EXIT-6: after de-registration, and by nobody else.
    removePpo: when(can.removePpo && ppo && hasLeft, 'Remove PPO status', paths.removePpo(id)),
  };
}

/** The tabs that the reader may open, of one group. */
const presentTabs = ({ offender, can, tab }: ProfileInput, wanted: TabGroup): ProfileView['tabs'][TabGroup] =>
  tabsFor(can)
    .filter(({ group }) => group === wanted)
    .map(({ key, text }) => ({
      text,
      href: `${paths.offenderTab(offender.id, key)}#record`,
      active: key === tab.name,
    }));

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
    rag: presentRagCard(offender.id, input.rag, can),
    score: presentScore(input.score),
    registration: presentRegistration(input),
    exit: presentExit(input),
    exitClock: input.mayReadExits && input.registration ? paths.exit(offender.id) : null,
    eligibility:
      input.eligibility &&
      presentEligibility(input.eligibility, { id: offender.id, status: offender.status, can }),
    contacts: presentContactCard(offender.id, input.contacts, can.recordContacts),
    referrals: presentReferralsCard(offender, input.referrals),
    actions: presentActions(input),
    sharing: { text: 'Who can see this?', href: paths.offenderSharing(offender.id) },
    nextDate: presentNextDate(input.dates.facts, input.dates.settings),
    addMenu: presentAddMenu(offender.id, can),
    print: { text: 'Print this record', href: paths.printOffender(offender.id) },
    tabs: { record: presentTabs(input, 'record'), history: presentTabs(input, 'history') },
    tab: presentTab(offender.id, tab),
  };
}
