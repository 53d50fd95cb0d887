import { describe, expect, it } from '@jest/globals';
import type { Direction, EligibilityView } from '../../modules/referral-forms/index.js';
import { presentWhereItGoes } from './where-it-goes.presenter.js';

const view = (direction: Direction, more: Partial<EligibilityView> = {}): EligibilityView => ({
  ...{ direction, maySubmit: direction === 'referral', rule: null, message: 'A message.' },
  ...{
    outcome: 'referral',
    tier: 2,
    reasons: [{ rule: 'TIER-2', text: 'Score 84' }],
    missing: [],
    policyVersion: 3,
  },
  ...more,
});
const present = (where: EligibilityView, more: { mailbox?: string; mayRegister?: boolean } = {}) =>
  presentWhereItGoes({
    id: 'r',
    where,
    mailbox: more.mailbox ?? null,
    mayRegister: more.mayRegister ?? false,
  });

describe('where a form goes, beside it while it is typed', () => {
  it.each([
    ['automatic', 'No form is needed'],
    ['automatic-once-known', 'No form will be needed'],
    ['referral', 'To the panel'],
    ['not-eligible', 'Cannot be referred yet'],
    ['excluded', 'Excluded'],
    ['needs-information', 'Not known yet'],
  ] as const)('%s reads “%s”, with the rule and the policy behind it', (direction, words) => {
    const shown = present(view(direction));
    expect(shown.label.text).toBe(words);
    expect(shown.say).toContain(words);
    expect(shown.reasons).toEqual([{ rule: 'TIER-2', text: 'Score 84' }]);
    expect(shown.basis).toBe('By policy version 3');
  });

  it('names the mailbox that it will be sent to (REF-4), and only when it goes there', () => {
    const mailbox = 'Chesterfield IOM Referral';
    expect(present(view('referral'), { mailbox }).message).toContain(mailbox);
    expect(present(view('excluded'), { mailbox }).message).not.toContain(mailbox);
  });

  it('cites the rule that stops it (REF-3), and none where it may be sent', () => {
    expect(present(view('not-eligible', { rule: 'REF-3' })).rule).toBe('REF-3');
    expect(present(view('referral')).rule).toBeNull();
  });

  it('offers the one button where no form is needed, to those who may register (REF-2)', () => {
    expect(present(view('automatic'), { mayRegister: true }).register?.action).toBe('/referrals/r/register');
    expect(present(view('automatic')).register).toBeNull();
    expect(present(view('referral'), { mayRegister: true }).register).toBeNull();
  });

  it('says in words what is missing', () => {
    const missing = ['dateOfBirth', 'mappaLevel', 'lastConvictionOn'];
    expect(present(view('needs-information', { missing })).missing).toEqual([
      'The date of birth',
      'The MAPPA level',
      'The date of the last conviction',
    ]);
  });
});
