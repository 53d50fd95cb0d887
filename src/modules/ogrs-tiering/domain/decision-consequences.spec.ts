import { describe, expect, it } from '@jest/globals';
import { calendarDay } from '../../../shared/calendar-day.js';
import { findConsequences } from './decision-consequences.js';
import { digestOf, readDigest } from './decision-digest.js';
import type { Eligibility } from './eligibility.js';

const decision = (fields: Partial<Eligibility>, ...rules: string[]): Eligibility => ({
  outcome: 'automatic',
  tier: 1,
  route: 'tier-1',
  reasons: rules.map((rule) => ({ rule, text: `${rule} applies` })),
  missing: [],
  policyVersion: 2,
  on: calendarDay('2014-06-03'),
  ...fields,
});
const tier1 = decision({}, 'TIER-1');
const excluded = decision({ outcome: 'excluded', route: null }, 'EXCL-MAPPA', 'TIER-1');
const before = (earlier: Eligibility | null) => (earlier ? readDigest(digestOf(earlier)) : null);

describe('what follows from a decision', () => {
  it.each([
    ['registers somebody new (TIER-1)', 'not-registered', false, 'tier-1'],
    ['registers somebody referred (TIER-6)', 'referred', false, 'tier-1'],
    ['leaves somebody registered as they are', 'registered', false, undefined],
    ['does not bring back somebody who has left', 'exited', false, undefined],
    ['brings them back by a new score or designation (EXIT-5)', 'exited', true, 'tier-1'],
  ])('automatic %s', (_, status, mayReEnter, route) => {
    const { register } = findConsequences(tier1, null, { status, mayReEnter });
    expect(register?.route).toBe(route);
  });

  it.each<[string, Partial<Eligibility>]>([
    ['a referral', { outcome: 'referral', route: 'tier-2' }],
    ['a partner’s referral', { outcome: 'referral', route: 'partner-criteria' }],
    ['needs-information', { outcome: 'needs-information', route: null, missing: ['score'] }],
    ['an exclusion', { outcome: 'excluded', route: null }],
  ])('%s registers nobody', (_, fields) => {
    const found = findConsequences(decision(fields, 'TIER-2'), null, {
      status: 'not-registered',
      mayReEnter: true,
    });
    expect(found.register).toBeNull();
  });

  describe('an exclusion of somebody registered (EXCL-4)', () => {
    const registered = { status: 'registered', mayReEnter: false };
    it.each([
      ['EXCL-MAPPA', true],
      ['EXCL-SEX', true],
      ['EXCL-NO-CONVICTION', false],
      ['EXCL-AGE', false],
    ])('by %s goes to the panel: %s', (rule, goes) => {
      const found = findConsequences(decision({ outcome: 'excluded' }, rule), before(tier1), registered);
      expect(found.exclusionFound?.rule ?? null).toBe(goes ? rule : null);
    });

    it('goes there once, and again by another rule', () => {
      expect(findConsequences(excluded, before(excluded), registered).exclusionFound).toBeNull();
      const both = decision({ outcome: 'excluded', route: null }, 'EXCL-MAPPA', 'EXCL-SEX');
      expect(findConsequences(both, before(excluded), registered).exclusionFound?.rule).toBe('EXCL-SEX');
    });

    it('does not concern somebody who is not registered', () => {
      const found = findConsequences(excluded, null, { status: 'not-registered', mayReEnter: false });
      expect(found.exclusionFound).toBeNull();
    });

    it('is lifted when it holds no longer', () => {
      expect(findConsequences(tier1, before(excluded), registered).exclusionLifted).toBe(true);
      expect(findConsequences(excluded, before(excluded), registered).exclusionLifted).toBe(false);
      expect(findConsequences(tier1, before(tier1), registered).exclusionLifted).toBe(false);
    });
  });

  describe('a tier that changed (TIER-6)', () => {
    const fallen = decision({ outcome: 'not-eligible', tier: null, route: null }, 'TIER-N');
    it('is shown for somebody registered, and registers nobody again', () => {
      const found = findConsequences(fallen, before(tier1), { status: 'registered', mayReEnter: true });
      expect(found).toMatchObject({ tierChanged: { from: 1, to: null }, register: null });
    });

    it.each([
      ['nothing was decided before', null, 'registered'],
      ['it is the same', before(fallen), 'registered'],
      ['the person is not registered', before(tier1), 'not-registered'],
    ])('is not when %s', (_, earlier, status) => {
      expect(findConsequences(fallen, earlier, { status, mayReEnter: false }).tierChanged).toBeNull();
    });
  });
});
