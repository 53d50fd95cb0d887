import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, birthday, calendarDay, type CalendarDay } from '../../../shared/calendar-day.js';
import { assessEligibility, type Eligibility, type EligibilityFacts } from './assess-eligibility.js';

const ON = calendarDay('2014-06-03');
const policy = {
  version: 7,
  tiers: { tier1From: 90, tier2From: 70 },
  adultAge: 18,
  excludedMappaLevels: [2, 3],
};
const unknown: EligibilityFacts = {
  dateOfBirth: calendarDay('1980-01-01'),
  score: null,
  mappaLevel: null,
  registeredSexOffender: null,
  ppo: null,
  yosHighRisk: null,
  outOfAreaTransfer: null,
};
const assess = (facts: Partial<EligibilityFacts>, on: CalendarDay = ON): Eligibility =>
  assessEligibility({ ...unknown, ...facts }, policy, on);
const rules = ({ reasons }: Eligibility): string[] => reasons.map(({ rule }) => rule);

describe('who comes in, and why (section 4)', () => {
  it.each<[string, Partial<EligibilityFacts>, string, string | null, number | null, string[]]>([
    ['a score of 90 registers', { score: 90 }, 'automatic', 'tier-1', 1, ['TIER-1']],
    ['a score of 89 needs the referral form', { score: 89 }, 'referral', 'tier-2', 2, ['TIER-2']],
    ['a score of 70 needs the referral form', { score: 70 }, 'referral', 'tier-2', 2, ['TIER-2']],
    ['a score of 69 is not eligible', { score: 69 }, 'not-eligible', null, null, ['TIER-N']],
    ['a score of 0 is a score', { score: 0 }, 'not-eligible', null, null, ['TIER-N']],
    ['a PPO comes in without a score', { ppo: true }, 'automatic', 'ppo', null, ['ROUTE-PPO']],
    [
      'a YOS high risk case comes in without a score',
      { yosHighRisk: true },
      'automatic',
      'yos',
      null,
      ['ROUTE-YOS'],
    ],
    [
      'a transfer comes in without a score',
      { outOfAreaTransfer: true },
      'automatic',
      'out-of-area',
      null,
      ['ROUTE-OOA'],
    ],
    [
      'a PPO comes in whatever the score',
      { ppo: true, score: 12 },
      'automatic',
      'ppo',
      null,
      ['ROUTE-PPO', 'TIER-N'],
    ],
    [
      'a route is named before tier 1',
      { yosHighRisk: true, score: 95 },
      'automatic',
      'yos',
      1,
      ['ROUTE-YOS', 'TIER-1'],
    ],
    [
      'every route that applies is a reason, PPO first',
      { ppo: true, yosHighRisk: true, outOfAreaTransfer: true },
      'automatic',
      'ppo',
      null,
      ['ROUTE-PPO', 'ROUTE-YOS', 'ROUTE-OOA'],
    ],
    [
      'a route that is recorded as no does not count',
      { ppo: false, yosHighRisk: false, score: 69 },
      'not-eligible',
      null,
      null,
      ['TIER-N'],
    ],
  ])('%s', (_, facts, outcome, route, tier, expected) => {
    const answer = assess(facts);
    expect(answer).toMatchObject({ outcome, route, tier, missing: [], policyVersion: 7, on: ON });
    expect(rules(answer)).toEqual(expected);
  });

  it('asks for the score where nothing else decides', () => {
    expect(assess({})).toMatchObject({
      outcome: 'needs-information',
      route: null,
      tier: null,
      missing: ['score'],
    });
    expect(rules(assess({}))).toEqual(['EXCL-3']);
  });

  it.each<[string, Partial<EligibilityFacts>, string[]]>([
    ['MAPPA Level 2', { mappaLevel: 2 }, ['EXCL-MAPPA']],
    ['MAPPA Level 3', { mappaLevel: 3 }, ['EXCL-MAPPA']],
    ['a registered sex offender', { registeredSexOffender: true }, ['EXCL-SEX']],
    [
      'both, each with its reason',
      { mappaLevel: 3, registeredSexOffender: true },
      ['EXCL-MAPPA', 'EXCL-SEX'],
    ],
  ])('keeps out %s, even at tier 1 and by every route (EXCL-1)', (_, exclusion, expected) => {
    const answer = assess({
      score: 100,
      ppo: true,
      yosHighRisk: true,
      outOfAreaTransfer: true,
      ...exclusion,
    });
    expect(answer).toMatchObject({ outcome: 'excluded', route: null, tier: 1 });
    expect(rules(answer)).toEqual([...expected, 'ROUTE-PPO', 'ROUTE-YOS', 'ROUTE-OOA', 'TIER-1']);
  });

  it.each([0, 1])('does not keep out MAPPA Level %s', (mappaLevel) => {
    expect(assess({ score: 90, mappaLevel }).outcome).toBe('automatic');
  });

  it('does not keep out somebody who is recorded as no sex offender', () => {
    expect(assess({ score: 90, registeredSexOffender: false }).outcome).toBe('automatic');
  });
});

