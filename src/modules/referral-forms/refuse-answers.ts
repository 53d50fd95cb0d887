import { DomainError, type FieldError } from '../../shared/domain-error.js';

/** What the form still needs, in the order of its questions (REF-1). */
export function refuseAnswers(errors: FieldError[]): DomainError {
  return new DomainError({
    kind: 'refused',
    code: 'REFERRAL.INCOMPLETE',
    message: 'The form is not ready to be sent.',
    rule: errors[0]?.rule ?? 'REF-1',
    errors,
  });
}
