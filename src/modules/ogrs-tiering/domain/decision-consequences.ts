import type { Eligibility, EligibilityReason, EligibilityRoute } from './eligibility.js';
import type { DigestedDecision } from './decision-digest.js';

/** What follows from a decision, beside its row in the ledger. */
export interface Consequences {
  /** Registers in the same transaction (TIER-1, TIER-6, section 2). */
  register: { route: AutomaticRoute; reason: EligibilityReason } | null;
  /** For the next panel agenda (EXCL-4). */
  exclusionFound: EligibilityReason | null;
  /** An exclusion that waited for the panel holds no longer. */
  exclusionLifted: boolean;
  /** The tier of somebody registered has changed; nobody leaves by it (TIER-6). */
  tierChanged: { from: number | null; to: number | null } | null;
}

export type AutomaticRoute = Exclude<EligibilityRoute, 'tier-2' | 'partner-criteria'>;

/** EXCL-4: these put somebody registered on the next panel agenda; the others never bear on those registered. */
const FOR_THE_PANEL = ['EXCL-MAPPA', 'EXCL-SEX'];

const AUTOMATIC: readonly string[] = ['tier-1', 'ppo', 'yos', 'out-of-area'] satisfies AutomaticRoute[];

/**
 * What a decision brings about, given the one before. Somebody who has left the scheme comes back only by a new
 * score or designation, never because a review looks at them again (EXIT-5).
 */
export function findConsequences(
  decision: Eligibility,
  before: DigestedDecision | null,
  { status, mayReEnter }: { status: string; mayReEnter: boolean },
): Consequences {
  const { outcome, route, reasons, tier } = decision;
  const [first] = reasons;
  const isRegistered = status === 'registered';
  const mayRegister = !isRegistered && (status !== 'exited' || mayReEnter);
  const isAutomatic = outcome === 'automatic' && route !== null && AUTOMATIC.includes(route);
  const excludes = (rules: readonly string[]): boolean => rules.some((rule) => FOR_THE_PANEL.includes(rule));
  const isNew = (rule: string): boolean => FOR_THE_PANEL.includes(rule) && !before?.rules.includes(rule);
  return {
    register: isAutomatic && mayRegister && first ? { route: route as AutomaticRoute, reason: first } : null,
    exclusionFound: isRegistered ? (reasons.find(({ rule }) => isNew(rule)) ?? null) : null,
    exclusionLifted: excludes(before?.rules ?? []) && !excludes(reasons.map(({ rule }) => rule)),
    tierChanged:
      isRegistered && before !== null && before.tier !== tier ? { from: before.tier, to: tier } : null,
  };
}
