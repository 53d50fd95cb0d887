import type { Answers, Step } from '../../modules/referral-forms/index.js';
import type { FieldError } from '../../shared/domain-error.js';
import { paths } from '../shell/paths.js';
import { NOT_ANSWERED, type AnswerWords } from './referral-words.presenter.js';

export interface AnswerRow {
  label: string;
  value: string;
  isMissing: boolean;
  /** What stands between the answer and submission. */
  error: string | null;
  change: { href: string; text: string } | null;
}

export interface AnswerSection {
  id: string;
  title: string;
  rows: AnswerRow[];
}

export interface AnswersInput {
  id: string;
  steps: readonly Step[];
  answers: Answers;
  words: AnswerWords;
  errors?: readonly FieldError[];
  mayChange: boolean;
}

/** Where the box of a question stands on its page: the first box of a date. */
export const boxOf = (id: string, step: Step, name: string): string => {
  const isDay = step.questions.some((question) => question.name === name && question.kind === 'day');
  return `${paths.referralStep(id, step.slug)}#${isDay ? `${name}-day` : name}`;
};

/** Every question of the form with its answer, page by page (REF-1). */
export function presentAnswers({
  id,
  steps,
  answers,
  words,
  errors = [],
  mayChange,
}: AnswersInput): AnswerSection[] {
  return steps.map((step) => ({
    id: `answers-${step.slug}`,
    title: step.title,
    rows: step.questions.map((question) => {
      const value = words(question, answers[question.name]);
      return {
        label: question.words,
        value: value || NOT_ANSWERED,
        isMissing: value === '',
        error: errors.find(({ field }) => field === question.name)?.message ?? null,
        change: mayChange ? { href: boxOf(id, step, question.name), text: 'Change' } : null,
      };
    }),
  }));
}