describe('the 18th birthday (EXCL-AGE)', () => {
  it.each([
    ['the day before it', '1996-06-04', '2014-06-03', 'excluded'],
    ['the day itself', '1996-06-03', '2014-06-03', 'automatic'],
    ['the day after it', '1996-06-02', '2014-06-03', 'automatic'],
    ['28 February, born on the 29th', '1996-02-29', '2014-02-28', 'excluded'],
    ['1 March, born on 29 February', '1996-02-29', '2014-03-01', 'automatic'],
    ['New Year’s Eve, born on 1 January', '1997-01-01', '2014-12-31', 'excluded'],
    ['New Year’s Day, born on 1 January', '1997-01-01', '2015-01-01', 'automatic'],
  ])('on %s', (_, born, on, outcome) => {
    const answer = assess({ score: 95, dateOfBirth: calendarDay(born) }, calendarDay(on));
    expect(answer.outcome).toBe(outcome);
    expect(rules(answer)).toEqual(outcome === 'excluded' ? ['EXCL-AGE', 'TIER-1'] : ['TIER-1']);
  });

  it('says when it is', () => {
    const [reason] = assess(
      { score: 95, dateOfBirth: calendarDay('1996-02-29') },
      calendarDay('2014-02-28'),
    ).reasons;
    expect(reason?.text).toBe('Under 18: monitored with the YOS until the 18th birthday, 1 March 2014');
  });
});

const orNull = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value, { nil: null });
const day = fc.integer({ min: 0, max: 40_000 }).map((days) => addDays(calendarDay('1930-01-01'), days));
const anyFacts: fc.Arbitrary<EligibilityFacts> = fc.record({
  dateOfBirth: day,
  score: orNull(fc.integer({ min: 0, max: 100 })),
  mappaLevel: orNull(fc.integer({ min: 0, max: 3 })),
  registeredSexOffender: orNull(fc.boolean()),
  ppo: orNull(fc.boolean()),
  yosHighRisk: orNull(fc.boolean()),
  outOfAreaTransfer: orNull(fc.boolean()),
});

describe('whatever is recorded', () => {
  it('gives exactly one outcome, with at least one reason and a rule for each', () => {
    const outcomes = ['automatic', 'referral', 'not-eligible', 'excluded', 'needs-information'];
    fc.assert(
      fc.property(anyFacts, day, (facts, on) => {
        const answer = assessEligibility(facts, policy, on);
        expect(outcomes).toContain(answer.outcome);
        expect(answer.reasons.length).toBeGreaterThan(0);
        for (const { rule, text } of answer.reasons) {
          expect(rule).toMatch(/^(EXCL|ROUTE|TIER)-/);
          expect(text).not.toBe('');
        }
        expect(answer.route !== null).toBe(answer.outcome === 'automatic' || answer.outcome === 'referral');
        expect(answer.missing.length > 0).toBe(answer.outcome === 'needs-information');
      }),
    );
  });

  it('lets an exclusion win over every route and tier', () => {
    fc.assert(
      fc.property(anyFacts, day, (facts, on) => {
        const excluded =
          (facts.mappaLevel ?? 0) >= 2 ||
          facts.registeredSexOffender === true ||
          on < birthday(facts.dateOfBirth, 18);
        expect(assessEligibility(facts, policy, on).outcome === 'excluded').toBe(excluded);
      }),
    );
  });
});
