import { describe, expect, it } from '@jest/globals';
import type { AgencyKind } from './question.js';
import { whereItGoes, type Assessment } from './where-it-goes.js';

const assessment = (
  outcome: Assessment['outcome'],
  rules: readonly string[],
  missing: readonly string[] = [],
): Assessment => ({ outcome, reasons: rules.map((rule) => ({ rule, text: `because of ${rule}` })), missing });

describe('where a referral is going (REF-2, REF-3)', () => {
  it.each<[string, AgencyKind, Assessment, string, boolean, string | null]>([
    ['84', 'probation', assessment('referral', ['TIER-2']), 'referral', true, null],
    ['84', 'police', assessment('referral', ['TIER-2']), 'referral', true, null],
    [
      '84, MAPPA level not known',
      'probation',
      assessment('needs-information', ['EXCL-3', 'TIER-2'], ['mappaLevel']),
      'referral',
      true,
      null,
    ],
    ['93', 'probation', assessment('automatic', ['TIER-1']), 'automatic', false, 'TIER-1'],
    [
      '93, MAPPA level not known',
      'probation',
      assessment('needs-information', ['EXCL-3', 'TIER-1'], ['mappaLevel']),
      'automatic-once-known',
      false,
      'REF-2',
    ],
    ['65', 'probation', assessment('not-eligible', ['TIER-N']), 'not-eligible', false, 'TIER-N'],
    [
      'no score',
      'police',
      assessment('needs-information', ['EXCL-3'], ['score']),
      'needs-information',
      false,
      'EXCL-3',
    ],
    [
      'MAPPA 2 with 84',
      'probation',
      assessment('excluded', ['EXCL-MAPPA', 'TIER-2']),
      'excluded',
      false,
      'EXCL-MAPPA',
    ],
    [
      'MAPPA 2 with two needs',
      'partner',
      assessment('excluded', ['EXCL-MAPPA', 'REF-3']),
      'excluded',
      false,
      'EXCL-MAPPA',
    ],
    ['65 with two needs', 'partner', assessment('referral', ['TIER-N', 'REF-3']), 'referral', true, null],
    [
      'no score with two needs',
      'partner',
      assessment('needs-information', ['EXCL-3', 'REF-3'], ['mappaLevel']),
      'referral',
      true,
      null,
    ],
    ['84 with one need', 'partner', assessment('referral', ['TIER-2']), 'not-eligible', false, 'REF-3'],
    ['65 with one need', 'partner', assessment('not-eligible', ['TIER-N']), 'not-eligible', false, 'REF-3'],
    ['a PPO', 'partner', assessment('automatic', ['ROUTE-PPO', 'REF-3']), 'automatic', false, 'ROUTE-PPO'],
  ])('%s, referred by %s', (_, kind, assessed, direction, maySubmit, rule) => {
    expect(whereItGoes(assessed, kind)).toMatchObject({ direction, maySubmit, rule });
  });
});
