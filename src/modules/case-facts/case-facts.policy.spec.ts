import { describe, expect, it } from '@jest/globals';
import { ROLES, type Actor } from '../../shared/actor.js';
import {
  mayReadDrugTests,
  mayRecordContacts,
  mayRecordCustody,
  mayRecordDrugTests,
  mayRecordForAgency,
  mayRecordIntelligence,
  mayRecordOffences,
  mayRecordPathways,
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

describe('who of the partners may record (LAW-4)', () => {
  it.each([
    ['prison', { custody: true, tests: true, readsTests: true }],
    ['drugs-alcohol', { custody: false, tests: true, readsTests: true }],
    ['housing', { custody: false, tests: false, readsTests: false }],
    ['yos', { custody: false, tests: false, readsTests: false }],
  ])('%s: contacts and pathways, and %j', (agency, expected) => {
    const partner = actor('partner', agency);
    expect({
      custody: mayRecordCustody(partner),
      tests: mayRecordDrugTests(partner),
      readsTests: mayReadDrugTests(partner),
    }).toEqual(expected);
    expect([mayRecordContacts(partner), mayRecordPathways(partner)]).toEqual([true, true]);
  });

  it.each<[Actor['role'], string | null, boolean]>([
    ['partner', 'housing', true],
    ['partner', 'drugs-alcohol', false],
    ['partner', null, false],
    ['coordinator', 'drugs-alcohol', true],
    ['offender-manager', null, true],
  ])('a %s of housing, of %s: %s', (role, agency, expected) => {
    expect(mayRecordForAgency(actor(role, 'housing'), agency)).toBe(expected);
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
