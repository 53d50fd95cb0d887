import type { FieldError } from '../../../shared/domain-error.js';
import { isBlank, type Answers } from './answers.js';
import { checkAnswers, type FormContext } from './check-answers.js';
import { stepsFor } from './referral-form.js';

/** A page of the form and what stands between it and submission. */
export interface StepState {
  slug: string;
  title: string;
  /** Nothing on it has been answered yet. */
  isUntouched: boolean;
  errors: FieldError[];
}

/** How far each page of a form is (REF-1). */
export function stepStates(answers: Answers, context: FormContext): StepState[] {
  const errors = checkAnswers(answers, context);
  return stepsFor(context.kind, context.areas).map(({ slug, title, questions }) => {
    const names = questions.map(({ name }) => name);
    return {
      slug,
      title,
      isUntouched: names.every((name) => isBlank(answers[name])),
      errors: errors.filter(({ field }) => names.includes(field)),
    };
  });
}
