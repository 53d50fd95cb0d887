import { describe, expect, it } from '@jest/globals';
import { ROLES, type Actor, type Role } from '../../shared/actor.js';
import {
  mayChangeReferral,
  mayReadReferral,
  mayRefer,
  mayReferPerson,
  mayRegister,
  whatMayBeDone,
} from './referral-forms.policy.js';

const actor = (role: Role, agency = 'police', id = 'reader'): Actor => ({
  ...{ id, username: id, name: id, role, agency, panels: [], from: 'x' },
});
const sent = {
  ownerId: 'author',
  agency: 'housing',
  status: 'submitted',
  submittedAt: '2014-06-03T09:30:00.000Z',
} as const;
const draft = { ...sent, status: 'draft', submittedAt: null } as const;

describe('who may do what with a referral', () => {
  it('is for police, probation and partners to make', () => {
    expect(ROLES.filter((role) => mayRefer(actor(role)))).toEqual([
      'coordinator',
      'offender-manager',
      'partner',
    ]);
    expect(ROLES.filter((role) => mayRegister(actor(role)))).toEqual(['coordinator', 'offender-manager']);
  });

  it.each<[Role, string, boolean]>([
    ['offender-manager', 'not-registered', true],
    ['offender-manager', 'referred', true],
    ['partner', 'exited', true],
    ['coordinator', 'registered', false],
    ['chair', 'not-registered', false],
    ['analyst', 'exited', false],
  ])('lets a %s refer somebody who is %s: %s (REF-2)', (role, status, expected) => {
    expect(mayReferPerson(actor(role), { status })).toBe(expected);
  });

  it.each(ROLES)('keeps a draft from %s', (role) => {
    expect(mayReadReferral(actor(role, 'housing'), draft)).toBe(false);
    expect(mayReadReferral(actor(role, 'housing', 'author'), draft)).toBe(true);
  });

  it.each<[Role, string, boolean]>([
    ['coordinator', 'police', true],
    ['offender-manager', 'probation-nps', true],
    ['chair', 'police', true],
    ['partner', 'housing', true],
    ['partner', 'drugs-alcohol', false],
    ['analyst', 'housing', false],
    ['admin', 'police', false],
    ['auditor', 'police', false],
  ])('shows one that was sent to %s of %s: %s', (role, agency, expected) => {
    expect(mayReadReferral(actor(role, agency), sent)).toBe(expected);
    expect(mayChangeReferral(actor(role, agency), sent)).toBe(false);
  });

  it.each([
    ['draft', { edit: true, amend: false, submit: true, withdraw: true, handOver: true }],
    ['submitted', { edit: false, amend: true, submit: false, withdraw: true, handOver: true }],
    ['deferred', { edit: true, amend: false, submit: true, withdraw: true, handOver: true }],
    ['accepted', { edit: false, amend: false, submit: false, withdraw: false, handOver: false }],
    ['declined', { edit: false, amend: false, submit: false, withdraw: false, handOver: false }],
    ['withdrawn', { edit: false, amend: false, submit: false, withdraw: false, handOver: false }],
  ] as const)('lets its author do with %s: %j (REF-5)', (status, expected) => {
    const subject = { ...sent, status, hasPossibleMatches: true };
    expect(whatMayBeDone(actor('partner', 'housing', 'author'), subject)).toEqual({
      ...expected,
      identify: false,
    });
    const isOpen = expected.withdraw;
    const nothing = { edit: false, amend: false, submit: false, withdraw: false, handOver: false };
    expect(whatMayBeDone(actor('coordinator'), subject)).toEqual({ ...nothing, identify: isOpen });
  });
});
