import { describe, expect, it } from '@jest/globals';
import { DomainError } from '../../../shared/domain-error.js';
import { readMeeting } from './read-meeting.js';

const PANELS = [
  { key: 'derby-city', area: 'city' },
  { key: 'chesterfield', area: 'county' },
];
const STARTS_AT = '2014-06-03T08:30:00.000Z';

function faultsOf(panel: unknown, kind: unknown, startsAt: unknown = STARTS_AT): unknown {
  try {
    return readMeeting({ panel, kind, startsAt }, PANELS);
  } catch (error) {
    if (error instanceof DomainError) return error.details.errors?.map(({ field, rule }) => [field, rule]);
    throw error;
  }
}

describe('the kind of a meeting fits its area (MEET-3)', () => {
  it.each([
    ['chesterfield', 'tasking'],
    ['chesterfield', 'panel'],
    ['derby-city', 'tasking'],
    ['derby-city', 'operational'],
  ])('%s may hold a meeting of kind %s', (panel, kind) => {
    expect(faultsOf(panel, kind)).toEqual({ panel, kind, startsAt: STARTS_AT });
  });

  it.each([
    ['chesterfield', 'operational'],
    ['derby-city', 'panel'],
    ['derby-city', 'dinner'],
    ['chesterfield', undefined],
  ])('%s may not hold one of kind %s', (panel, kind) => {
    expect(faultsOf(panel, kind)).toEqual([['kind', 'MEET-3']]);
  });
});

it('everything that is wrong with a call is said at once', () => {
  expect(faultsOf('nowhere', 'dinner', 'noon')).toEqual([
    ['panel', undefined],
    ['kind', 'MEET-3'],
    ['startsAt', undefined],
  ]);
});
