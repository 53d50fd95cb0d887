import { badInput, type FieldError } from '../../../shared/domain-error.js';
import { isRagStatus, type RagStatus } from '../../../shared/rag.js';

export interface TypedRag {
  status?: unknown;
  reason?: unknown;
}

const LONGEST_REASON = 2000;
const STILL_RIGHT = 'Still right';

/**
 * Reads a status that a person sets, with the reason that they give (RAG-6).
 *
 * @throws DomainError bad-input naming `status` or `reason`.
 */
export function readRag({ status, reason }: TypedRag): { status: RagStatus; reason: string } {
  const errors: FieldError[] = [];
  if (!isRagStatus(status)) {
    errors.push({ field: 'status', message: 'Choose red, amber alert, amber or green', rule: 'RAG-5' });
  }
  const text = typeof reason === 'string' ? reason.trim() : '';
  if (text === '') errors.push({ field: 'reason', message: 'Enter a reason for the status', rule: 'RAG-6' });
  errors.push(...tooLong(text, 'RAG-6'));
  if (errors.length > 0 || !isRagStatus(status)) throw badInput(errors);
  return { status, reason: text };
}

/**
 * Reads why a status is still right, which need not be said (LAW-5).
 *
 * @throws DomainError bad-input naming `reason`.
 */
export function readConfirmation({ reason }: { reason?: unknown }): string {
  if (reason === undefined || reason === null) return STILL_RIGHT;
  const text = typeof reason === 'string' ? reason.trim() : null;
  if (text === null) {
    throw badInput([{ field: 'reason', message: 'Reason must be text', rule: 'LAW-5' }]);
  }
  const errors = tooLong(text, 'LAW-5');
  if (errors.length > 0) throw badInput(errors);
  return text || STILL_RIGHT;
}

function tooLong(text: string, rule: string): FieldError[] {
  if (text.length <= LONGEST_REASON) return [];
  const most = LONGEST_REASON;
  return [{ field: 'reason', message: `Reason must be ${most} characters or fewer`, rule }];
}
