import { describe, expect, it } from '@jest/globals';
import type { DomainError } from '../../../shared/domain-error.js';
import { readDecision, REFERRAL_OUTCOMES, type TypedDecision } from './read-decision.js';

const sound: TypedDecision = { referralId: 'r', outcome: 'accept', reason: ' The scheme can help ' };

function fieldsOf(typed: TypedDecision): string[] {
  try {
    readDecision(typed);
    return [];
  } catch (error) {
    return (error as DomainError).details.errors?.map(({ field }) => field) ?? [];
  }
}

describe('a decision as it is sent (REF-5, REF-6)', () => {
  it.each(REFERRAL_OUTCOMES)('is one of three: %s', (outcome) => {
    expect(readDecision({ ...sound, outcome, informationNeeded: 'The MAPPA level' })).toEqual({
      ...{ referralId: 'r', outcome, reason: 'The scheme can help', informationNeeded: 'The MAPPA level' },
    });
  });

  it.each<[object, string[]]>([
    [{ outcome: 'exit' }, ['outcome']],
    [{ outcome: 1 }, ['outcome']],
    [{ reason: ' ' }, ['reason']],
    [{ reason: null }, ['reason']],
    [{ reason: 'x'.repeat(4_000) }, []],
    [{ reason: 'x'.repeat(4_001) }, ['reason']],
    [{ outcome: 'defer' }, ['informationNeeded']],
    [{ outcome: 'defer', informationNeeded: ' ' }, ['informationNeeded']],
    [{ referralId: undefined, outcome: undefined, reason: undefined }, ['referralId', 'outcome', 'reason']],
  ])('with %j names %j', (more, fields) => {
    expect(fieldsOf({ ...sound, ...more })).toEqual(fields);
  });
});
