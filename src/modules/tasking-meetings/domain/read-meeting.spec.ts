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

describe('when a meeting starts', () => {
  it.each([
    ['2014-02-28T09:30:00Z', '2014-02-28T09:30:00.000Z'],
    ['2016-02-29T09:30Z', '2016-02-29T09:30:00.000Z'],
    ['2014-06-03T09:30:00+01:00', STARTS_AT],
    ['1900-01-01T00:00:00Z', '1900-01-01T00:00:00.000Z'],
    ['2199-12-31T23:59:59.999Z', '2199-12-31T23:59:59.999Z'],
  ])('%s is an instant', (typed, startsAt) => {
    expect(faultsOf('chesterfield', 'tasking', typed)).toMatchObject({ startsAt });
  });

  it.each([
    ['2014-02-29T09:30:00Z'],
    ['2014-02-31T09:30:00Z'],
    ['2014-06-31T09:30:00Z'],
    ['2014-06-03T24:00:00Z'],
    ['2014-06-03T09:60:00Z'],
    ['0001-01-01T00:00:00Z'],
    ['1899-12-31T23:59:59Z'],
    ['2200-01-01T00:00:00Z'],
    ['9999-12-31T23:59:59-23:59'],
    [1401786600000],
    [['2014-06-03T08:30:00Z']],
  ])('%p is no day and time, and nothing is called on another', (typed) => {
    expect(faultsOf('chesterfield', 'tasking', typed)).toEqual([['startsAt', undefined]]);
  });
});

it('everything that is wrong with a call is said at once', () => {
  expect(faultsOf('nowhere', 'dinner', 'noon')).toEqual([
    ['panel', undefined],
    ['kind', 'MEET-3'],
    ['startsAt', undefined],
  ]);
});
