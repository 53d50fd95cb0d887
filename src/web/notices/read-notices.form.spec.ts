import { describe, expect, it } from '@jest/globals';
import type { TypedValues } from '../shell/form-errors.js';
import { readNoticeIds, whereNoticeLeads, whereNoticesWere } from './read-notices.form.js';

describe('the form that marks notices as read', () => {
  it.each<[TypedValues, string[]]>([
    [{ notice: 'a' }, ['a']],
    [{ notice: ['a', 'b'] }, ['a', 'b']],
    [{ notice: '' }, []],
    [{}, []],
  ])('reads %j', (values, ids) => {
    expect(readNoticeIds(values)).toEqual(ids);
  });

  it.each<[TypedValues, string]>([
    [{ from: 'home' }, '/'],
    [{}, '/'],
    [{ from: 'https://example.test' }, '/'],
    [{ from: 'notices', panel: '' }, '/notices'],
    [{ from: 'notices', panel: 'derby-city' }, '/notices?panel=derby-city'],
    [{ from: 'notices', panel: '//example.test' }, '/notices?panel=%2F%2Fexample.test'],
  ])('leads back to where it stood: %j', (values, path) => {
    expect(whereNoticesWere(values)).toBe(path);
  });

  it.each([
    [{ referralId: 'r', meetingId: null, taskId: null, offenderId: 'o' }, '/referrals/r'],
    [{ referralId: null, meetingId: null, taskId: null, offenderId: 'o' }, '/offenders/o'],
    [{ referralId: null, meetingId: 'm', taskId: null, offenderId: null }, '/meetings/m'],
    [{ referralId: null, meetingId: null, taskId: 't', offenderId: 'o' }, '/tasks/t'],
    [{ referralId: null, meetingId: null, taskId: null, offenderId: null }, '/notices'],
    [undefined, '/notices'],
  ])('leads from a notice to what it is about: %j', (notice, path) => {
    expect(whereNoticeLeads(notice)).toBe(path);
  });
});
