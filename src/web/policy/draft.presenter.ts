import type { PolicyDifference, PolicyDraft } from '../../modules/partnership/index.js';
import { dayWords, instantWords } from '../shell/labels.js';
import { paths } from '../shell/paths.js';
import {
  presentDifferences,
  presentPolicy,
  type DifferenceRow,
  type PolicyInWords,
} from './policy-words.presenter.js';

export interface DraftView {
  title: string;
  back: string;
  state: string;
  source: string;
  shadow: string | null;
  comparedWith: string;
  differences: DifferenceRow[];
  policy: PolicyInWords;
}

/** A draft to read: for those who do not draft, and once it is settled. */
export function presentDraft(
  draft: PolicyDraft,
  { basis, differences }: { basis: number; differences: readonly PolicyDifference[] },
): DraftView {
  const { status, settledBy, settledAt, became, effectiveOn, basedOn, createdBy, changedAt } = draft;
  const settled = settledAt ? ` by ${settledBy} on ${instantWords(settledAt)}` : '';
  const states = {
    open: `Open: begun from version ${basedOn} by ${createdBy}, last saved on ${instantWords(changedAt)}. Nothing of it is in force.`,
    discarded: `Discarded${settled}. Nothing of it was ever in force.`,
    adopted: `Adopted${settled} as version ${became}.`,
  };
  return {
    title: `Draft from ${dayWords(effectiveOn)}`,
    back: paths.policy(),
    state: states[status],
    source: draft.sourceNote,
    shadow: status === 'open' ? paths.shadowRun(draft.id) : null,
    comparedWith: `Version ${basis}`,
    differences: presentDifferences(differences),
    policy: presentPolicy(draft.content),
  };
}
