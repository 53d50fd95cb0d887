import { describe, expect, it } from '@jest/globals';
import { calendarDay } from '../../../shared/calendar-day.js';
import { assessEligibility } from '../domain/assess-eligibility.js';
import type { EligibilityFacts, EligibilityPolicy } from '../domain/eligibility.js';
import { compareDecisions, type DecisionComparison } from './compare-decisions.js';
import { ShadowTally } from './tally-shadow.js';

const ON = calendarDay('2014-06-03');
const inForce: EligibilityPolicy = {
  version: 2,
  instruments: [{ name: 'ogrs3', tier1From: 90, tier2From: 70 }],
  adultAge: 18,
  exclusions: { mappaLevels: [2, 3], registeredSexOffenders: true, monthsWithoutConviction: 6 },
  routes: { ppo: true, yos: true, outOfArea: true },
  suitableIntelligence: { sources: [1, 2], assessments: ['A', 'B'] },
  unrecordedStopsDecision: true,
  partnerNeeds: 2,
};
const clean: EligibilityFacts = {
  dateOfBirth: calendarDay('1980-01-01'),
  score: 80,
  instrument: 'ogrs3',
  mappaLevel: 0,
  registeredSexOffender: false,
  ppo: false,
  yosHighRisk: null,
  outOfAreaTransfer: null,
  convictedOn: [calendarDay('2014-05-01')],
  releasedOn: [],
  inCustody: false,
  intelligence: [],
  partner: null,
};
const tiers = (tier1From: number, tier2From: number): Partial<EligibilityPolicy> => ({
  instruments: [{ name: 'ogrs3', tier1From, tier2From }],
});
const excluding = (changes: Partial<EligibilityPolicy['exclusions']>): Partial<EligibilityPolicy> => ({
  exclusions: { ...inForce.exclusions, ...changes },
});

function compare(
  facts: Partial<EligibilityFacts>,
  draft: Partial<EligibilityPolicy>,
  status = 'not-registered',
): DecisionComparison {
  const person = { ...clean, ...facts };
  const before = assessEligibility(person, inForce, ON);
  return compareDecisions(before, assessEligibility(person, { ...inForce, ...draft, version: 0 }, ON), {
    status,
  });
}

describe('what a draft does to somebody', () => {
  it.each<[string, Partial<EligibilityFacts>, Partial<EligibilityPolicy>, string, string, string]>([
    ['74 under 75', { score: 74 }, tiers(75, 70), 'not-registered', 'same', 'TIER-2'],
    ['75', { score: 75 }, tiers(75, 70), 'not-registered', 'comes-in', 'TIER-1'],
    ['89', { score: 89 }, tiers(75, 70), 'referred', 'comes-in', 'TIER-1'],
    ['90, automatic before', { score: 90 }, tiers(75, 70), 'not-registered', 'same', 'TIER-1'],
    ['90 under 95', { score: 90 }, tiers(95, 70), 'not-registered', 'no-longer-comes-in', 'TIER-2'],
    ['65 from 60', { score: 65 }, tiers(90, 60), 'not-registered', 'form-needed-now', 'TIER-2'],
    [
      '72 without a tier 2',
      { score: 72 },
      tiers(75, 75),
      'not-registered',
      'form-no-longer-needed',
      'TIER-N',
    ],
    [
      'a route taken away',
      { score: 10, yosHighRisk: true },
      { routes: { ...inForce.routes, yos: false } },
      ...(['not-registered', 'no-longer-comes-in', 'TIER-N'] as const),
    ],
    [
      'MAPPA Level 1, excluded by the draft, who would have come in',
      { score: 95, mappaLevel: 1 },
      excluding({ mappaLevels: [1, 2, 3] }),
      ...(['not-registered', 'no-longer-comes-in', 'EXCL-MAPPA'] as const),
    ],
    [
      'MAPPA Level 1 under 70',
      { score: 10, mappaLevel: 1 },
      excluding({ mappaLevels: [1, 2, 3] }),
      ...(['not-registered', 'becomes-excluded', 'EXCL-MAPPA'] as const),
    ],
    [
      'MAPPA Level 2 under 70, excluded no longer',
      { score: 10, mappaLevel: 2 },
      excluding({ mappaLevels: [3] }),
      ...(['not-registered', 'no-longer-excluded', 'TIER-N'] as const),
    ],
    [
      'MAPPA Level 2 with 80, who needs a form then',
      { mappaLevel: 2 },
      excluding({ mappaLevels: [3] }),
      ...(['not-registered', 'form-needed-now', 'TIER-2'] as const),
    ],
    [
      'nine months without a conviction, of nine',
      { score: 20, convictedOn: [calendarDay('2013-09-04')] },
      excluding({ monthsWithoutConviction: 9 }),
      ...(['not-registered', 'no-longer-excluded', 'TIER-N'] as const),
    ],
    [
      'information that nobody waits for any more',
      { mappaLevel: null, registeredSexOffender: null },
      { unrecordedStopsDecision: false },
      ...(['not-registered', 'form-needed-now', 'TIER-2'] as const),
    ],
    [
      'no score, and no other route',
      { score: null, ppo: true },
      { routes: { ...inForce.routes, ppo: false } },
      ...(['not-registered', 'other', 'EXCL-3'] as const),
    ],
    ['a tier of somebody excluded', { mappaLevel: 2 }, tiers(75, 70), 'referred', 'other', 'EXCL-MAPPA'],
  ])('%s', (_, facts, draft, status, change, rule) => {
    expect(compare(facts, draft, status)).toMatchObject({ change, after: { rule }, goesToPanel: false });
  });
});

