import { describe, expect, it } from '@jest/globals';
import { ROLES, type Role } from '../../shared/actor.js';
import { presentAddMenu } from './add-menu.presenter.js';
import { profilePermissions } from './profile-permissions.js';

const menuOf = (role: Role, agency: string): string[] =>
  presentAddMenu(
    '1',
    profilePermissions({ id: 'x', username: 'x', name: 'X', role, agency, panels: [], from: 'test' }),
  ).map(({ text }) => text);

describe('what can be added to a record from its menu', () => {
  it.each<[Role, string, string[]]>([
    ['partner', 'drugs-alcohol', ['Engagement', 'Drug test', 'Contact', 'Pathway']],
    ['partner', 'housing', ['Contact', 'Pathway']],
    ['partner', 'prison', ['Custody', 'Drug test', 'Contact', 'Pathway']],
    ['chair', 'police', ['Task']],
    ['analyst', 'county-council', []],
  ])('a %s of %s finds what they may write: %j', (role, agency, texts) => {
    expect(menuOf(role, agency)).toEqual(texts);
  });

  it('the police co-ordinator finds every fact, an offender manager all but intelligence and wanted', () => {
    const police = menuOf('coordinator', 'police');
    expect(police).toEqual([
      'Wanted',
      'Engagement',
      'Intelligence',
      'Charge or conviction',
      'Custody',
      'Drug test',
      'Contact',
      'Pathway',
      'Task',
      'Score',
      'Score from OGRS 3 factors',
      'RAG status',
      'Designations',
      'Details',
    ]);
    const manager = menuOf('offender-manager', 'probation-nps');
    expect(police.filter((text) => !manager.includes(text))).toEqual(['Wanted', 'Intelligence']);
  });

  it.each(ROLES)('a %s finds no form twice', (role) => {
    const texts = menuOf(role, 'police');
    expect(new Set(texts).size).toBe(texts.length);
  });
});
