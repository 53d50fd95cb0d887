import { describe, expect, it } from '@jest/globals';
import { calendarDay } from '../../../shared/calendar-day.js';
import { readScore, refuseAssessmentDay, refuseScore } from './read-score.js';

describe('a score (TIER-4)', () => {
  it.each([0, 1, 69, 70, 89, 90, 99, 100])('of %s is taken', (score) => {
    expect(refuseScore(score)).toBeNull();
  });

  it.each([
    ['half a point', 69.5],
    ['text', '90'],
    ['text with a percent sign', '90%'],
    ['less than nothing', -1],
    ['more than a hundred', 101],
    ['nothing', null],
    ['missing', undefined],
    ['not a number', Number.NaN],
    ['without end', Number.POSITIVE_INFINITY],
    ['yes', true],
    ['a list', [90]],
    ['a very small fraction', 89.999999],
  ])('that is %s is refused, and never rounded', (_, score) => {
    expect(refuseScore(score)).toMatchObject({ field: 'score', rule: 'TIER-4' });
  });
});

describe('the day of an assessment (TIER-5)', () => {
  const dates = { dateOfBirth: calendarDay('1990-02-28'), today: calendarDay('2014-06-03') };

  it.each([
    ['yesterday', '2014-06-02'],
    ['today', '2014-06-03'],
    ['the day of birth', '1990-02-28'],
  ])('may be %s', (_, day) => {
    expect(refuseAssessmentDay(day, dates)).toBeNull();
  });

  it.each([
    ['tomorrow', '2014-06-04'],
    ['the day before birth', '1990-02-27'],
    ['a day that does not exist', '2014-02-29'],
    ['in another spelling', '03/06/2014'],
    ['an instant', '2014-06-03T00:00:00Z'],
    ['nothing', null],
    ['missing', undefined],
    ['a number', 20140603],
  ])('may not be %s', (_, day) => {
    expect(refuseAssessmentDay(day, dates)).toMatchObject({ field: 'assessedOn', rule: 'TIER-5' });
  });
});

describe('a score to record', () => {
  const person = { dateOfBirth: calendarDay('1991-07-17'), gender: 'male' };
  const today = calendarDay('2021-12-12');
  const assessedOn = '2021-12-01';
  const factors = {
    dateOfCurrentConviction: '2021-08-05',
    dateAtStartOfFollowUp: '2021-12-12',
    totalNumberOfSanctions: 2,
    ageAtFirstSanction: 21,
    offenceCategory: 'other',
  };
  const read = (typed: object) => readScore({ assessedOn, ...typed }, { person, today });

  it('is the number that was sent', () => {
    expect(read({ score: 90 }).read).toEqual({ score: 90, assessedOn, calculation: null });
  });

  it('or is calculated from the factors that were sent', () => {
    const { read: done } = read({ instrument: 'ogrs3', factors });
    expect(done).toMatchObject({ score: 17, assessedOn, calculation: { convictedOn: '2021-08-05' } });
  });

  it.each<[string, object, string[]]>([
    ['both', { score: 90, instrument: 'ogrs3', factors }, ['score']],
    ['a score and an instrument', { score: 90, instrument: 'ogrs3' }, ['score']],
    ['a score and factors', { score: 90, factors }, ['score']],
    ['a score of nothing and an instrument', { score: null, instrument: 'ogrs3', factors }, ['score']],
    ['neither', {}, ['score']],
    ['factors alone', { factors }, ['instrument']],
    ['an instrument alone', { instrument: 'ogrs3' }, ['factors']],
    ['an unknown instrument', { instrument: 'ogrs4', factors }, ['instrument']],
    [
      'a conviction tomorrow',
      {
        instrument: 'ogrs3',
        factors: { ...factors, dateOfCurrentConviction: '2021-12-13', dateAtStartOfFollowUp: '2021-12-13' },
      },
      ['factors.dateOfCurrentConviction'],
    ],
    [
      'a factor and a day that are wrong',
      { instrument: 'ogrs3', factors: { ...factors, offenceCategory: 'arson' }, assessedOn: '2021-12-13' },
      ['factors.offenceCategory', 'assessedOn'],
    ],
  ])('is refused with %s', (_, typed, fields) => {
    const { errors } = read(typed);
    expect(errors?.map(({ field }) => field)).toEqual(fields);
    expect(errors?.every(({ rule }) => rule !== undefined)).toBe(true);
  });
});
