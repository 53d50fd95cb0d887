import { describe, expect, it } from '@jest/globals';
import type { Role } from '../../shared/actor.js';
import { presentShell } from './shell.presenter.js';

const shell = (role: Role, path = '/') =>
  presentShell({ user: { name: 'Priya Nair', role, agency: 'police' }, path });

describe('the header', () => {
  it.each<[Role, string[]]>([
    ['coordinator', ['Home', 'Cohort', 'Imports']],
    ['offender-manager', ['Home', 'Cohort']],
    ['chair', ['Home', 'Cohort']],
    ['partner', ['Home', 'Cohort']],
    ['analyst', ['Home']],
    ['admin', ['Home', 'Imports', 'Audit']],
    ['auditor', ['Home', 'Audit']],
  ])('offers a %s only where they may go', (role, sections) => {
    expect(shell(role).navigation.map((item) => item.text)).toEqual(sections);
  });

  it.each([
    ['/', 'Home', true],
    ['/cohort', 'Cohort', true],
    ['/cohort?panel=derby-city', 'Cohort', true],
    ['/offenders/42', 'Cohort', false],
    ['/imports/7', 'Imports', false],
  ])('marks where %s is', (path, section, isCurrent) => {
    const active = shell('coordinator', path).navigation.filter((item) => item.active);
    expect(active.map(({ text, current }) => [text, current])).toEqual([[section, isCurrent]]);
  });

  it('asks the policies where they are given', () => {
    const { navigation } = presentShell({ user: { name: 'A', role: 'chair', agency: 'police' }, path: '/' }, [
      '/',
      '/imports',
    ]);
    expect(navigation.map((item) => item.href)).toEqual(['/', '/imports']);
  });

  it('shows nothing to somebody who is not signed in', () => {
    expect(presentShell({ user: null, path: '/sign-in' })).toEqual({ roleAndAgency: '', navigation: [] });
  });
});
