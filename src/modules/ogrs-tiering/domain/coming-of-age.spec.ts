import { describe, expect, it } from '@jest/globals';
import { calendarDay } from '../../../shared/calendar-day.js';
import { hasJustComeOfAge, isComingOfAge, waitsAfterBirthday } from './coming-of-age.js';

const policy = { adultAge: 18, comingOfAgeMonths: 6 };
const at = (
  rule: (
    born: ReturnType<typeof calendarDay>,
    by: typeof policy,
    today: ReturnType<typeof calendarDay>,
  ) => boolean,
  born: string,
  today: string,
  by = policy,
): boolean => rule(calendarDay(born), by, calendarDay(today));

describe('coming of age (ROUTE-YOS, EXCL-AGE)', () => {
  it.each([
    // Born 10 December 1996: 18 on 10 December 2014, and six months before that is 10 June.
    ['the day before six months', '1996-12-10', '2014-06-09', false],
    ['on the day six months before', '1996-12-10', '2014-06-10', true],
    ['the day after', '1996-12-10', '2014-06-11', true],
    ['the day before the birthday', '1996-12-10', '2014-12-09', true],
    ['on the birthday they are adult', '1996-12-10', '2014-12-10', false],
    ['after the birthday', '1996-12-10', '2014-12-11', false],
    // 31 August + 6 months is 28 February, so 1 March is not within them until 1 September.
    ['a short month: 28 February from 31 August', '1997-02-28', '2014-08-31', true],
    ['a short month: 1 March from 31 August', '1997-03-01', '2014-08-31', false],
    ['a short month: 1 March from 1 September', '1997-03-01', '2014-09-01', true],
    // Born 29 February 1996: 18 on 1 March 2014.
    ['leap day, six months before 1 March, less a day', '1996-02-29', '2013-08-31', false],
    ['leap day, six months before 1 March', '1996-02-29', '2013-09-01', true],
    ['leap day, on 28 February of a common year', '1996-02-29', '2014-02-28', true],
    ['leap day, on 1 March of a common year', '1996-02-29', '2014-03-01', false],
  ])('%s: born %s, on %s: %s', (_, born, today, expected) => {
    expect(at(isComingOfAge, born, today)).toBe(expected);
  });

  it.each([
    [{ adultAge: 18, comingOfAgeMonths: 3 }, false],
    [{ adultAge: 18, comingOfAgeMonths: 4 }, true],
    [{ adultAge: 19, comingOfAgeMonths: 6 }, false],
    [{ adultAge: 18, comingOfAgeMonths: 0 }, false],
  ])('goes by the policy’s months and age: %j: %s', (by, expected) => {
    expect(at(isComingOfAge, '1996-12-10', '2014-08-20', by)).toBe(expected);
  });
});

describe('having just come of age', () => {
  it.each([
    ['the day before the birthday', '1996-06-03', '2014-06-02', false],
    ['on the birthday', '1996-06-03', '2014-06-03', true],
    ['a month later', '1996-06-03', '2014-07-03', true],
    ['a month and a day later', '1996-06-03', '2014-07-04', false],
    ['31 January, on the last of February', '1996-01-31', '2014-02-28', true],
    ['31 January, on 1 March', '1996-01-31', '2014-03-01', false],
    ['leap day, on 28 February', '1996-02-29', '2014-02-28', false],
    ['leap day, on 1 March', '1996-02-29', '2014-03-01', true],
    ['leap day, on 1 April', '1996-02-29', '2014-04-01', true],
    ['leap day, on 2 April', '1996-02-29', '2014-04-02', false],
  ])('%s: born %s, on %s: %s', (_, born, today, expected) => {
    expect(at(hasJustComeOfAge, born, today)).toBe(expected);
  });

  it('is never the same as coming of age', () => {
    for (const today of ['2014-02-27', '2014-02-28', '2014-03-01', '2014-03-02']) {
      const both = [isComingOfAge, hasJustComeOfAge].map((rule) => at(rule, '1996-02-29', today));
      expect([today, both.filter(Boolean).length]).toEqual([today, 1]);
    }
  });

  it.each([
    ['not-registered', 'needs-information', 'information'],
    ['referred', 'needs-information', 'information'],
    ['not-registered', 'automatic', 'review'],
    ['not-registered', 'excluded', null],
    ['not-registered', 'referral', null],
    ['not-registered', 'not-eligible', null],
    ['registered', 'needs-information', null],
    ['registered', 'automatic', null],
  ])('leaves somebody %s with the outcome %s waiting for: %s', (status, outcome, expected) => {
    expect(waitsAfterBirthday({ status, outcome })).toBe(expected);
  });
});
