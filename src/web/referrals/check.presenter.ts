import type { Answers, ReferralMay, ReferralStatus, Step } from '../../modules/referral-forms/index.js';
import type { FieldError } from '../../shared/domain-error.js';
import type { FormError } from '../shell/form-errors.js';
import { paths } from '../shell/paths.js';
import { boxOf, presentAnswers, type AnswerSection } from './answers.presenter.js';
import type { AnswerWords } from './referral-words.presenter.js';
import type { WhereItGoesView } from './where-it-goes.presenter.js';

export interface CheckInput {
  id: string;
  name: string;
  status: ReferralStatus;
  steps: readonly Step[];
  answers: Answers;
  words: AnswerWords;
  /** What stands between the form and submission. */
  errors: readonly FieldError[];
  may: ReferralMay;
  maySubmit: boolean;
  where: WhereItGoesView;
  /** What refused it when it was sent. */
  refused?: readonly FormError[];
  needed: string | null;
}

export interface CheckView {
  title: string;
  caption: string;
  back: { href: string; text: string };
  sections: AnswerSection[];
  summary: { text: string; href: string }[];
  where: WhereItGoesView;
  submit: { action: string; text: string } | null;
  /** Why it cannot be sent. */
  blocked: string | null;
  isSent: boolean;
  needed: string | null;
}

/** Every answer before the form is sent, each with a way to change it; the last look. */
export function presentCheck(input: CheckInput): CheckView {
  const { id, name, status, steps, answers, words, errors, may, maySubmit, where, needed } = input;
  const { refused = [] } = input;
  const isSent = status === 'submitted';
  const linkTo = (field: string): string => {
    const step = steps.find(({ questions }) => questions.some((question) => question.name === field));
    return step ? boxOf(id, step, field) : '#where-it-goes';
  };
  const isReady = errors.length === 0;
  const about = status === 'deferred' ? 'Send it again' : 'Send this referral';
  return {
    title: isSent ? 'Amend this referral' : 'Check your answers',
    caption: `Referral of ${name}`,
    back: { href: paths.referral(id), text: isSent ? 'Back to the referral' : 'All pages of this referral' },
    sections: presentAnswers({ id, steps, answers, words, errors, mayChange: may.edit || may.amend }),
    summary: refused.map(({ field, message }) => ({ text: message, href: linkTo(field) })),
    where,
    submit: may.submit && isReady && maySubmit ? { action: paths.submitReferral(id), text: about } : null,
    blocked: may.submit ? whyBlocked(isReady, maySubmit, where) : null,
    isSent,
    needed,
  };
}

function whyBlocked(isReady: boolean, maySubmit: boolean, where: WhereItGoesView): string | null {
  const isUnknown = where.label.key === 'needs-information';
  if (!isReady && isUnknown) return 'It can be sent once what is marked above has been answered.';
  if (!maySubmit && where.register === null) return `It cannot be sent: ${where.message} The draft is kept.`;
  if (!maySubmit) return 'No form has to be sent: one button registers this person.';
  return isReady ? null : 'It can be sent once what is marked above has been answered.';
}
