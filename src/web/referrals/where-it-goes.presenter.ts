import type { Direction, EligibilityView } from '../../modules/referral-forms/index.js';
import { presentMissing } from '../offenders/eligibility.presenter.js';
import { tierWords, type Label } from '../shell/labels.js';
import { paths } from '../shell/paths.js';

export interface WhereItGoesInput {
  id: string;
  where: EligibilityView;
  /** The mailbox that is chosen, in words. */
  mailbox: string | null;
  /** May this reader press the one button? */
  mayRegister: boolean;
}

export interface WhereItGoesView {
  label: Label;
  /** What a screen reader is told when it changes. */
  say: string;
  message: string;
  /** Which rule stops it; null where it may be sent. */
  rule: string | null;
  tier: string | null;
  reasons: { rule: string; text: string }[];
  missing: string[];
  /** Set where no form is needed, and this reader may register. */
  register: { action: string; text: string } | null;
  basis: string;
}

const WORDS: Record<Direction, string> = {
  automatic: 'No form is needed',
  'automatic-once-known': 'No form will be needed',
  referral: 'To the panel',
  'not-eligible': 'Cannot be referred yet',
  excluded: 'Excluded',
  'needs-information': 'Not known yet',
};

const BOXES: Record<string, string> = { dateOfBirth: 'The date of birth' };

/** Where a form is going, and why (REF-2, REF-3), while it is typed. */
export function presentWhereItGoes({ id, where, mailbox, mayRegister }: WhereItGoesInput): WhereItGoesView {
  const { direction, message, rule, reasons, missing, tier, policyVersion } = where;
  const text = WORDS[direction];
  const isAutomatic = direction === 'automatic' || direction === 'automatic-once-known';
  const sentTo = direction === 'referral' && mailbox !== null ? ` It will be sent to ${mailbox}.` : '';
  const known = presentMissing(
    missing.filter((field) => BOXES[field] === undefined),
    { id, can: NOTHING },
  );
  return {
    label: { key: direction, text },
    say: `Where this goes: ${text}. ${message}`,
    message: message + sentTo,
    rule,
    tier: tier === null ? null : tierWords(tier),
    reasons: [...reasons],
    missing: [...missing.flatMap((field) => BOXES[field] ?? []), ...known.map((fact) => fact.text)],
    register:
      isAutomatic && mayRegister
        ? { action: paths.registerReferral(id), text: 'Register this person' }
        : null,
    basis: `By policy version ${policyVersion}`,
  };
}

const NOTHING = { recordScore: false, setDesignations: false, recordFacts: false, recordIntelligence: false };
