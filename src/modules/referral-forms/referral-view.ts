import type { FieldError } from '../../shared/domain-error.js';
import type { KnownPerson } from '../offenders/index.js';
import type { Eligibility, RegistrationAnswer } from '../ogrs-tiering/index.js';
import type { StepState } from './domain/form-state.js';
import type { PaperAnswer } from './domain/paper-order.js';
import type { AgencyKind } from './domain/question.js';
import type { ReferralStatus } from './domain/referral-life.js';
import type { WhereItGoes } from './domain/where-it-goes.js';

/** What a meeting decided over a referral (REF-6). */
export interface ReferralDecisionView {
  outcome: 'accept' | 'decline' | 'defer';
  reason: string;
  informationNeeded: string | null;
  rule: string;
  meetingId: string;
  /** Who was present (MEET-2). */
  agencies: readonly string[];
  decidedAt: string;
  decidedBy: string;
  /** From submission. */
  days: number;
}

/** Where a form is going, and why (REF-2, REF-3). */
export interface EligibilityView extends WhereItGoes {
  outcome: Eligibility['outcome'];
  tier: Eligibility['tier'];
  reasons: { rule: string; text: string }[];
  /** What is not recorded, or not typed yet. */
  missing: string[];
  policyVersion: number;
}

export interface ReferralHistoryView {
  at: string;
  by: string;
  agency: string;
  type: string;
  summary: string;
  reason: string | null;
  /** Of an amendment, each answer before and after. */
  changes: { field: string; before: unknown; after: unknown }[];
}

/** How long a panel takes: the days of the middle one of its last decisions. */
export interface UsualDays {
  panel: string;
  /** Null while nothing has been decided. */
  days: number | null;
  /** Of how many decisions. */
  decided: number;
}

/** What this reader may do with a referral now. */
export interface ReferralMay {
  edit: boolean;
  amend: boolean;
  submit: boolean;
  withdraw: boolean;
  handOver: boolean;
  /** Say who it is about, where somebody known may be meant (REF-7). */
  identify: boolean;
}

export interface ReferralSummary {
  id: string;
  status: ReferralStatus;
  /** As typed. */
  surname: string;
  forename: string;
  panel: string | null;
  /** The key of the area's mailbox (REF-4). */
  area: string | null;
  agency: string;
  agencyKind: AgencyKind;
  owner: { name: string; isMe: boolean };
  /** Null where nobody is linked, or somebody whom this reader may not see (LAW-4). */
  offenderId: string | null;
  startedAt: string;
  changedAt: string;
  submittedAt: string | null;
  decidedAt: string | null;
  outcome: ReferralDecisionView['outcome'] | null;
  /** Days since submission, while it waits for a decision. */
  ageInDays: number | null;
  /** Days from submission to decision. */
  daysToDecision: number | null;
  /** Of the reader’s own draft: how many pages of the form are not ready yet, and how they are called. */
  stepsMissing: number | null;
  missingPages: readonly string[] | null;
  version: number;
}

export interface ReferralPage {
  readonly items: readonly ReferralSummary[];
  readonly nextCursor: string | null;
  readonly total: number;
  /** Of the panels on this page, or the one asked for. */
  readonly usual: readonly UsualDays[];
}

/** A referral as its reader sees it: the answers beside these, in the groups of the API. */
export interface ReferralView extends Omit<
  ReferralSummary,
  'surname' | 'forename' | 'stepsMissing' | 'missingPages'
> {
  mailbox: { key: string; name: string } | null;
  decision: ReferralDecisionView | null;
  whereItGoes: EligibilityView;
  /** The pages of the form, each with what stands between it and submission. */
  steps: StepState[];
  /** What stands between the form and submission. */
  missing: FieldError[];
  /** The last frozen copy. */
  submission: { number: number; submittedAt: string; submittedBy: string } | null;
  /** For those who see the cohort: known people who may be meant. */
  possibleMatches: Omit<KnownPerson, 'by'>[];
  usual: UsualDays | null;
  history: ReferralHistoryView[];
  may: ReferralMay;
  /** The answers, as typed. */
  [field: string]: unknown;
}

/** Questions and answers in the order and words of the form, for whoever prints it. */
export interface ReferralPaper {
  id: string;
  /** Whom it is about, for the log; never shown. */
  offenderId: string | null;
  status: ReferralStatus;
  agency: string;
  panel: string | null;
  mailbox: string | null;
  /** Null for a form that has not been sent: the answers are then as typed so far. */
  submission: { number: number; submittedAt: string; submittedBy: string } | null;
  /** In the order of Appendix A. */
  lines: readonly PaperAnswer[];
  /** By the name of the question. */
  answers: Readonly<Record<string, unknown>>;
  decision: ReferralDecisionView | null;
}

export interface SubmitAnswer {
  id: string;
  status: ReferralStatus;
  panel: string | null;
  version: number;
  /** Set where no form was needed (REF-2). */
  registration: RegistrationAnswer | null;
  /** Whom the form was linked to, and by what, where the referrer may see them (REF-7). */
  linked: { offenderId: string; by: KnownPerson['by'] } | null;
}

export interface RegisterAnswer extends SubmitAnswer {
  offenderId: string;
  eligibility: Eligibility;
}
