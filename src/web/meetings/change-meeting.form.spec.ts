import { describe, expect, it } from '@jest/globals';
import { readMoveForm } from './change-meeting.form.js';

const typed = (more: Record<string, string> = {}): Record<string, string> => ({
  ...{ 'startsAt-day': '3', 'startsAt-month': '6', 'startsAt-year': '2014', time: '9:30' },
  ...{ reason: 'Court', version: '2' },
  ...more,
});

describe('the form that moves a meeting', () => {
  it.each([
    ['in summer', {}, '2014-06-03T08:30:00.000Z'],
    ['in winter', { 'startsAt-month': '12' }, '2014-12-03T09:30:00.000Z'],
  ])('takes a time of London %s', (_, more, startsAt) => {
    expect(readMoveForm(typed(more))).toEqual({ startsAt, reason: 'Court', version: 2, errors: [] });
  });

  it.each([
    ['startsAt', { 'startsAt-day': '31' }],
    ['startsAt', { 'startsAt-day': '', 'startsAt-month': '', 'startsAt-year': '' }],
    ['time', { time: '' }],
    ['time', { time: '9.75' }],
  ])('says what is wrong with %s: %j', (field, more) => {
    expect(readMoveForm(typed(more)).errors.map((error) => error.field)).toEqual([field]);
  });

  it.each(['', 'x', '-1'])('takes no version out of %j', (version) => {
    expect(readMoveForm(typed({ version })).version).toBe(0);
  });
});
