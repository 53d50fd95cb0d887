import { badInput } from '../../../shared/domain-error.js';

const LONGEST = 4_000;

/**
 * What is written down in a meeting, or as a correction of its minutes (MEET-5).
 *
 * @throws DomainError bad-input naming `text`.
 */
export function readNote(typed: unknown, whenEmpty: string): string {
  const words = typeof typed === 'string' ? typed.trim() : '';
  const refuse = (message: string): never => {
    throw badInput([{ field: 'text', message, rule: 'MEET-5' }]);
  };
  if (words === '') return refuse(whenEmpty);
  if (words.length > LONGEST) return refuse('Use 4,000 characters or fewer');
  return words;
}
