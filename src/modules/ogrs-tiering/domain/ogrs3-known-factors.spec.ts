import { describe, expect, it } from '@jest/globals';
import { calendarDay } from '../../../shared/calendar-day.js';
import type { Ogrs3Factors } from './calculate-ogrs3.js';
import { knownOgrs3Factors } from './ogrs3-known-factors.js';

const person = { dateOfBirth: calendarDay('1991-07-17'), gender: 'female' };
const used: Ogrs3Factors = {
  gender: 'female',
  dateOfBirth: person.dateOfBirth,
  dateOfCurrentConviction: calendarDay('2021-08-05'),
  dateAtStartOfFollowUp: calendarDay('2021-12-12'),
  totalNumberOfSanctions: 5,
  ageAtFirstSanction: 14,
  offenceCategory: 'robbery',
};
const latest = { factors: used, assessedOn: calendarDay('2022-01-02') };
const conviction = (on: string, category = 'violence') => ({ on: calendarDay(on), category });
const fromRecord = { kind: 'record' };
const fromScore = { kind: 'score', assessedOn: '2022-01-02' };

describe('what the record knows of the factors', () => {
  it('is the date of birth and the gender, of somebody about whom nothing else is recorded', () => {
    expect(knownOgrs3Factors(person, null, [])).toEqual({
      factors: {
        dateOfBirth: { value: '1991-07-17', from: fromRecord },
        gender: { value: 'female', from: fromRecord },
      },
      convictionDays: 0,
      sanctionsBefore: null,
    });
  });

  it.each([null, 'other', 'not-known'])('is no gender where the record has %p', (gender) => {
    expect(knownOgrs3Factors({ ...person, gender }, null, []).factors.gender).toBeUndefined();
  });

  it('is what the latest calculated score used', () => {
    expect(knownOgrs3Factors(person, latest, [conviction('2021-08-05')])).toEqual({
      factors: {
        dateOfBirth: { value: '1991-07-17', from: fromRecord },
        gender: { value: 'female', from: fromRecord },
        dateOfCurrentConviction: { value: '2021-08-05', from: fromScore },
        dateAtStartOfFollowUp: { value: '2021-12-12', from: fromScore },
        totalNumberOfSanctions: { value: 5, from: fromScore },
        ageAtFirstSanction: { value: 14, from: fromScore },
        offenceCategory: { value: 'robbery', from: fromScore },
      },
      convictionDays: 1,
      sanctionsBefore: null,
    });
  });

  it('is a later conviction; the sanctions and the follow-up of before are then no longer true', () => {
    const convictions = [conviction('2022-03-01', 'drink-driving'), conviction('2021-08-05')];
    const from = { kind: 'conviction', on: '2022-03-01' };
    expect(knownOgrs3Factors(person, latest, convictions)).toEqual({
      factors: {
        dateOfBirth: { value: '1991-07-17', from: fromRecord },
        gender: { value: 'female', from: fromRecord },
        dateOfCurrentConviction: { value: '2022-03-01', from },
        ageAtFirstSanction: { value: 14, from: fromScore },
        offenceCategory: { value: 'drink-driving', from },
      },
      convictionDays: 2,
      sanctionsBefore: { total: 5, assessedOn: '2022-01-02' },
    });
  });

  it('leaves a category open that is none of the model’s', () => {
    const { factors } = knownOgrs3Factors(person, null, [conviction('2022-03-01', 'arson')]);
    expect(factors.offenceCategory).toBeUndefined();
    expect(factors.dateOfCurrentConviction).toMatchObject({ value: '2022-03-01' });
  });

  it('counts the days of conviction, and several offences of one day once', () => {
    const convictions = [
      conviction('2022-03-01'),
      conviction('2022-03-01', 'robbery'),
      conviction('2020-01-01'),
    ];
    expect(knownOgrs3Factors(person, null, convictions).convictionDays).toBe(2);
  });

  it('is no age that was counted from another date of birth', () => {
    const corrected = { ...person, dateOfBirth: calendarDay('1990-07-17') };
    expect(knownOgrs3Factors(corrected, latest, []).factors.ageAtFirstSanction).toBeUndefined();
  });
});
