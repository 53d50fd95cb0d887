import { badInput, DomainError, type FieldError } from '../../shared/domain-error.js';
import { readReason } from '../case-facts/index.js';

/**
 * Reads a fact and why it is corrected, and refuses with what is wrong with either.
 *
 * @throws DomainError bad-input.
 */
export function readCorrection<Fact>(
  read: () => Fact,
  typedReason: unknown,
  whenEmpty = 'Enter a reason for the correction',
): { fact: Fact; reason: string } {
  const errors: FieldError[] = [];
  const reason = readReason(typedReason, whenEmpty, errors);
  try {
    const fact = read();
    if (errors.length === 0) return { fact, reason };
  } catch (error) {
    if (!(error instanceof DomainError) || error.details.kind !== 'bad-input') throw error;
    throw badInput([...(error.details.errors ?? []), ...errors]);
  }
  throw badInput(errors);
}

/**
 * Reads a reason that stands alone.
 *
 * @throws DomainError bad-input naming `reason`.
 */
export function readOnlyReason(typedReason: unknown, whenEmpty: string, rule?: string): string {
  const errors: FieldError[] = [];
  const reason = readReason(typedReason, whenEmpty, errors, rule);
  if (errors.length > 0) throw badInput(errors);
  return reason;
}
