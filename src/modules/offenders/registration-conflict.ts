import { DomainError } from '../../shared/domain-error.js';

/** What was asked is not possible where the person stands. */
export const conflictOf = (standing: string): DomainError =>
  new DomainError({
    kind: 'conflict',
    code: 'REGISTRATION.NOT_POSSIBLE',
    message: `This person ${standing}. Open the record and look at what stands there now.`,
    rule: 'EXIT-5',
  });
