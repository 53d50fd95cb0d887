import { describe, expect, it } from '@jest/globals';
import { calendarDay } from '../../../shared/calendar-day.js';
import { sixMonthStage } from './six-month-stage.js';

describe('the six-month stage (EXIT-2)', () => {
  it.each([
    ['2014-06-03', '2014-12-03'],
    ['2014-08-31', '2015-02-28'],
    ['2015-08-31', '2016-02-29'],
    ['2014-08-28', '2015-02-28'],
    ['2014-03-31', '2014-09-30'],
    ['2014-12-31', '2015-06-30'],
  ])('of a registration on %s is %s', (registeredOn, stage) => {
    expect(sixMonthStage(calendarDay(registeredOn), 6)).toBe(stage);
  });

  it('follows the months of the policy', () => {
    expect(sixMonthStage(calendarDay('2014-06-03'), 9)).toBe('2015-03-03');
  });

  it('is not known while the registration date is not recorded', () => {
    expect(sixMonthStage(null, 6)).toBeNull();
  });
});
