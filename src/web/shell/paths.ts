import { meetingPaths } from './meeting-paths.js';
import { segment, withQuery } from './with-query.js';

export const PROFILE_TABS = [
  'timeline',
  'scores',
  'offending',
  'intelligence',
  'engagement',
  'custody',
  'contacts',
  'pathways',
  'drug-tests',
  'tasks',
  'decisions',
  'rag',
  'registrations',
  'history',
] as const;
export type ProfileTab = (typeof PROFILE_TABS)[number];

export interface CohortQuery {
  panel?: string | null;
  rag?: string | null;
  tier?: string | null;
  status?: string | null;
  route?: string | null;
  eligibility?: string | null;
  custody?: string | null;
  releaseWithin?: string | null;
  need?: string | null;
  stale?: string | null;
  mine?: string | null;
  q?: string | null;
  asAt?: string | null;
  sort?: string | null;
  cursor?: string | null;
}

export interface NoticesQuery {
  panel?: string | null;
  cursor?: string | null;
}

export const REFERRAL_VIEWS = ['mine', 'agency', 'waiting', 'decided'] as const;
export type ReferralViewName = (typeof REFERRAL_VIEWS)[number];

export interface ReferralsQuery {
  view?: ReferralViewName | null;
  panel?: string | null;
  status?: string | null;
  q?: string | null;
  cursor?: string | null;
}

export const TASK_VIEWS = ['mine', 'agency', 'overdue', 'all'] as const;
export type TaskViewName = (typeof TASK_VIEWS)[number];
export const TASK_MOVES = ['done', 'cancel', 'reopen', 'assign', 'change', 'note'] as const;
export type TaskMove = (typeof TASK_MOVES)[number];

export interface TasksQuery {
  view?: TaskViewName | null;
  panel?: string | null;
  /** Closed ones, where they are asked for. */
  status?: string | null;
  offenderId?: string | null;
  meetingId?: string | null;
  cursor?: string | null;
}

export const COMING_IN_LISTS = ['coming-of-age', 'transfers', 'ppo-nominations'] as const;
export type ComingInListName = (typeof COMING_IN_LISTS)[number];

const offender = (id: string): string => `/offenders/${segment(id)}`;
const referral = (id: string): string => `/referrals/${segment(id)}`;
const savedView = (id: string): string => `/cohort/views/${segment(id)}`;
const importPage = (id: string): string => `/imports/${segment(id)}`;
const task = (id: string): string => `/tasks/${segment(id)}`;
const policyDraft = (id: string): string => `/admin/policy/drafts/${segment(id)}`;

