import type { AgencyKind, Question, ReferralStatus } from '../../modules/referral-forms/index.js';
import type { Label } from '../shell/labels.js';

const STATUS_WORDS: Record<ReferralStatus, string> = {
  draft: 'Draft',
  submitted: 'Waiting for the panel',
  accepted: 'Accepted',
  declined: 'Declined',
  deferred: 'More information needed',
  withdrawn: 'Withdrawn',
};

export const REFERRAL_STATUS_KEYS = Object.keys(STATUS_WORDS) as ReferralStatus[];

/** Where a referral stands (REF-5), in words; the key names it to the stylesheet. */
export const referralStatus = (status: ReferralStatus): Label => ({
  key: status,
  text: STATUS_WORDS[status],
});

const KIND_WORDS: Record<AgencyKind, string> = {
  police: 'Police',
  probation: 'Probation',
  partner: 'Partner agency',
};

export const kindWords = (kind: AgencyKind): string => KIND_WORDS[kind];

const DECISION_WORDS: Record<string, string> = {
  accept: 'Accepted',
  decline: 'Declined',
  defer: 'Deferred: more information is needed',
};

/** What a meeting decided (REF-5), in words. */
export const decisionWords = (outcome: string): string => DECISION_WORDS[outcome] ?? outcome;

export const NOT_ANSWERED = 'Not answered';

/** How an answer reads, as the form's own module says it; empty where nobody has answered. */
export type AnswerWords = (question: Question, value: unknown) => string;

/** `today`, `1 day`, `12 days`. */
export const daysWords = (days: number): string =>
  days === 0 ? 'today' : `${days.toLocaleString('en-GB')} ${days === 1 ? 'day' : 'days'}`;

/** Whom a form is about, as far as it has been typed. */
export function referredName({ surname, forename }: { surname?: unknown; forename?: unknown }): string {
  const words = [forename, surname].map((part) => (typeof part === 'string' ? part.trim() : ''));
  return words.filter((part) => part !== '').join(' ') || 'somebody not named yet';
}

/** How long a panel usually takes: `within 3 days`. */
export const withinWords = (days: number): string => `within ${days === 0 ? 'a day' : daysWords(days)}`;

/** Of how many decisions that is the middle one. */
export const ofLast = (decided: number): string =>
  decided === 1 ? '(by its one decision so far)' : `(the middle of its last ${decided} decisions)`;