describe('somebody registered stays, whatever changes (TIER-6, EXCL-4)', () => {
  it.each<[string, Partial<EligibilityFacts>, Partial<EligibilityPolicy>, string, string, boolean]>([
    ['up a tier', {}, tiers(75, 70), 'tier-changes', 'TIER-1', false],
    ['down a tier', { score: 92 }, tiers(95, 70), 'tier-changes', 'TIER-2', false],
    ['to no tier', { score: 72 }, tiers(90, 80), 'tier-changes', 'TIER-N', false],
    [
      'up a tier, though a route decides',
      { yosHighRisk: true },
      tiers(75, 70),
      ...(['tier-changes', 'TIER-1', false] as const),
    ],
    ['the same tier', { score: 95 }, tiers(75, 70), 'same', 'TIER-1', false],
    [
      'excluded by MAPPA',
      { mappaLevel: 1 },
      excluding({ mappaLevels: [1, 2, 3] }),
      ...(['becomes-excluded', 'EXCL-MAPPA', true] as const),
    ],
    [
      'excluded by time, which is no matter for the panel',
      {},
      excluding({ monthsWithoutConviction: 1 }),
      ...(['becomes-excluded', 'EXCL-NO-CONVICTION', false] as const),
    ],
    [
      'excluded before, and by MAPPA now',
      { mappaLevel: 1, convictedOn: [calendarDay('2013-01-01')] },
      excluding({ mappaLevels: [1, 2, 3] }),
      ...(['other', 'EXCL-MAPPA', true] as const),
    ],
    [
      'excluded no longer',
      { mappaLevel: 2 },
      excluding({ mappaLevels: [3] }),
      ...(['no-longer-excluded', 'TIER-2', false] as const),
    ],
    [
      'a route that counts no longer',
      { score: 10, yosHighRisk: true },
      { routes: { ...inForce.routes, yos: false } },
      ...(['other', 'TIER-N', false] as const),
    ],
  ])('%s', (_, facts, draft, change, rule, goesToPanel) => {
    expect(compare(facts, draft, 'registered')).toMatchObject({ change, after: { rule }, goesToPanel });
  });
});

describe('counting a shadow run', () => {
  it('counts every person once by change and by pair of outcomes, and the rule of each change', () => {
    const tally = new ShadowTally();
    tally.add(compare({ score: 80 }, tiers(75, 70)));
    tally.add(compare({ score: 76 }, tiers(75, 70)));
    tally.add(compare({ score: 95 }, tiers(75, 70)));
    tally.add(compare({ score: 80 }, tiers(75, 70), 'registered'));
    tally.add(compare({ mappaLevel: 1 }, excluding({ mappaLevels: [1] }), 'registered'));
    const { total, changes, rules, outcomes, toPanel } = tally.counts();
    expect({ total, toPanel }).toEqual({ total: 5, toPanel: 1 });
    expect(Object.fromEntries(changes.map(({ change, count }) => [change, count]))).toMatchObject({
      'comes-in': 2,
      'tier-changes': 1,
      'becomes-excluded': 1,
      same: 1,
      other: 0,
    });
    expect(changes.reduce((sum, { count }) => sum + count, 0)).toBe(total);
    expect(rules).toEqual([
      { change: 'comes-in', rule: 'TIER-1', count: 2 },
      { change: 'becomes-excluded', rule: 'EXCL-MAPPA', count: 1 },
      { change: 'tier-changes', rule: 'TIER-1', count: 1 },
    ]);
    expect(outcomes).toHaveLength(25);
    expect(outcomes.filter(({ count }) => count > 0)).toEqual([
      { before: 'automatic', after: 'automatic', count: 1 },
      { before: 'referral', after: 'automatic', count: 3 },
      { before: 'referral', after: 'excluded', count: 1 },
    ]);
  });
});
