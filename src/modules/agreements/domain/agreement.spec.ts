import { describe, expect, it } from '@jest/globals';
import { calendarDay } from '../../../shared/calendar-day.js';
import { endingSoon, findOverlap, standingOf, type AgreementDays } from './agreement.js';

const days = (startsOn: string, endsOn: string | null = null): AgreementDays => ({
  startsOn: calendarDay(startsOn),
  endsOn: endsOn === null ? null : calendarDay(endsOn),
});

describe('how an agreement stands', () => {
  it.each([
    ['2014-06-03', '2014-12-31', '2014-06-02', 'begins', null],
    ['2014-06-03', '2014-12-31', '2014-06-03', 'in-force', 211],
    ['2014-06-03', '2014-12-31', '2014-12-30', 'in-force', 1],
    ['2014-06-03', '2014-12-31', '2014-12-31', 'in-force', 0],
    ['2014-06-03', '2014-12-31', '2015-01-01', 'ended', null],
    ['2014-06-03', null, '2044-01-01', 'in-force', null],
  ])('from %s to %s, on %s: %s, %s days left', (startsOn, endsOn, today, state, daysLeft) => {
    expect(standingOf(days(startsOn, endsOn), calendarDay(today))).toEqual({ state, daysLeft });
  });
});

describe('two agreements of one agency', () => {
  it.each([
    ['2014-01-01', '2014-06-30', '2014-07-01', null, false],
    ['2014-01-01', '2014-06-30', '2014-06-30', null, true],
    ['2014-07-01', null, '2014-01-01', '2014-06-30', false],
    ['2014-07-01', null, '2014-01-01', '2014-07-01', true],
    ['2014-01-01', null, '2020-01-01', '2020-01-01', true],
    ['2014-03-01', '2014-03-31', '2014-01-01', '2014-12-31', true],
  ])('%s to %s and %s to %s overlap: %s', (aFrom, aTo, bFrom, bTo, overlaps) => {
    const [one, other] = [days(aFrom, aTo), days(bFrom, bTo)];
    expect(findOverlap(one, [other])).toBe(overlaps ? other : null);
    expect(findOverlap(other, [one])).toBe(overlaps ? one : null);
  });
});

describe('the warning a month before the end', () => {
  const ending = days('2014-01-01', '2014-07-31');

  it.each([
    ['2014-06-29', null],
    ['2014-06-30', '2014-07-31'],
    ['2014-07-31', '2014-07-31'],
    ['2014-08-01', null],
  ])('on %s: %s', (today, told) => {
    expect(endingSoon(ending, [], calendarDay(today))).toBe(told);
  });

  it.each([
    ['that goes on from the next day', days('2014-08-01'), null],
    ['that goes on after a day without', days('2014-08-02'), '2014-07-31'],
    ['that was before', days('2013-01-01', '2013-12-31'), '2014-07-31'],
  ])('with another agreement %s', (_, other, told) => {
    expect(endingSoon(ending, [other], calendarDay('2014-07-15'))).toBe(told);
  });

  it('never comes for one without an end', () => {
    expect(endingSoon(days('2014-01-01'), [], calendarDay('2014-07-15'))).toBeNull();
  });
});
