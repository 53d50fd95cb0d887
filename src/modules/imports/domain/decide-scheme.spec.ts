import { describe, expect, it } from '@jest/globals';
import { calendarDay } from '../../../shared/calendar-day.js';
import { decideScheme } from './decide-scheme.js';
import type { SchemeStatus } from './person-on-list.js';

const day = (text: string | null) => (text === null ? null : calendarDay(text));

describe('what a row does to somebody’s place on the scheme', () => {
  it.each<[string, string | null, string | null, SchemeStatus | null, string | null, string, string | null]>([
    ['registers somebody new (COH-1)', '2014-02-01', null, null, null, 'register', null],
    ['registers somebody new without a date', null, null, null, null, 'register', null],
    ['records that somebody new has left', null, '2013-12-10', null, null, 'record-exit', null],
    ['registers somebody known who is not', null, null, 'not-registered', null, 'register', null],
    ['registers somebody who is referred', null, null, 'referred', null, 'register', null],
    ['leaves whoever is registered', '2014-02-01', null, 'registered', null, 'none', null],
    ['takes nobody off (EXIT-4)', null, '2015-01-01', 'registered', null, 'none', 'EXIT-4'],
    ['says nothing new of whoever has left', null, '2013-12-10', 'exited', '2013-12-10', 'none', null],
    ['brings nobody back undated (LAW-2)', null, null, 'exited', '2013-12-10', 'none', 'LAW-2'],
    ['brings nobody back, a day before', '2013-12-09', null, 'exited', '2013-12-10', 'none', 'LAW-2'],
    ['brings nobody back, on the day', '2013-12-10', null, 'exited', '2013-12-10', 'none', 'LAW-2'],
    ['registers again, a day after (EXIT-5)', '2013-12-11', null, 'exited', '2013-12-10', 'register', null],
    ['brings nobody back who left nobody knows when', '2014-02-01', null, 'exited', null, 'none', 'LAW-2'],
  ])('%s', (_, registeredOn, removedOn, status, endedOn, effect, rule) => {
    const person = status === null ? null : { status, endedOn: day(endedOn) };
    const decision = decideScheme({ registeredOn: day(registeredOn), removedOn: day(removedOn) }, person);
    expect(decision.effect).toBe(effect);
    if (rule === null) expect(decision.warning).toBeNull();
    else expect(decision.warning?.message).toContain(`(${rule})`);
  });
});
