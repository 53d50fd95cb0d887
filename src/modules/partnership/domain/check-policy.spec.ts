import { describe, expect, it } from '@jest/globals';
import { calendarDay } from '../../../shared/calendar-day.js';
import { DomainError, type FieldError } from '../../../shared/domain-error.js';
import { POLICIES } from '../reference-data.js';
import type { PolicyContent } from './policy.js';
import { policyDifferences } from './policy-differences.js';
import { readPolicy } from './read-policy.js';
import {
  readPolicyDraft,
  type DraftBase,
  type PolicyTerms,
  type TypedPolicyDraft,
} from './read-policy-draft.js';

const TODAY = calendarDay('2014-06-03');
const [first, second] = POLICIES.map(({ content }) => readPolicy(JSON.stringify(content))) as [
  PolicyContent,
  PolicyContent,
];
const base: DraftBase = { effectiveOn: '2014-07-01', sourceNote: 'Quarterly review', content: second };

const read = (typed: TypedPolicyDraft, from = base): PolicyTerms => readPolicyDraft(typed, from, TODAY);
function refusal(typed: TypedPolicyDraft, from = base): FieldError[] {
  try {
    read(typed, from);
  } catch (error) {
    if (error instanceof DomainError) return error.details.errors ?? [];
    throw error;
  }
  return [];
}
const faults = (typed: TypedPolicyDraft): (string | undefined)[][] =>
  refusal(typed).map(({ field, rule }) => [field, rule]);
const tiers = (tier1From: unknown, tier2From: unknown): TypedPolicyDraft => ({
  instruments: [{ name: 'ogrs3', tier1From, tier2From }],
});
const TIER_1 = ['instruments.ogrs3.tier1From', 'TIER-1'];
const TIER_2 = ['instruments.ogrs3.tier2From', 'TIER-2'];