/** Every page's address, as a function, so that a changed address is a compile error and not a dead link. */
export const paths = {
  home: (): string => '/',
  signIn: (query: { because?: string | null; next?: string | null } = {}): string =>
    withQuery('/sign-in', query),
  signOut: (): string => '/sign-out',
  cohort: (query: CohortQuery = {}): string => withQuery('/cohort', { ...query }),
  /** The list with a page of the others on the scheme, below it, for a partner. */
  cohortOthers: (query: CohortQuery, others: { name: string; cursor?: string }): string =>
    withQuery('/cohort', { ...query, others: others.name, othersCursor: others.cursor }),
  /** The question which past day's list is to be shown. */
  cohortDay: (query: CohortQuery = {}): string => withQuery('/cohort/day', { ...query }),
  cohortExport: (query: CohortQuery = {}): string => withQuery('/cohort/export.csv', { ...query }),
  savedViews: (): string => '/cohort/views',
  saveView: (query: CohortQuery = {}): string => withQuery('/cohort/views/new', { ...query }),
  openView: savedView,
  renameView: (id: string): string => `${savedView(id)}/rename`,
  deleteView: (id: string): string => `${savedView(id)}/delete`,
  comingIn: (query: { list?: ComingInListName | null; panel?: string | null } = {}): string =>
    withQuery('/coming-in', query),
  newOffender: (): string => '/offenders/new',
  offender,
  offenderTab: (id: string, tab: ProfileTab): string => withQuery(offender(id), { tab }),
  /** A tab with every row ever recorded, corrected and withdrawn ones too. */
  offenderTabWithAll: (id: string, tab: ProfileTab): string => withQuery(offender(id), { tab, all: true }),
  offenderTimeline: (id: string, cursor: string, kind: readonly string[] = []): string =>
    withQuery(offender(id), { tab: 'timeline', kind: kind.join(','), cursor }),
  /** The question which sections are to be printed, and those chosen. */
  printOffender: (id: string): string => `${offender(id)}/print`,
  printedOffender: (id: string): string => `${offender(id)}/print/record`,
  offenderDecisions: (id: string, cursor: string): string =>
    withQuery(offender(id), { tab: 'decisions', cursor }),
  offenderHistory: (id: string, cursor: string): string =>
    withQuery(offender(id), { tab: 'history', cursor }),
  offenderSharing: (id: string): string => `${offender(id)}/sharing`,
  editOffender: (id: string): string => `${offender(id)}/edit`,
  recordScore: (id: string): string => `${offender(id)}/score`,
  /** The OGRS calculator from scratch, and from a person's record. */
  ogrs3: (): string => '/ogrs3',
  offenderOgrs3: (id: string): string => `${offender(id)}/ogrs3`,
  setRag: (id: string): string => `${offender(id)}/rag`,
  confirmRag: (id: string): string => `${offender(id)}/rag/confirm`,
  recordWanted: (id: string): string => `${offender(id)}/wanted`,
  recordEngagement: (id: string): string => `${offender(id)}/engagement`,
  setDesignations: (id: string): string => `${offender(id)}/designations`,
  newOffence: (id: string): string => `${offender(id)}/offences/new`,
  correctOffence: (id: string, offence: string): string =>
    `${offender(id)}/offences/${segment(offence)}/correct`,
  withdrawOffence: (id: string, offence: string): string =>
    `${offender(id)}/offences/${segment(offence)}/withdraw`,
  newCustody: (id: string): string => `${offender(id)}/custody/new`,
  releaseFromCustody: (id: string, spell: string): string =>
    `${offender(id)}/custody/${segment(spell)}/release`,
  correctCustody: (id: string, spell: string): string => `${offender(id)}/custody/${segment(spell)}/correct`,
  withdrawCustody: (id: string, spell: string): string =>
    `${offender(id)}/custody/${segment(spell)}/withdraw`,
  newIntelligence: (id: string): string => `${offender(id)}/intelligence/new`,
  closeIntelligence: (id: string, item: string): string =>
    `${offender(id)}/intelligence/${segment(item)}/close`,
  newDrugTest: (id: string): string => `${offender(id)}/drug-tests/new`,
  changeDrugTest: (id: string, test: string, how: 'correct' | 'withdraw'): string =>
    `${offender(id)}/drug-tests/${segment(test)}/${how}`,
  newContact: (id: string): string => `${offender(id)}/contacts/new`,
  changeContact: (id: string, contact: string, how: 'end' | 'correct' | 'withdraw'): string =>
    `${offender(id)}/contacts/${segment(contact)}/${how}`,
  /** Without a pathway, the question which. */
  newPathway: (id: string, pathway?: string): string =>
    withQuery(`${offender(id)}/pathways/new`, { pathway }),
  changePathway: (id: string, entry: string, how: 'change' | 'withdraw'): string =>
    `${offender(id)}/pathways/${segment(entry)}/${how}`,
  notices: (query: NoticesQuery = {}): string => withQuery('/notices', { ...query }),
  readNotices: (): string => '/notices/read',
  /** What the header of every page says of them: fetched again alone, whatever page it stands on. */
  news: (): string => '/notices/news',
  openNotice: (id: string): string => `/notices/${segment(id)}/open`,
  referrals: (query: ReferralsQuery = {}): string => withQuery('/referrals', { ...query }),
  newReferral: (query: { offenderId?: string | null } = {}): string => withQuery('/referrals/new', query),
  referral,
  referralPdf: (id: string): string => `${referral(id)}/paper.pdf`,
  referralStep: (id: string, step: string): string => `${referral(id)}/${segment(step)}`,
  saveReferralStep: (id: string, step: string): string => `${referral(id)}/${segment(step)}/save`,
  chooseReferralStep: (id: string, step: string): string => `${referral(id)}/${segment(step)}/choose`,
  checkReferral: (id: string): string => `${referral(id)}/check`,
  submitReferral: (id: string): string => `${referral(id)}/submit`,
  registerReferral: (id: string): string => `${referral(id)}/register`,
  sentReferral: (id: string): string => `${referral(id)}/sent`,
  withdrawReferral: (id: string): string => `${referral(id)}/withdraw`,
  handOverReferral: (id: string): string => `${referral(id)}/hand-over`,
  identifyReferral: (id: string): string => `${referral(id)}/identify`,
  referralPaper: (id: string): string => `${referral(id)}/paper`,
  ...meetingPaths,
  tasks: (query: TasksQuery = {}): string => withQuery('/tasks', { ...query }),
  newTask: (query: { offenderId?: string | null } = {}): string => withQuery('/tasks/new', query),
  task,
  /** Done, cancelled, open again, given to somebody else, or with another date. */
  changeTask: (id: string, how: TaskMove): string => `${task(id)}/${how}`,
  exits: (query: { panel?: string | null; on?: string | null; month?: string | null } = {}): string =>
    withQuery('/exits', query),
  reviewExits: (): string => '/exits/review',
  exit: (id: string): string => `/exits/${segment(id)}`,
  recordEnding: (id: string): string => `/exits/${segment(id)}/ending`,
  takeBackExit: (id: string): string => `/exits/${segment(id)}/take-back`,
  removePpo: (id: string): string => `/exits/${segment(id)}/ppo`,
  longStay: (query: { panel?: string | null } = {}): string => withQuery('/exits/long-stay', query),
  exitLetter: (id: string): string => `/exits/${segment(id)}/letter`,
  exitLetterPdf: (id: string): string => `/exits/${segment(id)}/letter.pdf`,
  imports: (): string => '/imports',
  import: importPage,
  importRows: (id: string, query: { show?: string | null; page?: number | null }): string =>
    withQuery(importPage(id), { ...query }),
  importMapping: (id: string): string => `${importPage(id)}/mapping`,
  importMatches: (id: string): string => `${importPage(id)}/matches`,
  importCommit: (id: string): string => `${importPage(id)}/commit`,
  importProgress: (id: string): string => `${importPage(id)}/progress`,
  importRefused: (id: string): string => `${importPage(id)}/refused.csv`,
  agreements: (): string => '/admin/agreements',
  newAgreement: (): string => '/admin/agreements/new',
  changeAgreement: (id: string): string => `/admin/agreements/${segment(id)}/change`,
  withdrawAgreement: (id: string): string => `/admin/agreements/${segment(id)}/withdraw`,
  policy: (): string => '/admin/policy',
  reassess: (): string => '/admin/policy/reassess',
  newPolicyDraft: (query: { from?: number | null } = {}): string =>
    withQuery('/admin/policy/drafts/new', query),
  policyDraft,
  shadowRun: (id: string, query: { change?: string | null; cursor?: string | null } = {}): string =>
    withQuery(`${policyDraft(id)}/shadow`, query),
  discardPolicyDraft: (id: string): string => `${policyDraft(id)}/discard`,
  adoptPolicyDraft: (id: string): string => `${policyDraft(id)}/adopt`,
  audit: (
    query: { subject?: string; actor?: string; from?: string; to?: string; cursor?: string } = {},
  ): string => withQuery('/audit', { ...query }),
  auditVerify: (): string => '/audit/verify',
} as const;
