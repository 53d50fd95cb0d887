import type { Actor } from '../../shared/actor.js';
import { DomainError } from '../../shared/domain-error.js';
import { mayRecordForAgency } from '../case-facts/index.js';

/**
 * A partner's worker records for their own agency only.
 *
 * @throws DomainError forbidden.
 */
export function requireOwnAgency(actor: Actor, agency: string | null, what: string): void {
  if (mayRecordForAgency(actor, agency)) return;
  const message = `You may record ${what} of your own agency only.`;
  throw new DomainError({ kind: 'forbidden', code: 'FORBIDDEN', message });
}
