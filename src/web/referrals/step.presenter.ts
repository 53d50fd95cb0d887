import type { Step } from '../../modules/referral-forms/index.js';
import { dateAnchor } from '../shell/date-field.js';
import { presentErrors, type FormError, type FormErrors, type TypedValues } from '../shell/form-errors.js';
import { paths } from '../shell/paths.js';
import { presentField, type FieldView } from './step-fields.presenter.js';
import type { WhereItGoesView } from './where-it-goes.presenter.js';

export interface StepInput {
  referral: { id: string; version: number; name: string };
  step: Step;
  steps: readonly Step[];
  /** What stands in the boxes. */
  values: TypedValues;
  /** The answers as they are saved, so that two edits can be told apart. */
  was: Readonly<Record<string, unknown>>;
  errors?: readonly FormError[];
  /** A form that has been sent is amended as a whole, and not while it is typed (REF-5). */
  mode: 'draft' | 'amend';
  where: WhereItGoesView;
  /** What a panel asked for when it deferred (REF-5). */
  needed: string | null;
}

export interface StepView {
  title: string;
  caption: string;
  action: string;
  mode: StepInput['mode'];
  back: { href: string; text: string };
  version: number;
  was: string;
  fields: FieldView[];
  errors: FormErrors;
  /** Where the page saves itself while it is typed; null where it does not. */
  saveTo: string | null;
  buttons: { continue: string; later: string | null };
  /** What is wrong is kept, and need not be mended now. */
  skip: string | null;
  note: string | null;
  needed: string | null;
  where: WhereItGoesView;
}

/** Where a page leads on to: the next page of the form, then the check. */
export function nextAfter(id: string, steps: readonly Step[], slug: string): string {
  const next = steps[steps.findIndex((step) => step.slug === slug) + 1];
  return next ? paths.referralStep(id, next.slug) : paths.checkReferral(id);
}

/** One page of the form (REF-1). */
export function presentStep(input: StepInput): StepView {
  const { referral, step, steps, values, was, errors = [], mode, where, needed } = input;
  const { id, version, name } = referral;
  const days = step.questions
    .filter(({ kind }) => kind === 'day')
    .map((question) => dateAnchor(question.name));
  const shown = presentErrors(errors, Object.assign({}, ...days) as Record<string, string>);
  const isDraft = mode === 'draft';
  const place = steps.findIndex(({ slug }) => slug === step.slug) + 1;
  return {
    title: step.title,
    caption: `Referral of ${name}: page ${place} of ${steps.length}`,
    action: paths.referralStep(id, step.slug),
    mode,
    back: isDraft
      ? { href: paths.referral(id), text: 'All pages of this referral' }
      : { href: paths.checkReferral(id), text: 'Back to the answers' },
    version,
    was: JSON.stringify(was),
    fields: step.questions.map((question) => presentField(question, values, shown)),
    errors: shown,
    saveTo: isDraft ? paths.saveReferralStep(id, step.slug) : null,
    buttons: isDraft
      ? { continue: 'Save and continue', later: 'Save and come back later' }
      : { continue: 'Save the change', later: null },
    skip: isDraft && errors.length > 0 ? nextAfter(id, steps, step.slug) : null,
    note: isDraft
      ? null
      : 'This referral has been sent. A change is dated, and the panel sees it, until a meeting has it on its table (REF-5).',
    needed,
    where,
  };
}
