import { describe, expect, it } from '@jest/globals';
import { calendarDay } from '../../../shared/calendar-day.js';
import type { EligibilityFacts } from './eligibility.js';
import { layTypedFacts, type TypedFacts } from './lay-typed-facts.js';

const day = calendarDay;
const nothing: TypedFacts = { dateOfBirth: null, score: null, partner: null };
const scored = (value: number, on = '2014-06-03'): TypedFacts => ({
  ...nothing,
  score: { value, assessedOn: day(on) },
});
const facts: EligibilityFacts = {
  ...{
    dateOfBirth: day('1980-01-01'),
    score: 60,
    instrument: 'another',
    mappaLevel: 1,
    registeredSexOffender: false,
  },
  ...{
    ppo: false,
    yosHighRisk: null,
    outOfAreaTransfer: null,
    convictedOn: [day('2014-05-01')],
    releasedOn: [],
  },
  ...{ inCustody: true, intelligence: ['1A'], partner: null },
};

describe('what is typed, laid over what is recorded', () => {
  it('is nothing to judge without a date of birth', () => {
    expect(layTypedFacts(scored(84), null)).toBeNull();
  });

  it('is all there is of somebody whom nobody knows', () => {
    expect(layTypedFacts({ ...scored(84), dateOfBirth: day('1985-03-27') }, null)).toMatchObject({
      ...{
        dateOfBirth: '1985-03-27',
        score: 84,
        instrument: 'ogrs3',
        mappaLevel: null,
        convictedOn: [],
        partner: null,
      },
    });
  });

  it('leaves the record what it knows, the date of birth included', () => {
    const laid = layTypedFacts({ ...nothing, dateOfBirth: day('1985-03-27') }, { facts, scoredOn: null });
    expect(laid).toEqual(facts);
  });

  it.each([
    ['later', '2014-06-02', 84],
    ['of the same day', '2014-06-03', 84],
    ['earlier', '2014-06-04', 60],
    ['of a day, over one of no day', null, 84],
  ])('counts a score that is %s (TIER-5)', (_, scoredOn, expected) => {
    const recorded = { facts, scoredOn: scoredOn === null ? null : day(scoredOn) };
    expect(layTypedFacts(scored(84), recorded)?.score).toBe(expected);
  });

  it('carries the grounds of a partner (REF-3)', () => {
    const partner = { riskToCommunity: false, riskGrounds: null, needs: ['drugs', 'alcohol'] as const };
    expect(layTypedFacts({ ...nothing, partner }, { facts, scoredOn: null })?.partner).toEqual(partner);
  });
});
