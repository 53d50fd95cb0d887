import { dayWords, outcomeWords, routeWords, tierWords, type EligibilityOutcome } from '../shell/labels.js';
import { paths } from '../shell/paths.js';
import type { Reason } from './offender-record.js';

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

/** Whose eligibility it is, and what the reader may record about them. */
export interface EligibilityContext {
  id: string;
  status: string;
  can: { recordScore: boolean; setDesignations: boolean; recordFacts: boolean; recordIntelligence: boolean };
}

/** A fact that nobody has recorded, and for whoever may record it where to. */
export interface MissingView {
  text: string;
  supply: { text: string; href: string } | null;
}

export interface EligibilityView {
  words: string;
  by: string | null;
  /** What follows, or what to do next. */
  next: string | null;
  reasons: Reason[];
  missing: MissingView[];
  basis: string;
  decisions: string;
}

const MISSING: Record<
  string,
  { text: string; by: keyof EligibilityContext['can']; supply: string; href: (id: string) => string }
> = {
  score: { text: 'An OGRS score', by: 'recordScore', supply: 'Record a score', href: paths.recordScore },
  mappaLevel: {
    text: 'The MAPPA level',
    by: 'setDesignations',
    supply: 'Record the MAPPA level',
    href: paths.setDesignations,
  },
  registeredSexOffender: {
    text: 'Whether they are a registered sex offender',
    by: 'setDesignations',
    supply: 'Record whether they are',
    href: paths.setDesignations,
  },
  lastConvictionOn: {
    text: 'The date of the last conviction',
    by: 'recordFacts',
    supply: 'Record the conviction',
    href: paths.newOffence,
  },
  intelligence: {
    text: 'Suitably graded intelligence behind the PPO nomination',
    by: 'recordIntelligence',
    supply: 'Record intelligence',
    href: paths.newIntelligence,
  },
};

const NEXT: Record<EligibilityOutcome, string | null> = {
  automatic: null,
  referral: 'An IOM referral form (Appendix A) is decided at a tasking meeting.',
  'not-eligible': 'A partner agency may still refer by its own criteria (REF-3).',
  excluded: null,
  'needs-information': 'Nobody is guessed in or out: the rules decide as soon as this is recorded.',
};

/** Those registered leave by the exit rules only, whatever the rules would say of them today. */
function presentNext({ outcome, reasons }: EligibilityInput, status: string): string | null {
  if (status === 'registered') {
    const isForPanel = reasons.some(({ rule }) => rule === 'EXCL-MAPPA' || rule === 'EXCL-SEX');
    return outcome === 'excluded' && isForPanel
      ? 'Stays registered until the panel decides on removal (EXCL-4).'
      : 'Stays registered: people leave by the exit rules only (TIER-6).';
  }
  if (status === 'exited' && outcome === 'automatic') {
    return 'Has left the scheme: a new score or designation would bring them back (EXIT-5).';
  }
  // Who manages instead, or until when, is what a reader asks first.
  return outcome === 'excluded' ? (reasons[0]?.text ?? null) : NEXT[outcome];
}

/** What is missing, in words, each with where to supply it (EXCL-3). */
export function presentMissing(
  missing: readonly string[],
  { id, can }: Pick<EligibilityContext, 'id' | 'can'>,
): MissingView[] {
  return missing.map((field) => {
    const known = MISSING[field];
    if (!known) return { text: field, supply: null };
    const { text, by, supply, href } = known;
    return { text, supply: can[by] ? { text: supply, href: href(id) } : null };
  });
}

/** Whether the scheme would take somebody, by which route or tier, every reason with its rule, and what is missing. */
export function presentEligibility(input: EligibilityInput, context: EligibilityContext): EligibilityView {
  const { outcome, tier, route, reasons, missing, policyVersion, on } = input;
  const { id, status } = context;
  const isOn = status === 'registered';
  return {
    words: isOn ? `If decided today: ${outcomeWords(outcome).toLowerCase()}` : outcomeWords(outcome),
    by: route ? routeWords(route) : tier === null || tier === 'none' ? null : tierWords(tier),
    next: presentNext(input, status),
    reasons: [...reasons],
    missing: presentMissing(missing, context),
    basis: `Assessed for ${dayWords(on)} under policy version ${policyVersion}`,
    decisions: paths.offenderTab(id, 'decisions'),
  };
}
