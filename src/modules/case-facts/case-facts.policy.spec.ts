import { describe, expect, it } from '@jest/globals';
import { ROLES, type Actor } from '../../shared/actor.js';
import {
  mayRecordCustody,
  mayRecordIntelligence,
  mayRecordOffences,
  maySeeIntelligenceText,
} from './case-facts.policy.js';

const actor = (role: Actor['role'], agency: string): Actor => ({
  ...{ id: 'x', username: 'x', name: 'x', panels: ['chesterfield'], from: 'x' },
  role,
  agency,
});

describe('who may record', () => {
  it.each(ROLES)('%s: offences and custody like any part of the record', (role) => {
    const expected = role === 'coordinator' || role === 'offender-manager';
    expect(mayRecordOffences(actor(role, 'probation-nps'))).toBe(expected);
    expect(mayRecordCustody(actor(role, 'probation-nps'))).toBe(expected);
  });

  it.each(ROLES)('%s of the police: intelligence only as co-ordinator (INT-1)', (role) => {
    expect(mayRecordIntelligence(actor(role, 'police'))).toBe(role === 'coordinator');
  });

  it('no co-ordinator of another agency records intelligence (INT-1)', () => {
    expect(mayRecordIntelligence(actor('coordinator', 'county-council'))).toBe(false);
  });
});

describe('who sees the text of intelligence (INT-4)', () => {
  it.each([
    ['police', 'P', [], true],
    ['police', 'C', [], true],
    ['police', 'C', ['housing'], true],
    ['probation-nps', 'P', [], true],
    ['probation-nps', 'C', [], false],
    ['probation-nps', 'C', ['housing'], false],
    ['probation-nps', 'C', ['probation-crc'], false],
    ['probation-nps', 'C', ['housing', 'probation-nps'], true],
    ['housing', 'C', ['housing'], true],
    ['', 'C', [], false],
    ['housing', 'X', ['housing'], false],
  ])('%s, with handling %s shared with %j: %s', (agency, handling, sharedWith, expected) => {
    expect(maySeeIntelligenceText({ handling, sharedWith }, { agency })).toBe(expected);
  });
});
