import { badInput } from '../../shared/domain-error.js';

const LONGEST = 60;

/**
 * The name of a view, without spaces around it.
 *
 * @throws DomainError bad-input naming `name`.
 */
export function readViewName(typed: unknown): string {
  const name = typeof typed === 'string' ? typed.trim().replace(/\s+/g, ' ') : '';
  const refuse = (message: string): Error => badInput([{ field: 'name', message }]);
  if (name === '') throw refuse('Enter a name for the view');
  if (name.length > LONGEST) throw refuse(`Use ${LONGEST} characters or fewer`);
  return name;
}

/** Two names that differ in capitals only are one. */
export const isSameName = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();
