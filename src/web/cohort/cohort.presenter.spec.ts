import { describe, expect, it } from '@jest/globals';
import { calendarDay } from '../../shared/calendar-day.js';
import { presentCohort, type CohortInput, type CohortItem } from './cohort.presenter.js';

const john: CohortItem = {
  id: '1',
  surname: 'Smith',
  forename: 'John',
  dateOfBirth: '1985-12-03',
  pncId: '1999/0123456A',
  crn: null,
  panel: 'derby-city',
  status: 'registered',
  route: 'tier-1',
  tier: 1,
  ogrsScore: 91,
  rag: 'red',
  ragSince: '2014-12-01',
  ragConfirmedAt: null,
  registeredOn: '2014-06-02',
  earliestExitOn: '2014-12-02',
  inCustody: false,
  ppo: true,
  version: 3,
};

const page = (changes: Partial<CohortInput> = {}) =>
  presentCohort({
    items: [john],
    nextCursor: null,
    total: 503,
    totalAll: 503,
    filter: {},
    panels: [{ key: 'derby-city', name: 'Derby City' }],
    ragCounts: { red: 1200, 'amber-alert': 0, amber: 0, green: 0, none: 0 },
    canAdd: false,
    canImport: false,
    seesEverybody: true,
    staleAfter: { red: 14, 'amber-alert': 14, amber: 28, green: 91 },
    today: calendarDay('2014-12-02'),
    ...changes,
  });

const row = (changes: Partial<CohortItem>) => page({ items: [{ ...john, ...changes }] }).rows[0];

describe('a status that nobody has confirmed for long (LAW-5)', () => {
  it.each([
    ['red', '2014-11-18T12:00:00Z', 'not confirmed since 18 Nov 2014'],
    ['red', '2014-11-19T12:00:00Z', ''],
    ['green', '2014-11-18T12:00:00Z', ''],
    ['green', '2014-08-01T23:30:00Z', 'not confirmed since 2 Aug 2014'],
    ['red', null, 'never confirmed'],
    [null, null, ''],
  ])('%s, last confirmed at %s, says: %s', (rag, ragConfirmedAt, words) => {
    expect(row({ rag, ragConfirmedAt })?.ragStale).toBe(words);
  });
});

describe('the cohort list', () => {
  it('says how many, out of how many, and under which filter', () => {
    expect(page().summary).toBe('Showing 1 of 503 people');
    const filtered = page({
      total: 3,
      filter: { panel: 'derby-city', rag: 'red', q: 'smith', tier: 'none' },
    });
    expect(filtered.summary).toBe('Showing 1 of 3 people who match, out of 503 on the list');
    expect(filtered.filterWords).toEqual(['Matching “smith”', 'Derby City', 'Red', 'No tier']);
  });

  it('takes one part of a filter away and keeps the rest', () => {
    const { chips } = page({ filter: { panel: 'derby-city', rag: 'red', cursor: 'x' } });
    expect(chips.map(({ href }) => href)).toEqual(['/cohort?rag=red', '/cohort?panel=derby-city']);
  });

  it('gives every status with its colour’s word', () => {
    const { counts } = page({ filter: { rag: 'red' } });
    expect(counts.map(({ rag }) => rag.text)).toEqual(['Red', 'Amber alert', 'Amber', 'Green', 'Not set']);
    expect(counts[0]).toMatchObject({ count: '1,200', isOn: true, href: '/cohort' });
  });

  it('puts a person in a row in words', () => {
    expect(page().rows[0]).toMatchObject({
      name: 'Smith, John',
      href: '/offenders/1',
      born: '3 Dec 1985, aged 28',
      crn: 'No CRN',
      panel: 'Derby City',
      ragSince: 'since 1 Dec 2014',
      tier: 'Tier 1',
      score: 'OGRS 91',
      registeredOn: '2 Jun 2014',
    });
  });

  it.each([
    ['2014-12-01', 'registered', true],
    ['2014-12-02', 'registered', true],
    ['2014-12-03', 'registered', false],
    ['2014-12-01', 'exited', false],
    [null, 'registered', false],
  ])('with an earliest exit on %s and %s, its date is reached: %s', (earliestExitOn, status, isDue) => {
    expect(row({ earliestExitOn, status })?.isExitDue).toBe(isDue);
  });

  it.each([
    [{ status: 'registered', registeredOn: null }, 'date not recorded'],
    [{ status: 'not-registered', registeredOn: null }, ''],
  ])('says what is not recorded of %j', (changes, words) => {
    expect(row(changes)?.registeredOn).toBe(words);
  });

  it.each([
    [{ filter: { q: 'x' } }, 'Nobody matches this filter.', '/cohort'],
    [{ canImport: true }, 'There is nobody on the list yet.', '/imports'],
    [{ canAdd: true }, 'There is nobody on the list yet.', '/offenders/new'],
    [{}, 'There is nobody on the list yet.', undefined],
    [{ seesEverybody: false }, 'Nobody on the list is shown to you.', undefined],
  ])('says what would fill it when it is empty: %j', (changes, text, href) => {
    const { empty } = page({ items: [], total: 0, ...changes });
    expect([empty?.text, empty?.link?.href]).toEqual([text, href]);
  });

  it('leads on, and back to the first page, under the same filter', () => {
    const { next, first } = page({ nextCursor: 'n', filter: { panel: 'derby-city', cursor: 'c' } });
    expect(next).toBe('/cohort?panel=derby-city&cursor=n');
    expect(first).toBe('/cohort?panel=derby-city');
    expect(page()).toMatchObject({ next: null, first: null });
  });

  it('offers to add a person to those who may', () => {
    expect(page().add).toBeNull();
    expect(page({ canAdd: true }).add?.href).toBe('/offenders/new');
  });
});
