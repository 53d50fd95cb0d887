import { describe, expect, it } from '@jest/globals';
import { readCallMeeting } from './call-meeting.form.js';

const typed = (more: Record<string, string> = {}): Record<string, string> => ({
  ...{ panel: 'chesterfield', kind: 'tasking', 'from-day': '3', 'from-month': '6', 'from-year': '2014' },
  ...{ time: '9:30' },
  ...more,
});

describe('the form that calls a meeting', () => {
  it.each([
    ['in summer', {}, '2014-06-03T08:30:00.000Z'],
    ['in winter', { 'from-month': '12' }, '2014-12-03T09:30:00.000Z'],
  ])('takes a time of London %s', (_, more, startsAt) => {
    expect(readCallMeeting(typed(more))).toEqual({
      meeting: { panel: 'chesterfield', kind: 'tasking', startsAt },
      series: null,
      errors: [],
    });
  });

  it.each([
    ['kind', { kind: '' }],
    ['from', { 'from-day': '31', 'from-month': '2' }],
    ['from', { 'from-day': '', 'from-month': '', 'from-year': '' }],
    ['time', { time: '' }],
    ['time', { time: '25:00' }],
    ['time', { time: 'half past nine' }],
  ])('says what is wrong with %s: %j', (field, more) => {
    expect(readCallMeeting(typed(more)).errors.map((error) => error.field)).toEqual([field]);
  });
});

describe('the form that calls a series (MEET-1, MEET-3)', () => {
  const series = (more: Record<string, string | string[]> = {}) =>
    readCallMeeting({
      ...typed({ often: 'weekly', 'until-day': '30', 'until-month': '6', 'until-year': '2014' }),
      ...{ weekdays: ['monday', 'friday'] },
      ...more,
    });

  it('takes weekdays, a time and a span; the rules judge them', () => {
    expect(series()).toEqual({
      meeting: null,
      series: {
        ...{ panel: 'chesterfield', kind: 'tasking', rhythm: 'weekly', time: '9:30' },
        ...{ weekdays: ['monday', 'friday'], from: '2014-06-03', until: '2014-06-30' },
      },
      errors: [],
    });
  });

  it('takes one weekday that comes alone', () => {
    expect(series({ weekdays: 'monday' }).series).toMatchObject({ weekdays: ['monday'] });
  });

  it('takes the week of a month of a monthly series only', () => {
    expect(series({ often: 'monthly', weekOfMonth: '-1' }).series).toMatchObject({ weekOfMonth: -1 });
    expect(series({ weekOfMonth: '1' }).series).not.toHaveProperty('weekOfMonth');
  });

  it.each([
    ['until', { 'until-day': '31' }],
    ['until', { 'until-day': '', 'until-month': '', 'until-year': '' }],
    ['from', { 'from-day': '' }],
    ['kind', { kind: '' }],
  ])('says what is wrong with %s: %j', (field, more) => {
    expect(series(more).errors.map((error) => error.field)).toEqual([field]);
  });
});
