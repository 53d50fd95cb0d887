import { badInput } from './domain-error.js';

/**
 * An id that may be left out; null where it is. What is no text is refused, so that nothing meant for somebody is done
 * about nobody, or about everybody.
 *
 * @throws DomainError bad-input naming the field.
 */
export function readOptionalId(typed: unknown, field: string, rule: string): string | null {
  if (typed === undefined || typed === null || typed === '') return null;
  if (typeof typed === 'string') return typed;
  throw badInput([{ field, message: `Send ${field} as a text, or leave it out`, rule }]);
}