describe('what a policy draft may say', () => {
  it.each([
    [90, 70],
    [75, 70],
    [100, 0],
    [75, 75],
    [0, 0],
    [100, 100],
  ])('tier 1 from %s and tier 2 from %s', (tier1From, tier2From) => {
    expect(read(tiers(tier1From, tier2From)).content.instruments).toEqual([
      { name: 'ogrs3', months: 24, tier1From, tier2From },
    ]);
  });

  it.each([
    [101, 70, [TIER_1]],
    [-1, -1, [TIER_1, TIER_2]],
    [75.5, 70, [TIER_1]],
    ['75', 70, [TIER_1]],
    [null, 70, [TIER_1]],
    [90, 70.5, [TIER_2]],
    [90, -1, [TIER_2]],
    [75, 76, [TIER_2]],
    [NaN, Infinity, [TIER_1, TIER_2]],
  ])('but not tier 1 from %s and tier 2 from %s', (tier1From, tier2From, expected) => {
    expect(faults(tiers(tier1From, tier2From))).toEqual(expected);
  });

  it.each([1, 2, 23, 24])(
    '%s months without a conviction, until the exit, before coming of age',
    (months) => {
      const typed = {
        exclusions: { monthsWithoutConviction: months },
        comingOfAgeMonths: months,
        exitMonths: months,
      };
      expect(read(typed).content).toMatchObject(typed);
    },
  );

  it.each([0, 25, -6, 6.5, '6', false, [6]])('but not %s of them', (months) => {
    const typed = {
      exclusions: { monthsWithoutConviction: months },
      comingOfAgeMonths: months,
      exitMonths: months,
    };
    expect(faults(typed)).toEqual([
      ['exclusions.monthsWithoutConviction', 'EXCL-NO-CONVICTION'],
      ['comingOfAgeMonths', 'ROUTE-YOS'],
      ['exitMonths', 'EXIT-1'],
    ]);
  });

  it.each<[TypedPolicyDraft]>([
    [{ exclusions: { monthsWithoutConviction: null } }],
    [{ exclusions: { mappaLevels: [] } }],
    [{ exclusions: { mappaLevels: [3, 1] } }],
    [{ exclusions: { registeredSexOffenders: false } }],
    [{ routes: { ppo: false, yos: false, outOfArea: false } }],
    [{ suitableIntelligence: null }],
    [{ suitableIntelligence: { sources: [1, 2, 3], assessments: ['A', 'E'] } }],
    [{ partnerNeeds: null }],
    [{ partnerNeeds: 1 }],
    [{ partnerNeeds: 4 }],
    [{ unrecordedStopsDecision: false }],
    [{ adultAge: 18 }],
    [{ ragStaleAfterDays: { red: 1, 'amber-alert': 7, amber: 31, green: 366 } }],
    [{ ragStaleAfterDays: { green: 60 } }],
    [{ readings: [] }],
  ])('%j', (typed) => {
    expect(read(typed).content).toMatchObject(typed);
  });

  it.each<[TypedPolicyDraft, string, string | undefined]>([
    [{ adultAge: 17 }, 'adultAge', 'EXCL-AGE'],
    [{ adultAge: 21 }, 'adultAge', 'EXCL-AGE'],
    [{ adultAge: '18' }, 'adultAge', 'EXCL-AGE'],
    [{ exclusions: { mappaLevels: [0] } }, 'exclusions.mappaLevels', 'EXCL-MAPPA'],
    [{ exclusions: { mappaLevels: [4] } }, 'exclusions.mappaLevels', 'EXCL-MAPPA'],
    [{ exclusions: { mappaLevels: [2, 2] } }, 'exclusions.mappaLevels', 'EXCL-MAPPA'],
    [{ exclusions: { mappaLevels: ['2'] } }, 'exclusions.mappaLevels', 'EXCL-MAPPA'],
    [{ exclusions: { mappaLevels: 2 } }, 'exclusions.mappaLevels', 'EXCL-MAPPA'],
    [{ exclusions: { registeredSexOffenders: 'yes' } }, 'exclusions.registeredSexOffenders', 'EXCL-SEX'],
    [{ exclusions: { age: 18 } }, 'exclusions.age', undefined],
    [{ exclusions: 'none' }, 'exclusions', undefined],
    [{ routes: { ppo: null } }, 'routes.ppo', 'ROUTE-PPO'],
    [{ routes: { yos: 1 } }, 'routes.yos', 'ROUTE-YOS'],
    [{ routes: { outOfArea: 'on' } }, 'routes.outOfArea', 'ROUTE-OOA'],
    [{ routes: { self: true } }, 'routes.self', undefined],
    [{ suitableIntelligence: { sources: [] } }, 'suitableIntelligence.sources', 'INT-3'],
    [{ suitableIntelligence: { sources: [4] } }, 'suitableIntelligence.sources', 'INT-3'],
    [{ suitableIntelligence: { assessments: ['F'] } }, 'suitableIntelligence.assessments', 'INT-3'],
    [{ suitableIntelligence: [] }, 'suitableIntelligence', 'INT-3'],
    [{ partnerNeeds: 0 }, 'partnerNeeds', 'REF-3'],
    [{ partnerNeeds: 5 }, 'partnerNeeds', 'REF-3'],
    [{ unrecordedStopsDecision: null }, 'unrecordedStopsDecision', 'EXCL-3'],
    [{ instruments: 'ogrs3' }, 'instruments', 'TIER-1'],
    [{ instruments: [{ name: 'ogrs9', tier1From: 50, tier2From: 40 }] }, 'instruments', 'TIER-1'],
    [{ instruments: [{ name: 'ogrs3', months: 12 }] }, 'instruments.ogrs3.months', 'TIER-1'],
    [{ instruments: [{ name: 'ogrs3', weight: 2 }] }, 'instruments.ogrs3.weight', undefined],
    [{ ragStaleAfterDays: { red: 0 } }, 'ragStaleAfterDays.red', 'LAW-5'],
    [{ ragStaleAfterDays: { 'amber-alert': 367 } }, 'ragStaleAfterDays.amber-alert', 'LAW-5'],
    [{ ragStaleAfterDays: { amber: '28' } }, 'ragStaleAfterDays.amber', 'LAW-5'],
    [{ ragStaleAfterDays: { green: null } }, 'ragStaleAfterDays.green', 'LAW-5'],
    [{ ragStaleAfterDays: { blue: 5 } }, 'ragStaleAfterDays.blue', undefined],
    [{ ragStaleAfterDays: 14 }, 'ragStaleAfterDays', 'LAW-5'],
    [{ readings: 'none' }, 'readings', undefined],
    [{ readings: [{ rule: 'tier six', text: 'A reading' }] }, 'readings', undefined],
    [{ readings: [null] }, 'readings', undefined],
    [{ readings: [{ rule: 'TIER-6', text: 'abcd' }] }, 'readings.TIER-6', 'TIER-6'],
    [{ readings: [{ rule: 'TIER-6', text: 'a'.repeat(1001) }] }, 'readings.TIER-6', 'TIER-6'],
    [{ readings: [{ rule: 'INT-3' }] }, 'readings.INT-3', 'INT-3'],
  ])('but not %j', (typed, field, rule) => {
    expect(faults(typed)).toEqual([[field, rule]]);
  });

  it('no rule is read twice', () => {
    const reading = { rule: 'TIER-6', text: 'A score that falls removes nobody' };
    expect(faults({ readings: [reading, reading] })).toEqual([['readings', undefined]]);
  });

  it('names every fault at once', () => {
    const typed = { ...tiers(101, 70), adultAge: 17, effectiveOn: '2014-02-30', sourceNote: 'abc' };
    expect(refusal(typed).map(({ field }) => field)).toEqual([
      'instruments.ogrs3.tier1From',
      'adultAge',
      'effectiveOn',
      'sourceNote',
    ]);
  });
});

