import { STEPS } from './appendix-a.js';
import type { AgencyKind, Question, Step } from './question.js';

/** The pages that an agency of this kind is asked. */
export const stepsFor = (kind: AgencyKind): readonly Step[] =>
  STEPS.filter(({ asks }) => asks.includes(kind));

/** The questions that an agency of this kind is asked, in the order of the form. */
export const questionsFor = (kind: AgencyKind): readonly Question[] =>
  stepsFor(kind).flatMap(({ questions }) => questions);
