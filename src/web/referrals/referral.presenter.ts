import type {
  Answers,
  ReferralDecisionView,
  ReferralHistoryView,
  ReferralView,
  Step,
} from '../../modules/referral-forms/index.js';
import { agencyWords, dayWords, instantWords, panelWords, statusWords, type Label } from '../shell/labels.js';
import { paths } from '../shell/paths.js';
import { presentAnswers, type AnswerSection } from './answers.presenter.js';
import {
  daysWords,
  decisionWords,
  referralStatus,
  withinWords,
  ofLast,
  type AnswerWords,
} from './referral-words.presenter.js';
import type { WhereItGoesView } from './where-it-goes.presenter.js';

export interface ReferralInput {
  name: string;
  referral: ReferralView;
  steps: readonly Step[];
  answers: Answers;
  words: AnswerWords;
  where: WhereItGoesView;
  /** Names of agencies, by key. */
  agencies: ReadonlyMap<string, string>;
  /** Does this reader open the rooms of meetings? */
  seesMeetings: boolean;
}

export interface DecisionView {
  outcome: Label;
  say: string;
  reason: string;
  needed: string | null;
  rule: string;
  meeting: { href: string | null; text: string };
  present: string;
  days: string;
}

export interface ReferralPageView {
  title: string;
  id: string;
  topic: string;
  status: Label;
  line: string;
  stands: string[];
  person: { href: string; text: string } | null;
  decision: DecisionView | null;
  /** While it waits; a decision stands for itself. */
  where: WhereItGoesView | null;
  matches: {
    name: string;
    action: string;
    typed: { label: string; value: string }[];
    people: MatchView[];
  } | null;
  history: {
    id: string;
    at: string;
    isoAt: string;
    text: string;
    by: string;
    reason: string | null;
    changes: string[];
  }[];
  sections: AnswerSection[];
  actions: { text: string; href: string; isMain: boolean }[];
}

export interface MatchView {
  id: string;
  name: string;
  href: string;
  facts: { label: string; value: string }[];
}

/** Where a referral stands, in sentences (REF-4, REF-5). */
export function standsWords({
  status,
  panel,
  mailbox,
  submittedAt,
  ageInDays,
  usual,
}: ReferralView): string[] {
  const lines: string[] = [];
  if (submittedAt !== null && panel !== null) {
    const box = mailbox ? ` to ${mailbox.name}` : '';
    lines.push(`Sent on ${instantWords(submittedAt)}${box}, for the panel of ${panelWords(panel)}.`);
  }
  if (status === 'submitted') {
    lines.push('It waits for the next tasking meeting of the panel.');
    if (ageInDays !== null) lines.push(`Waiting: ${ageInDays === 0 ? 'since today' : daysWords(ageInDays)}.`);
    const usually = usual?.days ?? null;
    if (usually !== null) {
      lines.push(`This panel usually decides ${withinWords(usually)} ${ofLast(usual?.decided ?? 0)}.`);
    }
  }
  if (status === 'withdrawn') lines.push('It was withdrawn before a decision.');
  return lines;
}

function presentDecision(
  decision: ReferralDecisionView,
  { agencies, seesMeetings }: ReferralInput,
): DecisionView {
  const { outcome, reason, informationNeeded, rule, meetingId, decidedAt, decidedBy, days } = decision;
  const words = decisionWords(outcome);
  const present = decision.agencies.map((key) => agencies.get(key) ?? agencyWords(key)).join(', ');
  return {
    outcome: { key: outcome, text: words },
    say: `The panel has decided: ${words}. ${reason}`,
    reason,
    needed: informationNeeded,
    rule,
    meeting: {
      href: seesMeetings ? paths.meeting(meetingId) : null,
      text: `Tasking meeting, ${instantWords(decidedAt)}, recorded by ${decidedBy}`,
    },
    present,
    days: days === 0 ? 'On the day it was sent' : `${daysWords(days)} after it was sent`,
  };
}

function presentHistory(
  history: readonly ReferralHistoryView[],
  { steps, words }: ReferralInput,
): ReferralPageView['history'] {
  const questions = steps.flatMap((step) => step.questions);
  const change = ({ field, before, after }: ReferralHistoryView['changes'][number]): string => {
    const question = questions.find(({ name }) => name === field);
    if (!question) return field;
    const said = (value: unknown): string => words(question, value) || 'nothing';
    return `${question.words}: ${said(before)} → ${said(after)}`;
  };
  return history.map(({ at, by, agency, summary, reason, changes }, index) => ({
    id: `history-${index}`,
    at: instantWords(at),
    isoAt: at,
    text: summary,
    by: `${by}, ${agencyWords(agency)}`,
    reason,
    changes: changes.map(change),
  }));
}

function presentMatches({ referral, name, answers }: ReferralInput): ReferralPageView['matches'] {
  const { id, may, possibleMatches } = referral;
  if (possibleMatches.length === 0) return null;
  const born = answers['dateOfBirth'];
  const text = (value: unknown): string => (typeof value === 'string' && value ? value : 'Not given');
  return {
    name,
    action: may.identify ? paths.identifyReferral(id) : '',
    typed: [
      { label: 'Name', value: name },
      { label: 'Date of birth', value: typeof born === 'string' ? dayWords(born) : 'Not given' },
      { label: 'PNC ID', value: text(answers['pncId']) },
      { label: 'CRN', value: text(answers['crn']) },
    ],
    people: possibleMatches.map((match) => ({
      id: match.id,
      name: `${match.surname}, ${match.forename}`,
      href: paths.offender(match.id),
      facts: [
        { label: 'Date of birth', value: dayWords(match.dateOfBirth) },
        { label: 'Panel', value: panelWords(match.panel) },
        { label: 'Status', value: statusWords(match.status) },
      ],
    })),
  };
}

function presentActions({ referral: { id, may } }: ReferralInput): ReferralPageView['actions'] {
  return [
    { text: 'Amend', href: paths.checkReferral(id), isMain: true, open: may.amend },
    { text: 'Print the form', href: paths.referralPaper(id), isMain: false, open: true },
    { text: 'Download as PDF', href: paths.referralPdf(id), isMain: false, open: true },
    { text: 'Hand over', href: paths.handOverReferral(id), isMain: false, open: may.handOver },
    { text: 'Withdraw', href: paths.withdrawReferral(id), isMain: false, open: may.withdraw },
  ]
    .filter(({ open }) => open)
    .map(({ text, href, isMain }) => ({ text, href, isMain }));
}

/** A referral that has been sent: where it stands, what was decided and why, and what was sent. */
export function presentReferral(input: ReferralInput): ReferralPageView {
  const { name, referral, steps, answers, words, where, agencies } = input;
  const { id, status, owner, agency, offenderId, decision, history } = referral;
  return {
    title: `Referral of ${name}`,
    id,
    topic: `referral:${id}`,
    status: referralStatus(status),
    line: `${agencies.get(agency) ?? agencyWords(agency)} · ${owner.isMe ? 'yours' : owner.name}`,
    stands: standsWords(referral),
    person:
      offenderId === null ? null : { href: paths.offender(offenderId), text: `Open the record of ${name}` },
    decision: decision && presentDecision(decision, input),
    where: status === 'submitted' ? where : null,
    matches: presentMatches(input),
    history: presentHistory(history, input),
    sections: presentAnswers({ id, steps, answers, words, mayChange: false }),
    actions: presentActions(input),
  };
}
