import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, calendarDay, completedYears } from '../../../shared/calendar-day.js';
import { assessEligibility } from './assess-eligibility.js';
import {
  ELIGIBILITY_OUTCOMES,
  PARTNER_NEEDS,
  type Eligibility,
  type EligibilityFacts,
  type EligibilityPolicy,
} from './eligibility.js';

const orNull = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value, { nil: null });
const day = fc.integer({ min: 0, max: 9_000 }).map((days) => addDays(calendarDay('1994-01-01'), days));
const facts: fc.Arbitrary<EligibilityFacts> = fc.record({
  dateOfBirth: day,
  score: orNull(fc.integer({ min: 0, max: 100 })),
  instrument: orNull(fc.constantFrom('ogrs3', 'next', 'gone')),
  mappaLevel: orNull(fc.integer({ min: 0, max: 3 })),
  registeredSexOffender: orNull(fc.boolean()),
  ppo: orNull(fc.boolean()),
  yosHighRisk: orNull(fc.boolean()),
  outOfAreaTransfer: orNull(fc.boolean()),
  convictedOn: fc.array(day, { maxLength: 4 }),
  releasedOn: fc.array(day, { maxLength: 4 }),
  inCustody: fc.boolean(),
  intelligence: fc.array(fc.constantFrom('1A', '2B', '1C', '3A', '2E'), { maxLength: 4 }),
  partner: orNull(
    fc.record({
      riskToCommunity: fc.boolean(),
      riskGrounds: orNull(fc.constantFrom('', 'Threats')),
      needs: fc.array(fc.constantFrom(...PARTNER_NEEDS), { maxLength: 4 }),
    }),
  ),
});
const policy: fc.Arbitrary<EligibilityPolicy> = fc.record({
  version: fc.integer({ min: 1, max: 9 }),
  instruments: fc
    .tuple(fc.integer({ min: 2, max: 100 }), fc.integer({ min: 1, max: 99 }))
    .filter(([first, second]) => second < first)
    .map(([tier1From, tier2From]) => [
      { name: 'ogrs3', tier1From, tier2From },
      { name: 'next', tier1From: 80, tier2From: 40 },
    ]),
  adultAge: fc.constantFrom(18, 21),
  exclusions: fc.record({
    mappaLevels: fc.constantFrom([2, 3], [3], []),
    registeredSexOffenders: fc.boolean(),
    monthsWithoutConviction: orNull(fc.integer({ min: 1, max: 12 })),
  }),
  routes: fc.record({ ppo: fc.boolean(), yos: fc.boolean(), outOfArea: fc.boolean() }),
  suitableIntelligence: orNull(fc.constant({ sources: [1, 2], assessments: ['A', 'B'] })),
  unrecordedStopsDecision: fc.boolean(),
  partnerNeeds: orNull(fc.integer({ min: 1, max: 4 })),
});
const RANK: Record<Eligibility['outcome'], number> = {
  excluded: 0,
  'not-eligible': 1,
  'needs-information': 2,
  referral: 3,
  automatic: 4,
};
const many = { numRuns: 2_000 };

describe('whatever is recorded, under whatever policy', () => {
  it('there is exactly one outcome, with a reason and a rule for each', () => {
    fc.assert(
      fc.property(facts, policy, day, (recorded, by, on) => {
        const answer = assessEligibility(recorded, by, on);
        expect(ELIGIBILITY_OUTCOMES).toContain(answer.outcome);
        expect(answer.reasons.length).toBeGreaterThan(0);
        for (const { rule, text } of answer.reasons) {
          expect(rule).toMatch(/^(EXCL|ROUTE|TIER|REF)-/);
          expect(text).not.toBe('');
        }
        expect(answer.route !== null).toBe(answer.outcome === 'automatic' || answer.outcome === 'referral');
        expect(answer.missing.length > 0).toBe(answer.outcome === 'needs-information');
        expect(new Set(answer.missing).size).toBe(answer.missing.length);
        expect(answer.policyVersion).toBe(by.version);
      }),
      many,
    );
  });

  it('an exclusion that is recorded wins over every route and tier (EXCL-1)', () => {
    fc.assert(
      fc.property(facts, policy, day, (recorded, by, on) => {
        const isExcluded =
          by.exclusions.mappaLevels.includes(recorded.mappaLevel ?? -1) ||
          (by.exclusions.registeredSexOffenders && recorded.registeredSexOffender === true) ||
          completedYears(recorded.dateOfBirth, on) < by.adultAge;
        if (isExcluded) expect(assessEligibility(recorded, by, on).outcome).toBe('excluded');
      }),
      many,
    );
  });

  it('raising only the score makes nobody less eligible', () => {
    const raise = fc.integer({ min: 0, max: 100 });
    fc.assert(
      fc.property(facts, policy, day, raise, raise, (recorded, by, on, one, other) => {
        const rankOf = (score: number): number =>
          RANK[assessEligibility({ ...recorded, score }, by, on).outcome];
        expect(rankOf(Math.max(one, other))).toBeGreaterThanOrEqual(rankOf(Math.min(one, other)));
      }),
      many,
    );
  });

  it('the order of facts does not matter', () => {
    const shuffled = facts.chain((recorded) =>
      fc.tuple(
        fc.constant(recorded),
        fc.record({
          convictedOn: fc.shuffledSubarray([...recorded.convictedOn], {
            minLength: recorded.convictedOn.length,
          }),
          releasedOn: fc.shuffledSubarray([...recorded.releasedOn], {
            minLength: recorded.releasedOn.length,
          }),
          intelligence: fc.shuffledSubarray([...recorded.intelligence], {
            minLength: recorded.intelligence.length,
          }),
        }),
        fc.shuffledSubarray([...(recorded.partner?.needs ?? [])], {
          minLength: recorded.partner?.needs.length ?? 0,
        }),
      ),
    );
    fc.assert(
      fc.property(shuffled, policy, day, ([recorded, lists, needs], by, on) => {
        const partner = recorded.partner && { ...recorded.partner, needs };
        const reordered = Object.fromEntries(Object.entries({ ...recorded, ...lists, partner }).reverse());
        const again = assessEligibility(reordered as unknown as EligibilityFacts, by, on);
        expect(again).toEqual(assessEligibility(recorded, by, on));
      }),
      many,
    );
  });

  it('recording what is missing is what lets the rules decide (EXCL-3)', () => {
    const answers: Partial<Record<string, Partial<EligibilityFacts>>> = {
      score: { score: 50, instrument: 'ogrs3' },
      mappaLevel: { mappaLevel: 0 },
      registeredSexOffender: { registeredSexOffender: false },
      intelligence: { intelligence: ['1A'] },
    };
    fc.assert(
      fc.property(facts, policy, day, (recorded, by, on) => {
        const { missing } = assessEligibility(recorded, by, on);
        const supplied = missing.reduce<EligibilityFacts>(
          (known, field) => ({ ...known, ...(answers[field] ?? { convictedOn: [on] }) }),
          recorded,
        );
        expect(assessEligibility(supplied, by, on).outcome).not.toBe('needs-information');
      }),
      many,
    );
  });
});