describe('the day and the source of a draft', () => {
  it.each([
    ['2014-06-02', false],
    ['2014-06-03', false],
    ['2014-06-04', true],
    ['2015-02-29', false],
    ['4 June 2014', false],
    ['', false],
  ])('effective on %j', (effectiveOn, isRight) => {
    expect(faults({ effectiveOn })).toEqual(isRight ? [] : [['effectiveOn', undefined]]);
  });

  it.each([
    ['abcd', false],
    ['abcde', true],
    ['  a  b  ', false],
    ['a'.repeat(500), true],
    ['a'.repeat(501), false],
  ])('a source note of %j', (sourceNote, isRight) => {
    expect(faults({ sourceNote })).toEqual(isRight ? [] : [['sourceNote', undefined]]);
  });

  it('are asked for, as a version has none for the next', () => {
    const from = { ...base, effectiveOn: null, sourceNote: null };
    expect(refusal({}, from).map(({ field }) => field)).toEqual(['effectiveOn', 'sourceNote']);
  });
});

describe('laying a draft over what it begins from', () => {
  it('leaves alone what is not named', () => {
    const { content } = read({ exclusions: { monthsWithoutConviction: 9 }, routes: { yos: false } });
    expect(content).toEqual({
      ...second,
      exclusions: { ...second.exclusions, monthsWithoutConviction: 9 },
      routes: { ...second.routes, yos: false },
    });
    expect(read({})).toEqual(base);
  });

  it('takes the first version, in which the nominating officer vouched, and gradings in its place', () => {
    const from = { ...base, content: first };
    expect(read({}, from).content).toEqual(first);
    const gradings = { sources: [1], assessments: ['A'] };
    expect(read({ suitableIntelligence: gradings }, from).content.suitableIntelligence).toEqual(gradings);
    expect(refusal({ suitableIntelligence: { sources: [1] } }, from).map(({ field }) => field)).toEqual([
      'suitableIntelligence.assessments',
    ]);
  });

  it('does not change what it begins from', () => {
    const before = JSON.stringify(second);
    read({ ...tiers(75, 70), exclusions: { mappaLevels: [] } });
    expect(JSON.stringify(second)).toBe(before);
  });
});

describe('how long a RAG status stands unconfirmed (LAW-5)', () => {
  const DAYS = { red: 14, 'amber-alert': 14, amber: 28, green: 91 };
  const { ragStaleAfterDays: _days, ...before } = second;

  it.each([
    ['the first version', JSON.stringify(POLICIES[0]?.content), DAYS],
    ['the second version', JSON.stringify(POLICIES[1]?.content), DAYS],
    ['a version stored before it was data', JSON.stringify(before), DAYS],
    [
      'a version that says it',
      JSON.stringify({ ...second, ragStaleAfterDays: { ...DAYS, red: 7 } }),
      { ...DAYS, red: 7 },
    ],
  ])('is read from %s', (_, stored, expected) => {
    expect(readPolicy(stored).ragStaleAfterDays).toEqual(expected);
  });

  it('stands among the readings, as the source is silent', () => {
    expect(second.readings.map(({ rule }) => rule)).toContain('LAW-5');
  });
});

describe('the differences of two policies', () => {
  it('are named by their place, and the order of a list is none', () => {
    const { content } = read({
      ...tiers(75, 70),
      exclusions: { mappaLevels: [3, 2], monthsWithoutConviction: null },
      ragStaleAfterDays: { 'amber-alert': 7 },
      suitableIntelligence: null,
      readings: [...second.readings.slice(1), { rule: 'REF-3', text: 'Two needs of four' }],
    });
    expect(policyDifferences(second, content)).toEqual([
      { field: 'instruments.ogrs3.tier1From', from: 90, to: 75 },
      { field: 'exclusions.monthsWithoutConviction', from: 6, to: null },
      { field: 'suitableIntelligence.sources', from: [1, 2], to: null },
      { field: 'suitableIntelligence.assessments', from: ['A', 'B'], to: null },
      { field: 'ragStaleAfterDays.amber-alert', from: 14, to: 7 },
      { field: 'readings.TIER-6', from: expect.stringContaining('score that falls'), to: null },
      { field: 'readings.REF-3', from: null, to: 'Two needs of four' },
    ]);
    expect(policyDifferences(second, second)).toEqual([]);
  });
});
