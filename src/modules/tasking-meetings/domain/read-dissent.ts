import { badInput, type FieldError } from '../../../shared/domain-error.js';

/** That an agency which was present did not agree, in its own words. */
export interface Dissent {
  agency: string;
  words: string;
}

const LONGEST = 4_000;

const textOf = (typed: unknown): string => (typeof typed === 'string' ? typed.trim() : '');

/**
 * Whoever dissents is one of the agencies present, says so once, and says why (MEET-2).
 *
 * @throws DomainError bad-input naming `dissent`.
 */
export function readDissent(typed: unknown, present: readonly string[]): Dissent[] {
  if (typed === undefined || typed === null) return [];
  const errors: FieldError[] = [];
  const refuse = (message: string): void => {
    errors.push({ field: 'dissent', message, rule: 'MEET-2' });
  };
  if (!Array.isArray(typed)) refuse('Send dissent as a list of agencies, each with its words');
  const given = (Array.isArray(typed) ? typed : []).map((one: unknown) => {
    const { agency, words } = (one ?? {}) as { agency?: unknown; words?: unknown };
    return { agency: textOf(agency), words: textOf(words) };
  });
  const agencies = given.map(({ agency }) => agency);
  if (agencies.some((agency) => !present.includes(agency))) {
    refuse('Only an agency that is present can dissent');
  }
  if (new Set(agencies).size < agencies.length) refuse('Write down the dissent of an agency once');
  if (given.some(({ words }) => words === '')) refuse('Enter in its words why the agency dissents');
  if (given.some(({ words }) => words.length > LONGEST)) refuse('Use 4,000 characters or fewer');
  if (errors.length > 0) throw badInput(errors);
  return given;
}
