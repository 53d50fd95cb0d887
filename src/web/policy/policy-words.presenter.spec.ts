import { describe, expect, it } from '@jest/globals';
import type { PolicyContent } from '../../modules/partnership/index.js';
import { listWords, presentDifferences, presentPolicy } from './policy-words.presenter.js';

const content: PolicyContent = {
  instruments: [{ name: 'ogrs3', months: 24, tier1From: 90, tier2From: 70 }],
  adultAge: 18,
  exclusions: { mappaLevels: [2, 3], registeredSexOffenders: true, monthsWithoutConviction: 6 },
  routes: { ppo: true, yos: true, outOfArea: false },
  suitableIntelligence: { sources: [1, 2], assessments: ['A', 'B'] },
  unrecordedStopsDecision: true,
  partnerNeeds: 2,
  comingOfAgeMonths: 6,
  exitMonths: 1,
  ragStaleAfterDays: { red: 14, 'amber-alert': 14, amber: 28, green: 91 },
  readings: [{ rule: 'TIER-6', text: 'A score that falls never removes anyone.' }],
};
const lines = (policy: PolicyContent): string[] =>
  presentPolicy(policy).sections.flatMap(({ rows }) => rows.map(({ rule, words }) => `${rule}: ${words}`));
const tiers = (tier1From: number, tier2From: number): string[] =>
  lines({ ...content, instruments: [{ name: 'ogrs3', months: 24, tier1From, tier2From }] }).filter((line) =>
    line.startsWith('TIER'),
  );

describe('a policy in words', () => {
  it.each([
    [
      90,
      70,
      [
        'TIER-1: 90 and over: automatic registration',
        'TIER-2: 70 to 89: IOM referral form',
        'TIER-N: 0 to 69: not eligible by score',
      ],
    ],
    [
      75,
      75,
      [
        'TIER-1: 75 and over: automatic registration',
        'TIER-2: None',
        'TIER-N: 0 to 74: not eligible by score',
      ],
    ],
    [
      2,
      1,
      [
        'TIER-1: 2 and over: automatic registration',
        'TIER-2: 1: IOM referral form',
        'TIER-N: 0: not eligible by score',
      ],
    ],
    [50, 0, ['TIER-1: 50 and over: automatic registration', 'TIER-2: 0 to 49: IOM referral form']],
    [0, 0, ['TIER-1: 0 and over: automatic registration', 'TIER-2: None']],
  ])('says the tiers from %s and %s', (tier1From, tier2From, expected) => {
    expect(tiers(tier1From, tier2From)).toEqual(expected);
  });

  it('says every other value with its rule', () => {
    expect(lines(content).filter((line) => !line.startsWith('TIER'))).toEqual([
      'EXCL-MAPPA: Level 2 and 3',
      'EXCL-SEX: Excluded',
      'EXCL-NO-CONVICTION: 6 months',
      'EXCL-AGE: Under 18',
      'EXCL-3: Stops a decision that would bring somebody in',
      'ROUTE-PPO: Brings in whoever it names',
      'INT-3: 1 or 2',
      'INT-3: A or B',
      'ROUTE-YOS: Brings in whoever it names',
      'ROUTE-YOS: 6 months',
      'ROUTE-OOA: Not a route',
      'REF-3: 2 of four',
      'EXIT-1: 1 month',
      'LAW-5: 14 days',
      'LAW-5: 14 days',
      'LAW-5: 28 days',
      'LAW-5: 91 days',
    ]);
  });

  it('says what is left out', () => {
    const without = {
      ...content,
      exclusions: { mappaLevels: [], registeredSexOffenders: false, monthsWithoutConviction: null },
      ...{ suitableIntelligence: null, unrecordedStopsDecision: false, partnerNeeds: null },
    };
    expect(lines(without)).toEqual(
      expect.arrayContaining([
        'EXCL-MAPPA: None',
        'EXCL-SEX: Not excluded',
        'EXCL-NO-CONVICTION: Nobody is excluded by it',
        'EXCL-3: Does not stop a decision',
        'INT-3: The nominating officer vouches for it',
        'REF-3: Partners’ criteria do not count',
      ]),
    );
  });

  it('says differences before and after', () => {
    expect(
      presentDifferences([
        { field: 'instruments.ogrs3.tier1From', from: 90, to: 75 },
        { field: 'exclusions.mappaLevels', from: [2, 3], to: [] },
        { field: 'readings.INT-3', from: null, to: 'Source 1 only' },
      ]),
    ).toEqual([
      { label: 'OGRS 3: tier 1 begins at', rule: 'TIER-1', before: '90', words: '75' },
      { label: 'MAPPA levels that are excluded', rule: 'EXCL-MAPPA', before: 'Level 2 and 3', words: 'None' },
      { label: 'Reading of INT-3', rule: 'INT-3', before: 'None', words: 'Source 1 only' },
    ]);
  });

  it.each([
    [[], ''],
    [[2], '2'],
    [[2, 3], '2 and 3'],
    [[1, 2, 3], '1, 2 and 3'],
  ])('lists %j as %j', (entries, words) => {
    expect(listWords(entries)).toBe(words);
  });
});
