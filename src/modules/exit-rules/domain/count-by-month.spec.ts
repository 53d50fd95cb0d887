import { describe, expect, it } from '@jest/globals';
import { calendarDay } from '../../../shared/calendar-day.js';
import { couldLeaveIn, countByMonth } from './count-by-month.js';
import { decideExit } from './decide-exit.js';
import { ROBUST, type ExitEvent } from './exit-event.js';

const ON = calendarDay('2014-06-03');
const decide = (registered: string | null, ...tests: string[]) =>
  decideExit(
    { registeredOn: registered === null ? null : calendarDay(registered), keptUntil: null },
    tests.map((date): ExitEvent => ({
      kind: 'drug-test',
      id: date,
      date: calendarDay(date),
      result: 'positive',
    })),
    { version: 2, exitMonths: 6, robust: ROBUST },
    ON,
  );

describe('the calendar of the coming months (EXIT-3)', () => {
  it('counts each person in the month in which they could first leave, and those due in none', () => {
    const decisions = [
      decide('2013-01-01'),
      decide(null),
      decide('2013-12-04'),
      decide('2014-01-01'),
      decide('2014-01-31'),
      decide('2014-01-31', '2014-02-28'),
      decide('2013-01-01', '2014-05-31'),
    ];
    const months = countByMonth(decisions, { from: ON, until: calendarDay('2014-12-03') });
    expect(months.map(({ month }) => month)).toEqual(
      ['06', '07', '08', '09', '10', '11', '12'].map((month) => `2014-${month}-01`),
    );
    expect(months.map(({ atStage, released }) => [atStage, released])).toEqual([
      ...[
        [1, 0],
        [2, 0],
        [0, 1],
        [0, 0],
        [0, 0],
        [0, 1],
        [0, 0],
      ],
    ]);
  });

  it.each([
    ['on its first day', decide('2014-01-01'), '2014-07-01', true],
    ['on the last day of the month before', decide('2013-12-31'), '2014-07-01', false],
    ['on its last day', decide('2014-01-31'), '2014-07-01', true],
    ['on the first day of the next', decide('2014-02-01'), '2014-07-01', false],
    ['when held back until then', decide('2013-01-01', '2014-05-31'), '2014-11-01', true],
    ['when due already', decide('2013-12-03'), '2014-06-01', false],
    ['when nobody knows since when', decide(null), '2014-06-01', false],
  ])('lists for a month whoever could leave in it and not before: %s', (_, decision, month, isListed) => {
    expect(couldLeaveIn(decision, calendarDay(month))).toBe(isListed);
  });

  it('stops with the last month that begins before the end', () => {
    const months = countByMonth([], { from: ON, until: calendarDay('2014-08-01') });
    expect(months.map(({ month }) => month)).toEqual(['2014-06-01', '2014-07-01']);
  });
});
