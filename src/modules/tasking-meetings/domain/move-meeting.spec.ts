import { describe, expect, it } from '@jest/globals';
import { DomainError } from '../../../shared/domain-error.js';
import { MEETING_STATUSES } from './meeting-decision.js';
import { LONGEST_REASON, mustBeScheduled, readMove } from './move-meeting.js';

const NOW = '2014-06-03T09:30:00.000Z';
const BEFORE = '2014-06-04T08:30:00.000Z';

function faults(startsAt: unknown, reason: unknown = 'The room is taken'): unknown {
  try {
    return readMove({ startsAt, reason }, { now: NOW, startsAt: BEFORE });
  } catch (error) {
    if (error instanceof DomainError) return error.details.errors?.map(({ field, rule }) => [field, rule]);
    throw error;
  }
}

describe('a meeting is moved (MEET-1)', () => {
  it.each([
    ['a minute later', '2014-06-04T08:31:00Z'],
    ['earlier', '2014-06-03T10:00:00Z'],
    ['to this very moment', NOW],
  ])('%s', (_, startsAt) => {
    const kept = new Date(startsAt).toISOString();
    expect(faults(startsAt, ' The room is taken ')).toEqual({ startsAt: kept, reason: 'The room is taken' });
  });

  it.each([
    ['to when it starts already', BEFORE],
    ['to when it starts already, in London time', '2014-06-04T09:30:00+01:00'],
    ['into the past', '2014-06-03T09:29:59.999Z'],
    ['to a day without a time', '2014-06-05'],
    ['to nothing', undefined],
  ])('not %s', (_, startsAt) => {
    expect(faults(startsAt)).toEqual([['startsAt', 'MEET-1']]);
  });

  it.each([
    ['no reason', ''],
    ['a reason of spaces', '  '],
    ['a reason that is none', 7],
    ['a reason that is too long', 'x'.repeat(LONGEST_REASON + 1)],
  ])('not with %s', (_, reason) => {
    expect(faults('2014-06-05T08:30:00Z', reason)).toEqual([['reason', 'MEET-1']]);
  });

  it('with the longest reason that there may be', () => {
    expect(faults('2014-06-05T08:30:00Z', 'x'.repeat(LONGEST_REASON))).toMatchObject({});
  });

  it.each(MEETING_STATUSES)('and cancelled only while it is scheduled: %s', (status) => {
    const move = (): void => mustBeScheduled({ status, openedAt: null, closedAt: null, chairName: null });
    if (status === 'scheduled') expect(move).not.toThrow();
    else expect(move).toThrow(DomainError);
  });
});
