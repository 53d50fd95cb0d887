import { describe, expect, it } from '@jest/globals';
import { calendarDay } from '../../../shared/calendar-day.js';
import { DomainError } from '../../../shared/domain-error.js';
import { readSeries, type CalledSeries, type TypedSeries } from './read-series.js';

const FRAME = {
  panels: [
    { key: 'derby-city', area: 'city' },
    { key: 'chesterfield', area: 'county' },
  ],
  today: calendarDay('2014-06-03'),
};
const typed = (changes: TypedSeries = {}): TypedSeries => ({
  ...{ panel: 'chesterfield', kind: 'tasking', weekdays: ['monday', 'wednesday', 'friday'], time: '9:30' },
  ...{ from: '2014-06-03', until: '2014-06-30' },
  ...changes,
});
const read = (changes?: TypedSeries): CalledSeries => readSeries(typed(changes), FRAME);

function faults(changes: TypedSeries): unknown[] {
  try {
    return [read(changes)];
  } catch (error) {
    if (error instanceof DomainError)
      return error.details.errors?.map(({ field, rule }) => [field, rule]) ?? [];
    throw error;
  }
}

describe('a series that is called (MEET-1, MEET-3)', () => {
  it('is weekly, unless something else is said', () => {
    expect(read()).toEqual({
      ...{ panel: 'chesterfield', kind: 'tasking', rhythm: 'weekly', weekOfMonth: null, time: '09:30' },
      ...{ weekdays: ['monday', 'wednesday', 'friday'], from: '2014-06-03', until: '2014-06-30' },
    });
  });

  it('keeps each weekday once, in the order of the week', () => {
    expect(read({ weekdays: ['friday', 'monday', 'friday'] }).weekdays).toEqual(['monday', 'friday']);
  });

  it.each([
    ['9:30', '09:30'],
    ['09.30', '09:30'],
    [' 14:05 ', '14:05'],
    ['0:00', '00:00'],
    ['23:59', '23:59'],
  ])('at %j is at %s', (time, kept) => {
    expect(read({ time }).time).toBe(kept);
  });

  it.each([
    [
      'every month of a panel of the County',
      { kind: 'panel', rhythm: 'monthly', weekdays: ['tuesday'], weekOfMonth: 1 },
    ],
    ['on the last Tuesday', { kind: 'panel', rhythm: 'monthly', weekdays: ['tuesday'], weekOfMonth: -1 }],
    ['every fortnight of the City', { panel: 'derby-city', kind: 'operational', rhythm: 'fortnightly' }],
    ['from today', { from: '2014-06-03' }],
    ['of one day', { from: '2014-06-04', until: '2014-06-04' }],
    ['until five years from now', { weekdays: ['monday'], until: '2019-06-03' }],
  ])('may be %s', (_, changes) => {
    expect(faults(changes)).toEqual([expect.objectContaining({ time: '09:30' })]);
  });

  it.each<[string, TypedSeries, [string, string | undefined][]]>([
    ['a panel that there is not', { panel: 'nowhere' }, [['panel', undefined]]],
    ['a kind that there is not', { kind: 'dinner' }, [['kind', 'MEET-3']]],
    ['an operational meeting in the County', { kind: 'operational' }, [['kind', 'MEET-3']]],
    ['a panel meeting in the City', { panel: 'derby-city', kind: 'panel' }, [['kind', 'MEET-3']]],
    ['a rhythm that there is not', { rhythm: 'yearly' }, [['rhythm', 'MEET-3']]],
    ['no weekday', { weekdays: [] }, [['weekdays', 'MEET-1']]],
    ['weekdays that are no list', { weekdays: 'monday' }, [['weekdays', 'MEET-1']]],
    ['a day that is no weekday', { weekdays: ['monday', 'someday'] }, [['weekdays', 'MEET-1']]],
    ['two weekdays a month', { rhythm: 'monthly', weekOfMonth: 1 }, [['weekdays', 'MEET-3']]],
    ['no week of the month', { rhythm: 'monthly', weekdays: ['monday'] }, [['weekOfMonth', 'MEET-3']]],
    [
      'a fifth Monday',
      { rhythm: 'monthly', weekdays: ['monday'], weekOfMonth: 5 },
      [['weekOfMonth', 'MEET-3']],
    ],
    ['a week of the month every week', { weekOfMonth: 1 }, [['weekOfMonth', 'MEET-3']]],
    ['no time', { time: '' }, [['time', 'MEET-1']]],
    ['the time 24:00', { time: '24:00' }, [['time', 'MEET-1']]],
    ['the time 9:60', { time: '9:60' }, [['time', 'MEET-1']]],
    ['a time that is a number', { time: 930 }, [['time', 'MEET-1']]],
    ['no first day', { from: undefined }, [['from', 'MEET-1']]],
    ['a first day that has passed', { from: '2014-06-02' }, [['from', 'MEET-1']]],
    ['no last day', { until: '' }, [['until', 'MEET-1']]],
    ['31 June', { until: '2014-06-31' }, [['until', 'MEET-1']]],
    ['a last day before the first', { from: '2014-06-05', until: '2014-06-04' }, [['until', 'MEET-1']]],
    ['a last day after five years', { weekdays: ['monday'], until: '2019-06-04' }, [['until', 'MEET-1']]],
    ['no such day between', { weekdays: ['sunday'], until: '2014-06-07' }, [['until', 'MEET-1']]],
    ['more than 400 meetings', { until: '2017-01-01' }, [['until', 'MEET-1']]],
  ])('has not %s', (_, changes, expected) => {
    expect(faults(changes)).toEqual(expected);
  });

  it('is told everything that is wrong with it at once', () => {
    expect(faults({ panel: '', kind: '', weekdays: [], time: '', from: '', until: '' })).toHaveLength(6);
  });
});
