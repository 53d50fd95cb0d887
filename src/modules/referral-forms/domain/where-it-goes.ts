import type { AgencyKind } from './question.js';

/** What the rules say of the person, as the tiering module answers it (section 4). */
export interface Assessment {
  outcome: 'automatic' | 'referral' | 'not-eligible' | 'excluded' | 'needs-information';
  reasons: readonly { rule: string; text: string }[];
  missing: readonly string[];
}

export type Direction =
  /** No form is needed: registering is all there is to do (REF-2, TIER-1). */
  | 'automatic'
  /** No form will be needed once what is missing has been recorded (EXCL-3). */
  | 'automatic-once-known'
  /** The form goes to the panel. */
  | 'referral'
  | 'not-eligible'
  | 'excluded'
  /** Nothing can be said yet. */
  | 'needs-information';

export interface WhereItGoes {
  direction: Direction;
  maySubmit: boolean;
  /** Why not, where it may not be submitted. */
  rule: string | null;
  message: string;
}

const AUTOMATIC_RULES = ['TIER-1', 'ROUTE-PPO', 'ROUTE-YOS', 'ROUTE-OOA'];

/**
 * Where a form is going (REF-2, REF-3): police and probation refer for tier 2; the other agencies whatever the score,
 * by risk to the community or two needs. What an exclusion would still need to know stops no referral, since the
 * panel decides on it, and is said; an exclusion that holds stops every one (EXCL-1).
 */
export function whereItGoes({ outcome, reasons }: Assessment, kind: AgencyKind): WhereItGoes {
  const has = (...rules: string[]): boolean => reasons.some(({ rule }) => rules.includes(rule));
  const [first] = reasons;
  if (outcome === 'excluded') {
    return refused(
      'excluded',
      first?.rule ?? 'EXCL-1',
      `${first?.text ?? 'Excluded'}. This referral cannot be submitted.`,
    );
  }
  if (outcome === 'automatic') {
    return refused(
      'automatic',
      first?.rule ?? 'REF-2',
      'No form is needed: the scheme registers this person by itself.',
    );
  }
  if (outcome === 'needs-information' && has(...AUTOMATIC_RULES)) {
    const message =
      'No form is needed: the scheme registers this person by itself once what is missing has been recorded.';
    return refused('automatic-once-known', 'REF-2', message);
  }
  if (has(kind === 'partner' ? 'REF-3' : 'TIER-2')) {
    const message =
      outcome === 'needs-information'
        ? 'This goes to the panel, which will also ask for what is not recorded yet.'
        : 'This goes to the panel.';
    return { direction: 'referral', maySubmit: true, rule: null, message };
  }
  if (kind === 'partner') {
    const message =
      'A partner agency can refer somebody who poses a risk to the community, or who has an identified need in at least two areas.';
    return refused('not-eligible', 'REF-3', message);
  }
  if (has('TIER-N')) {
    const message = 'A score under 70 with no other route cannot be referred.';
    return refused('not-eligible', 'TIER-N', message);
  }
  const message = 'An OGRS score is needed before this can go anywhere.';
  return refused('needs-information', 'EXCL-3', message);
}

const refused = (direction: Direction, rule: string, message: string): WhereItGoes => ({
  direction,
  maySubmit: false,
  rule,
  message,
});
