import { describe, expect, it } from '@jest/globals';
import { badInput, DomainError, forbidden, notFound } from './domain-error.js';

describe('a named refusal', () => {
  it('is an error whose message is for people and whose code is for programs', () => {
    const details = { kind: 'refused', code: 'EXIT.TOO_EARLY', message: 'Not yet.', rule: 'EXIT-1' } as const;
    const error = new DomainError(details);
    expect(error).toBeInstanceOf(Error);
    expect([error.name, error.message, error.details]).toEqual(['DomainError', 'Not yet.', details]);
  });

  it.each([
    ['bad input', badInput([]), 'bad-input', 'BAD_INPUT'],
    ['what is not there', notFound('The offender'), 'not-found', 'NOT_FOUND'],
    ['what a role does not allow', forbidden(), 'forbidden', 'FORBIDDEN'],
  ])('for %s has its kind and code', (_, error, kind, code) => {
    expect(error.details).toMatchObject({ kind, code });
  });

  it('for bad input lists every field, and names the first rule among them', () => {
    const errors = [
      { field: 'surname', message: 'Enter a surname' },
      { field: 'score', message: 'Score is over 100', rule: 'TIER-4' },
      { field: 'pncId', message: 'Wrong letter', rule: 'ID-PNC' },
    ];
    expect(badInput(errors).details).toMatchObject({ errors, rule: 'TIER-4' });
    expect(badInput(errors.slice(0, 1)).details).not.toHaveProperty('rule');
  });

  it('for what is not there says nothing of whether it exists (LAW-4)', () => {
    expect(notFound('The offender').message).toBe('The offender was not found.');
    expect(notFound('The offender').details).not.toHaveProperty('errors');
  });
});
