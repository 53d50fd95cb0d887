import { describe, expect, it } from '@jest/globals';
import {
  presentEligibility,
  type EligibilityContext,
  type EligibilityInput,
} from './eligibility.presenter.js';

const input: EligibilityInput = {
  outcome: 'referral',
  tier: 2,
  route: 'tier-2',
  reasons: [{ rule: 'TIER-2', text: 'Score 88 is between 70 and 89: an IOM referral form is needed' }],
  missing: [],
  policyVersion: 2,
  on: '2014-06-03',
};
const everything = { recordScore: true, setDesignations: true, recordFacts: true, recordIntelligence: true };
const show = (changes: Partial<EligibilityInput> = {}, context: Partial<EligibilityContext> = {}) =>
  presentEligibility(
    { ...input, ...changes },
    { id: '1', status: 'not-registered', can: everything, ...context },
  );

describe('the eligibility card', () => {
  it('says that a referral form is needed, and why (TIER-2)', () => {
    expect(show()).toEqual({
      words: 'Referral form needed',
      by: 'Tier 2: referral, OGRS score 70 to 89',
      next: 'An IOM referral form (Appendix A) is decided at a tasking meeting.',
      reasons: input.reasons,
      missing: [],
      basis: 'Assessed for 3 June 2014 under policy version 2',
      decisions: '/offenders/1?tab=decisions',
    });
  });

  it.each([
    ['score', 'Record a score', '/offenders/1/score'],
    ['mappaLevel', 'Record the MAPPA level', '/offenders/1/designations'],
    ['registeredSexOffender', 'Record whether they are', '/offenders/1/designations'],
    ['lastConvictionOn', 'Record the conviction', '/offenders/1/offences/new'],
    ['intelligence', 'Record intelligence', '/offenders/1/intelligence/new'],
  ])('says how to supply what is missing: %s (EXCL-3)', (field, text, href) => {
    const { missing, words } = show({ outcome: 'needs-information', missing: [field] });
    expect(words).toBe('Needs information');
    expect(missing[0]?.supply).toEqual({ text, href });
    const nothing = {
      recordScore: false,
      setDesignations: false,
      recordFacts: false,
      recordIntelligence: false,
    };
    expect(show({ missing: [field] }, { can: nothing }).missing[0]?.supply).toBeNull();
  });

  it.each([
    ['registered', 'automatic', 'TIER-1', 'Stays registered: people leave by the exit rules only (TIER-6).'],
    ['registered', 'excluded', 'EXCL-MAPPA', 'Stays registered until the panel decides on removal (EXCL-4).'],
    ['registered', 'excluded', 'EXCL-SEX', 'Stays registered until the panel decides on removal (EXCL-4).'],
    ['registered', 'excluded', 'EXCL-AGE', 'Stays registered: people leave by the exit rules only (TIER-6).'],
    [
      'exited',
      'automatic',
      'TIER-1',
      'Has left the scheme: a new score or designation would bring them back (EXIT-5).',
    ],
    ['not-registered', 'excluded', 'EXCL-MAPPA', 'x'],
    [
      'not-registered',
      'not-eligible',
      'TIER-N',
      'A partner agency may still refer by its own criteria (REF-3).',
    ],
  ] as const)('tells somebody %s and %s by %s what follows', (status, outcome, rule, next) => {
    expect(show({ outcome, reasons: [{ rule, text: 'x' }] }, { status }).next).toBe(next);
  });

  it('says of somebody registered what would be decided today', () => {
    expect(show({ outcome: 'not-eligible' }, { status: 'registered' }).words).toBe(
      'If decided today: not eligible',
    );
  });
});
