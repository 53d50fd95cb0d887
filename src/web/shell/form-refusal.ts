import { DomainError } from '../../shared/domain-error.js';
import type { FormError } from './form-errors.js';

/**
 * The errors of a form that a rule or a use case refused, so that its page can be shown again with everything
 * that was typed. A refusal that is not about the form is thrown on.
 */
export function readRefusal(error: unknown, field: string): FormError[] {
  if (!(error instanceof DomainError)) throw error;
  const { kind, errors, message, rule } = error.details;
  if (kind === 'bad-input' || kind === 'conflict' || kind === 'refused') {
    if (errors && errors.length > 0) return [...errors];
    return [{ field, message, ...(rule ? { rule } : {}) }];
  }
  throw error;
}
