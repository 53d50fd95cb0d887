import type { Step } from '../../modules/referral-forms/index.js';
import { paths } from '../shell/paths.js';
import { NOT_ANSWERED, type AnswerWords } from './referral-words.presenter.js';

export interface StepConflictInput {
  id: string;
  name: string;
  step: Step;
  /** What was typed here. */
  mine: Readonly<Record<string, unknown>>;
  /** What is saved now, and its version. */
  theirs: Readonly<Record<string, unknown>>;
  version: number;
  /** The answers that both changed. */
  conflicts: readonly string[];
  words: AnswerWords;
}

export interface StepConflictView {
  title: string;
  lead: string;
  action: string;
  back: string;
  version: number;
  mine: string;
  theirs: string;
  questions: { field: string; label: string; yours: string; saved: string }[];
}

/** One page typed into in two windows: what differs, for its author to choose from; nothing is lost of either. */
export function presentStepConflict(input: StepConflictInput): StepConflictView {
  const { id, name, step, mine, theirs, version, conflicts, words } = input;
  return {
    title: 'This page was changed in another window',
    lead: `Both versions of “${step.title}” for ${name} are kept. Choose for each answer which one stays.`,
    action: paths.chooseReferralStep(id, step.slug),
    back: paths.referralStep(id, step.slug),
    version,
    mine: JSON.stringify(mine),
    theirs: JSON.stringify(theirs),
    questions: step.questions
      .filter((question) => conflicts.includes(question.name))
      .map((question) => ({
        field: question.name,
        label: question.words,
        yours: words(question, mine[question.name]) || NOT_ANSWERED,
        saved: words(question, theirs[question.name]) || NOT_ANSWERED,
      })),
  };
}
