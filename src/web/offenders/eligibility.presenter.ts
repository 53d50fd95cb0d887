import { dayWords, routeWords, tierWords } from '../shell/labels.js';
import type { Reason } from './offender-record.js';

export type EligibilityOutcome = 'automatic' | 'referral' | 'not-eligible' | 'excluded' | 'needs-information';

export interface EligibilityInput {
  outcome: EligibilityOutcome;
  tier: string | number | null;
  route: string | null;
  reasons: readonly Reason[];
  /** Fields that would have to be known, by name. */
  missing: readonly string[];
  policyVersion: string | number;
  on: string;
}

export interface EligibilityView {
  words: string;
  by: string | null;
  reasons: Reason[];
  missing: string[];
  basis: string;
}

const OUTCOMES: Record<EligibilityOutcome, string> = {
  automatic: 'Registers automatically',
  referral: 'Needs an IOM referral form',
  'not-eligible': 'Not eligible',
  excluded: 'Excluded: managed elsewhere',
  'needs-information': 'More information is needed',
};

const MISSING: Record<string, string> = {
  score: 'An OGRS score',
  ogrsScore: 'An OGRS score',
  mappaLevel: 'The MAPPA level',
  registeredSexOffender: 'Whether they are a registered sex offender',
  lastConvictionOn: 'The date of the last conviction',
  custody: 'Whether they are in custody',
  dateOfBirth: 'The date of birth',
};

/** Turns a field's name into words when no better ones are known: `lastReleaseOn` is "Last release on". */
function spell(field: string): string {
  const words = field.replace(/([A-Z])/g, ' $1').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Whether the scheme would take somebody, by which route or tier, and every reason with its rule. */
export function presentEligibility(input: EligibilityInput): EligibilityView {
  const { outcome, tier, route, reasons, missing, policyVersion, on } = input;
  return {
    words: OUTCOMES[outcome],
    by: route ? routeWords(route) : tier === null || tier === 'none' ? null : tierWords(tier),
    reasons: [...reasons],
    missing: missing.map((field) => MISSING[field] ?? spell(field)),
    basis: `Assessed for ${dayWords(on)} under policy version ${policyVersion}`,
  };
}
