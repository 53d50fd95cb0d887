import { describe, expect, it } from '@jest/globals';
import { readCallMeeting } from './call-meeting.form.js';

const typed = (more: Record<string, string> = {}): Record<string, string> => ({
  ...{ panel: 'chesterfield', kind: 'tasking', 'day-day': '3', 'day-month': '6', 'day-year': '2014' },
  ...{ time: '9:30' },
  ...more,
});

describe('the form that calls a meeting', () => {
  it.each([
    ['in summer', {}, '2014-06-03T08:30:00.000Z'],
    ['in winter', { 'day-month': '12' }, '2014-12-03T09:30:00.000Z'],
  ])('takes a time of London %s', (_, more, startsAt) => {
    expect(readCallMeeting(typed(more))).toEqual({
      meeting: { panel: 'chesterfield', kind: 'tasking', startsAt },
      errors: [],
    });
  });

  it.each([
    ['kind', { kind: '' }],
    ['day', { 'day-day': '31', 'day-month': '2' }],
    ['day', { 'day-day': '', 'day-month': '', 'day-year': '' }],
    ['time', { time: '' }],
    ['time', { time: '25:00' }],
    ['time', { time: 'half past nine' }],
  ])('says what is wrong with %s: %j', (field, more) => {
    expect(readCallMeeting(typed(more)).errors.map((error) => error.field)).toEqual([field]);
  });
});
