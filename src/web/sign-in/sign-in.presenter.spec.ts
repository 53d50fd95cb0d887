import { describe, expect, it } from '@jest/globals';
import { presentSignIn } from './sign-in.presenter.js';

describe('the sign-in page', () => {
  it.each([
    ['idle', /nothing happened for a while/],
    ['expired', /longest time/],
    ['signed-out', /You have signed out/],
    ['ended', /was ended/],
    ['needed', /Sign in to see/],
  ])('says why when somebody was signed out: %s', (because, words) => {
    expect(presentSignIn({ because }).notice).toMatch(words);
  });

  it.each([[null], ['<script>']])('says nothing for %s', (because) => {
    expect(presentSignIn({ because }).notice).toBeNull();
  });

  it('keeps the user name and drops the notice when it is refused', () => {
    const page = presentSignIn({
      username: 'om.chesterfield',
      because: 'idle',
      errors: [{ field: 'username', message: 'Wrong' }],
    });
    expect([page.username, page.notice, page.errors.summary.length]).toEqual(['om.chesterfield', null, 1]);
  });
});
