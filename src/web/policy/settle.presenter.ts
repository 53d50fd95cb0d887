import type { ShadowRun } from '../../modules/ogrs-tiering/index.js';
import type { PolicyDifference, PolicyDraft } from '../../modules/partnership/index.js';
import { presentErrors, type FormError, type FormErrors } from '../shell/form-errors.js';
import { dayWords } from '../shell/labels.js';
import { paths } from '../shell/paths.js';
import { presentDifferences, type DifferenceRow } from './policy-words.presenter.js';
import { presentShadowSummary, type ShadowSummary } from './shadow.presenter.js';

export interface SettleInput {
  how: 'adopt' | 'discard';
  draft: PolicyDraft;
  run: ShadowRun;
  differences: readonly PolicyDifference[];
  errors?: readonly FormError[];
}

export interface SettleView {
  title: string;
  back: string;
  action: string;
  version: number;
  text: string[];
  summary: ShadowSummary | null;
  comparedWith: string;
  differences: DifferenceRow[];
  button: { text: string; isWarning: boolean };
  errors: FormErrors;
}

/** Asks once more before a draft is adopted or discarded, with the numbers again. */
export function presentSettle({ how, draft, run, differences, errors = [] }: SettleInput): SettleView {
  const { id, version, effectiveOn, sourceNote } = draft;
  const day = dayWords(effectiveOn);
  const shared = {
    version,
    comparedWith: `Version ${run.comparedWith}`,
    differences: presentDifferences(differences),
    // Whatever is wrong, the question itself is where to read it.
    errors: presentErrors(errors.map(({ message }) => ({ field: 'settle', message }))),
  };
  if (how === 'discard') {
    return {
      ...shared,
      title: `Discard the draft from ${day}?`,
      back: paths.policyDraft(id),
      action: paths.discardPolicyDraft(id),
      text: [
        sourceNote,
        'The draft stays on record and can no longer be changed. The policy in force stays.',
      ],
      summary: null,
      button: { text: 'Discard this draft', isWarning: true },
    };
  }
  return {
    ...shared,
    title: `Adopt the draft from ${day}?`,
    back: paths.shadowRun(id),
    action: paths.adoptPolicyDraft(id),
    text: [
      sourceNote,
      `It becomes the next version of the policy, which everybody can see, and is in force from ${day}. Just after that midnight everybody is assessed by it. A version is never changed or taken away: only a later one replaces it.`,
    ],
    summary: presentShadowSummary(run, null),
    button: { text: `Adopt, in force from ${day}`, isWarning: false },
  };
}
