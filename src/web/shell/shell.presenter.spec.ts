import { describe, expect, it } from '@jest/globals';
import { presentShell } from './shell.presenter.js';

const everywhere = ['/', '/cohort', '/coming-in', '/meetings', '/ogrs3', '/imports', '/audit'];
const user = { name: 'Priya Nair', role: 'coordinator', agency: 'police' } as const;

describe('the header', () => {
  it.each([
    ['/', 'Home', true],
    ['/cohort', 'Cohort', true],
    ['/cohort?panel=derby-city', 'Cohort', true],
    ['/offenders/42', 'Cohort', false],
    ['/notices', 'Home', false],
    ['/meetings?panel=derby-city', 'Meetings', true],
    ['/coming-in?list=transfers', 'Coming in', true],
    ['/ogrs3', 'OGRS calculator', true],
    ['/offenders/42/ogrs3', 'Cohort', false],
    ['/imports/7', 'Imports', false],
  ])('marks where %s is', (path, section, isCurrent) => {
    const active = presentShell({ user, path }, everywhere).navigation.filter((item) => item.active);
    expect(active.map(({ text, current }) => [text, current])).toEqual([[section, isCurrent]]);
  });

  it('offers only the sections that the policies open', () => {
    const { navigation } = presentShell({ user, path: '/' }, ['/', '/imports']);
    expect(navigation.map((item) => item.href)).toEqual(['/', '/imports']);
  });

  it('shows nothing to somebody who is not signed in', () => {
    expect(presentShell({ user: null, path: '/sign-in' }, [])).toEqual({ roleAndAgency: '', navigation: [] });
  });
});
