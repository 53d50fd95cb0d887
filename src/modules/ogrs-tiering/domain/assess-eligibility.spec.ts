import { describe, expect, it } from '@jest/globals';
import { addDays, calendarDay, type CalendarDay } from '../../../shared/calendar-day.js';
import { assessEligibility } from './assess-eligibility.js';
import type { Eligibility, EligibilityFacts, EligibilityPolicy } from './eligibility.js';

const ON = calendarDay('2014-06-03');
const policy: EligibilityPolicy = {
  version: 7,
  instruments: [{ name: 'ogrs3', tier1From: 90, tier2From: 70 }],
  adultAge: 18,
  exclusions: { mappaLevels: [2, 3], registeredSexOffenders: true, monthsWithoutConviction: 6 },
  routes: { ppo: true, yos: true, outOfArea: true },
  suitableIntelligence: { sources: [1, 2], assessments: ['A', 'B'] },
  unrecordedStopsDecision: true,
  partnerNeeds: 2,
};
/** Everything that could keep somebody out is recorded, and nothing does. */
const clean: EligibilityFacts = {
  dateOfBirth: calendarDay('1980-01-01'),
  score: null,
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
const nothingRecorded: EligibilityFacts = {
  ...clean,
  instrument: null,
  mappaLevel: null,
  registeredSexOffender: null,
  ppo: null,
  convictedOn: [],
};
const assess = (facts: Partial<EligibilityFacts>, on: CalendarDay = ON, by = policy): Eligibility =>
  assessEligibility({ ...clean, ...facts }, by, on);
const rules = ({ reasons }: Eligibility): string[] => reasons.map(({ rule }) => rule);
const days = (...texts: string[]): CalendarDay[] => texts.map((text) => calendarDay(text));

describe('tiers (section 1)', () => {
  it.each([
    [0, 'not-eligible', null, null, 'TIER-N'],
    [69, 'not-eligible', null, null, 'TIER-N'],
    [70, 'referral', 'tier-2', 2, 'TIER-2'],
    [89, 'referral', 'tier-2', 2, 'TIER-2'],
    [90, 'automatic', 'tier-1', 1, 'TIER-1'],
    [100, 'automatic', 'tier-1', 1, 'TIER-1'],
  ])('a score of %s is %s, by route %s in tier %s (%s)', (score, outcome, route, tier, rule) => {
    const answer = assess({ score });
    expect(answer).toMatchObject({ outcome, route, tier, missing: [], policyVersion: 7, on: ON });
    expect(answer.reasons).toEqual([
      { rule, text: expect.stringContaining(`Score ${score}`), facts: { score } },
    ]);
  });

  it.each([
    [74, 'not-eligible', null],
    [75, 'automatic', 1],
  ])('a score of %s by another instrument is judged by its own thresholds', (score, outcome, tier) => {
    const next = {
      ...policy,
      instruments: [...policy.instruments, { name: 'next', tier1From: 75, tier2From: 75 }],
    };
    expect(assess({ score, instrument: 'next' }, ON, next)).toMatchObject({ outcome, tier });
  });

  it('a score by an instrument that no longer counts is none', () => {
    expect(assess({ score: 95, instrument: 'gone' })).toMatchObject({ tier: null, missing: ['score'] });
  });
});

describe('routes without a score (section 2)', () => {
  it.each<[string, Partial<EligibilityFacts>, string, string[]]>([
    ['a PPO with suitably graded intelligence', { ppo: true, intelligence: ['1A'] }, 'ppo', ['ROUTE-PPO']],
    ['a YOS high risk case', { yosHighRisk: true }, 'yos', ['ROUTE-YOS']],
    ['a transfer', { outOfAreaTransfer: true }, 'out-of-area', ['ROUTE-OOA']],
    [
      'a PPO whatever the score',
      { ppo: true, intelligence: ['2B'], score: 12 },
      'ppo',
      ['ROUTE-PPO', 'TIER-N'],
    ],
    ['a route before tier 1', { yosHighRisk: true, score: 95 }, 'yos', ['ROUTE-YOS', 'TIER-1']],
    [
      'every route that applies, PPO first',
      { ppo: true, intelligence: ['1B'], yosHighRisk: true, outOfAreaTransfer: true },
      'ppo',
      ['ROUTE-PPO', 'ROUTE-YOS', 'ROUTE-OOA'],
    ],
  ])('bring in %s, with %j, by route %s (%j)', (_, facts, route, expected) => {
    const answer = assess(facts);
    expect(answer).toMatchObject({ outcome: 'automatic', route, missing: [] });
    expect(rules(answer)).toEqual(expected);
  });

  it.each(['1A', '1B', '2A', '2B'])('intelligence graded %s is suitable (INT-3)', (grading) => {
    expect(assess({ ppo: true, intelligence: ['3E', grading] }).route).toBe('ppo');
  });

  it.each(['1C', '1D', '1E', '2C', '2D', '2E', '3A', '3B', '3C', '3D', '3E'])(
    'intelligence graded %s is not, and the nomination waits for information (INT-3, EXCL-3)',
    (grading) => {
      const answer = assess({ ppo: true, intelligence: [grading], score: 60 });
      expect(answer).toMatchObject({ outcome: 'needs-information', route: null, missing: ['intelligence'] });
      expect(rules(answer)).toEqual(['EXCL-3', 'TIER-N']);
    },
  );

  it('a nomination without intelligence does not stop tier 1 or another route (ROUTE-PPO)', () => {
    expect(assess({ ppo: true, score: 90 })).toMatchObject({ outcome: 'automatic', route: 'tier-1' });
    expect(assess({ ppo: true, yosHighRisk: true })).toMatchObject({ outcome: 'automatic', route: 'yos' });
  });

  it('count no longer when the policy says so', () => {
    const none = { ...policy, routes: { ppo: false, yos: false, outOfArea: false } };
    const facts = { ppo: true, yosHighRisk: true, outOfAreaTransfer: true, intelligence: ['1A'], score: 12 };
    expect(assess(facts, ON, none)).toMatchObject({ outcome: 'not-eligible', route: null });
  });
});

describe('exclusions (section 3)', () => {
  const byEveryRoute = {
    score: 100,
    ppo: true,
    intelligence: ['1A'],
    yosHighRisk: true,
    outOfAreaTransfer: true,
  };
  const applied = ['ROUTE-PPO', 'ROUTE-YOS', 'ROUTE-OOA', 'TIER-1'];

  it.each<[string, Partial<EligibilityFacts>, string[]]>([
    ['MAPPA Level 2', { mappaLevel: 2 }, ['EXCL-MAPPA']],
    ['MAPPA Level 3', { mappaLevel: 3 }, ['EXCL-MAPPA']],
    ['a registered sex offender', { registeredSexOffender: true }, ['EXCL-SEX']],
    ['somebody long without a conviction', { convictedOn: days('2013-12-03') }, ['EXCL-NO-CONVICTION']],
    ['somebody under 18', { dateOfBirth: calendarDay('1996-06-04') }, ['EXCL-AGE']],
    [
      'each with its reason',
      { mappaLevel: 3, registeredSexOffender: true, convictedOn: days('2013-01-01') },
      ['EXCL-MAPPA', 'EXCL-SEX', 'EXCL-NO-CONVICTION'],
    ],
  ])('keep out %s, with %j, by %j, even at tier 1 and by every route (EXCL-1)', (_, facts, expected) => {
    const answer = assess({ ...byEveryRoute, ...facts });
    expect(answer).toMatchObject({ outcome: 'excluded', route: null, tier: 1, missing: [] });
    expect(rules(answer)).toEqual([...expected, ...applied]);
  });

  it.each([0, 1])('do not keep out MAPPA Level %s (EXCL-MAPPA)', (mappaLevel) => {
    expect(assess({ score: 90, mappaLevel }).outcome).toBe('automatic');
  });

  it('are decided by what is recorded, whatever else is missing', () => {
    const answer = assess({ ...nothingRecorded, mappaLevel: 2, score: 95 });
    expect(answer).toMatchObject({ outcome: 'excluded', missing: [] });
  });

  it('say who manages instead', () => {
    expect(assess({ mappaLevel: 2 }).reasons[0]?.text).toBe('MAPPA Level 2: managed by MAPPA instead');
  });
});

describe('the months without a conviction (EXCL-NO-CONVICTION, EXCL-2)', () => {
  it.each([
    ['the day before six months', '2014-06-01', '2014-11-30', 'automatic'],
    ['the day on which they are full', '2014-06-01', '2014-12-01', 'excluded'],
    ['the day after', '2014-06-01', '2014-12-02', 'excluded'],
    ['the end of a short month, the day before', '2013-08-31', '2014-02-27', 'automatic'],
    ['the end of a short month', '2013-08-31', '2014-02-28', 'excluded'],
    ['29 February of a leap year, the day before', '2015-08-31', '2016-02-28', 'automatic'],
    ['29 February of a leap year', '2015-08-31', '2016-02-29', 'excluded'],
    ['from a leap day, the day before', '2016-02-29', '2016-08-28', 'automatic'],
    ['from a leap day', '2016-02-29', '2016-08-29', 'excluded'],
    ['convicted today', '2014-06-03', '2014-06-03', 'automatic'],
  ])('on %s', (_, convicted, on, outcome) => {
    expect(assess({ score: 95, convictedOn: days(convicted) }, calendarDay(on)).outcome).toBe(outcome);
  });

  it.each<[string, Partial<EligibilityFacts>, string]>([
    ['released yesterday, convicted years ago', { releasedOn: days('2014-06-02') }, 'automatic'],
    ['released today', { releasedOn: days('2014-06-03') }, 'automatic'],
    ['released a day less than six months ago', { releasedOn: days('2013-12-04') }, 'automatic'],
    ['released six months ago', { releasedOn: days('2013-12-03') }, 'excluded'],
    ['in custody', { inCustody: true }, 'automatic'],
    ['in custody with nothing else recorded', { inCustody: true, convictedOn: [] }, 'automatic'],
    [
      'the latest of several convictions counts',
      { convictedOn: days('2014-05-30', '2009-01-01') },
      'automatic',
    ],
    ['the latest of several releases counts', { releasedOn: days('2014-05-30', '2012-01-01') }, 'automatic'],
    ['a release that has not come yet does not', { releasedOn: days('2014-06-04') }, 'excluded'],
    ['nor a conviction', { convictedOn: days('2009-01-01', '2014-06-04') }, 'excluded'],
  ])('%s', (_, facts, outcome) => {
    expect(assess({ score: 95, convictedOn: days('2010-01-01'), ...facts }).outcome).toBe(outcome);
  });

  it('asks for the conviction where none is recorded, unless a release within the months answers', () => {
    expect(assess({ score: 95, convictedOn: [] })).toMatchObject({ missing: ['lastConvictionOn'] });
    const longAgo = { score: 95, convictedOn: [], releasedOn: days('2013-01-01') };
    expect(assess(longAgo)).toMatchObject({ outcome: 'needs-information', missing: ['lastConvictionOn'] });
    expect(assess({ ...longAgo, releasedOn: days('2014-01-01') }).outcome).toBe('automatic');
  });

  it('names the dates it used', () => {
    const [reason] = assess({ convictedOn: days('2013-06-01'), releasedOn: days('2013-07-01') }).reasons;
    expect(reason).toEqual({
      rule: 'EXCL-NO-CONVICTION',
      text: 'At liberty and last convicted on 1 June 2013, last released on 1 July 2013: 6 full months without a conviction passed on 1 January 2014; managed by existing processes instead',
      facts: { lastConvictionOn: '2013-06-01', lastReleaseOn: '2013-07-01', excludedFrom: '2014-01-01' },
    });
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
  ])('on %s a YOS high risk case (ROUTE-YOS)', (_, born, day, outcome) => {
    const on = calendarDay(day);
    const facts = { dateOfBirth: calendarDay(born), yosHighRisk: true, convictedOn: [addDays(on, -20)] };
    const answer = assess(facts, on);
    expect(answer.outcome).toBe(outcome);
    expect(rules(answer)).toEqual(outcome === 'excluded' ? ['EXCL-AGE', 'ROUTE-YOS'] : ['ROUTE-YOS']);
  });

  it('is shown', () => {
    const facts = { dateOfBirth: calendarDay('1996-02-29'), convictedOn: days('2014-02-01') };
    const [reason] = assess(facts, calendarDay('2014-02-28')).reasons;
    expect(reason?.text).toBe('Under 18: monitored with the YOS until the 18th birthday, 1 March 2014');
    expect(reason?.facts).toEqual({ turnsAdultOn: '2014-03-01' });
  });
});

describe('what nobody has recorded (EXCL-3)', () => {
  it('asks for everything where nothing is known', () => {
    const answer = assess(nothingRecorded);
    expect(answer).toMatchObject({ outcome: 'needs-information', route: null, tier: null });
    expect(answer.missing).toEqual(['score', 'mappaLevel', 'registeredSexOffender', 'lastConvictionOn']);
    expect(rules(answer)).toEqual(['EXCL-3']);
  });

  it.each<[string, Partial<EligibilityFacts>, string]>([
    ['mappaLevel', { mappaLevel: null }, 'EXCL-3'],
    ['registeredSexOffender', { mappaLevel: 1, registeredSexOffender: null }, 'EXCL-3'],
    ['lastConvictionOn', { convictedOn: [] }, 'EXCL-3'],
  ])('stops a decision that would bring somebody in: %s', (field, facts, rule) => {
    for (const [score, tierRule] of [
      [70, 'TIER-2'],
      [90, 'TIER-1'],
    ] as const) {
      const answer = assess({ score, ...facts });
      expect(answer).toMatchObject({ outcome: 'needs-information', route: null, missing: [field] });
      expect(rules(answer)).toEqual([rule, tierRule]);
    }
    expect(assess({ yosHighRisk: true, ...facts })).toMatchObject({ missing: [field] });
  });

  it.each<Partial<EligibilityFacts>>([{ mappaLevel: null }, { convictedOn: [] }])(
    'does not stop one that keeps somebody out: %j',
    (facts) => {
      expect(assess({ score: 69, ...facts })).toMatchObject({ outcome: 'not-eligible', missing: [] });
    },
  );

  it('needs no answer about the sex offender register where MAPPA manages nobody (EXCL-SEX)', () => {
    expect(assess({ score: 90, mappaLevel: 0, registeredSexOffender: null }).outcome).toBe('automatic');
  });

  it('asks for the score where nothing else decides', () => {
    expect(assess({})).toMatchObject({ outcome: 'needs-information', missing: ['score'] });
  });

  it('does not hold under a policy that says so', () => {
    const first = { ...policy, unrecordedStopsDecision: false, suitableIntelligence: null };
    expect(assess({ ...nothingRecorded, score: 91 }, ON, first)).toMatchObject({ outcome: 'automatic' });
    expect(assess({ ...nothingRecorded, ppo: true }, ON, first)).toMatchObject({ route: 'ppo', missing: [] });
    expect(assess(nothingRecorded, ON, first)).toMatchObject({ missing: ['score'] });
  });
});

describe('partner criteria (REF-3)', () => {
  const risk = { riskToCommunity: true, riskGrounds: 'Threats to neighbours', needs: [] };
  const needs = (...named: ('accommodation' | 'ete' | 'drugs' | 'alcohol')[]) => ({
    partner: { riskToCommunity: false, riskGrounds: null, needs: named },
  });

  it.each<[string, Partial<EligibilityFacts>, string, string | null]>([
    [
      'a risk to the community with its grounds',
      { partner: risk, score: 12 },
      'referral',
      'partner-criteria',
    ],
    ['without any score', { partner: risk }, 'referral', 'partner-criteria'],
    ['a risk without grounds', { partner: { ...risk, riskGrounds: '  ' }, score: 12 }, 'not-eligible', null],
    ['one need', { ...needs('drugs'), score: 12 }, 'not-eligible', null],
    ['one need named twice', { ...needs('drugs', 'drugs'), score: 12 }, 'not-eligible', null],
    ['two needs', { ...needs('drugs', 'ete'), score: 12 }, 'referral', 'partner-criteria'],
    ['tier 2 is named first', { ...needs('drugs', 'ete'), score: 75 }, 'referral', 'tier-2'],
    ['tier 1 needs no form', { ...needs('drugs', 'ete'), score: 90 }, 'automatic', 'tier-1'],
    ['an exclusion wins', { partner: risk, mappaLevel: 2 }, 'excluded', null],
    ['what is missing stops it', { partner: risk, mappaLevel: null }, 'needs-information', null],
  ])('%s', (_, facts, outcome, route) => {
    expect(assess(facts)).toMatchObject({ outcome, route });
  });

  it('give their reason beside the tier', () => {
    expect(rules(assess({ ...needs('drugs', 'alcohol'), score: 75 }))).toEqual(['TIER-2', 'REF-3']);
  });
});
