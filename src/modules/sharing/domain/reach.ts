import type { Actor, Role } from '../../../shared/actor.js';

/** Whose records are open to somebody at all. */
export type Reach = 'everybody' | 'involved' | 'nobody';

const EVERYBODY: readonly Role[] = ['coordinator', 'offender-manager', 'chair'];

/**
 * Co-ordinators, offender managers and chairs see every panel, so that nobody waits for an absent colleague (COH-1);
 * a partner's worker sees whom their agency is involved with; everybody else sees nobody (LAW-4).
 */
export function reachOf({ role }: Pick<Actor, 'role'>): Reach {
  if (EVERYBODY.includes(role)) return 'everybody';
  return role === 'partner' ? 'involved' : 'nobody';
}

/** The police run the scheme, and the product itself acts in its name; every other agency shares by an agreement. */
export const WITHOUT_AGREEMENT: readonly string[] = ['police', 'system'];

/** Does this agency see anything only while its sharing agreement is in force? */
export const needsAgreement = (agency: string): boolean => !WITHOUT_AGREEMENT.includes(agency);
