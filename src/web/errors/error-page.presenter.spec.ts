import { describe, expect, it } from '@jest/globals';
import { presentErrorPage } from './error-page.presenter.js';

describe('an error page', () => {
  it.each([
    [400, 'We could not read what was sent'],
    [403, 'You cannot do this'],
    [404, 'Page not found'],
    [409, 'This has already been done, or something else stands in the way'],
    [412, 'Somebody else changed this record first'],
    [413, 'That file is too large'],
    [422, 'A rule does not allow this'],
    [429, 'Too many requests'],
    [500, 'Sorry, something went wrong'],
    [503, 'The service is not available just now'],
    [418, 'Sorry, something went wrong'],
  ])('for %i says what happened and what to do next', (status, title) => {
    const page = presentErrorPage({ status, signedIn: true });
    expect(page.title).toBe(title);
    expect(page.whatNext.length).toBeGreaterThan(0);
  });

  it('leads somebody who is not signed in to the sign-in page', () => {
    expect(presentErrorPage({ status: 404, signedIn: false }).link.href).toBe('/sign-in');
    expect(presentErrorPage({ status: 404, signedIn: true }).link.href).toBe('/');
  });

  it('carries the rule that refused', () => {
    const page = presentErrorPage({ status: 422, signedIn: true, message: 'Too early', rule: 'EXIT-2' });
    expect([page.message, page.rule]).toEqual(['Too early', 'EXIT-2']);
  });
});
