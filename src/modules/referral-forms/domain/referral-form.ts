import { AREAS, STEPS } from './appendix-a.js';
import type { AgencyKind, Choice, Question, Step } from './question.js';

/**
 * The pages that an agency of this kind is asked. The mailboxes of the local areas are data (REF-4): the question
 * offers those that there are.
 */
export const stepsFor = (kind: AgencyKind, areas: readonly Choice[] = AREAS): readonly Step[] =>
  STEPS.filter(({ asks }) => asks.includes(kind)).map((step) => ({
    ...step,
    questions: step.questions.map((question) =>
      question.name === 'area' ? { ...question, choices: areas } : question,
    ),
  }));

/** The questions that an agency of this kind is asked, in the order of the form. */
export const questionsFor = (kind: AgencyKind, areas: readonly Choice[] = AREAS): readonly Question[] =>
  stepsFor(kind, areas).flatMap(({ questions }) => questions);
