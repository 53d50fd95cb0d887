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
    filterParts: [
      'rag',
      'tier',
      'status',
      'custody',
      'releaseWithin',
      'need',
      'stale',
      'mine',
      'eligibility',
    ],
    savedViews: [],
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

  it('takes for its readers the words of every part of a filter', () => {
    const filter = {
      ...{ custody: 'in', releaseWithin: '28', need: 'drugs', mine: 'true', stale: 'true' },
      ...{ eligibility: 'excluded', status: 'registered' },
    };
    expect(page({ filter }).filterWords).toEqual([
      'In custody',
      'Release within 28 days',
      'Need: Drugs',
      'My people',
      'Status to be confirmed',
      'Registered',
      'Excluded',
    ]);
  });

  const offered = (changes: Partial<CohortInput>): string[] => {
    const { filter } = page(changes);
    return [...filter.selects, ...filter.more.selects, ...filter.ticks].map(({ name }) => name);
  };

  it('offers what the reader may filter by, and of a past day what that day knows', () => {
    expect(offered({ filterParts: ['rag', 'need'] })).toEqual(['panel', 'rag', 'need']);
    expect(offered({ filter: { asAt: '2014-06-03' } })).toEqual([
      'panel',
      'rag',
      'custody',
      'tier',
      'status',
    ]);
  });

  it.each([
    [{}, false],
    [{ rag: 'red' }, false],
    [{ tier: '1' }, true],
    [{ eligibility: 'excluded' }, true],
  ])('opens the less used filters when one of them is on: %j', (filter, isOpen) => {
    expect(page({ filter }).filter.more.isOpen).toBe(isOpen);
  });

  it('keeps a number of days that is not among those offered', () => {
    const { selects } = page({ filter: { releaseWithin: '10' } }).filter;
    const choices = selects.find(({ name }) => name === 'releaseWithin')?.choices ?? [];
    expect(choices.find(({ selected }) => selected)?.text).toBe('Within 10 days');
  });

  describe('as it stood on a past day', () => {
    const past = (changes: Partial<CohortInput> = {}) =>
      page({ filter: { asAt: '2014-06-03', rag: 'red' }, canAdd: true, ...changes });

    it('says so, and leads to the present', () => {
      expect(past().title).toBe('Cohort on 3 June 2014');
      expect(past().past).toEqual({ day: '3 June 2014', presentHref: '/cohort?rag=red' });
      expect(past().clearHref).toBe('/cohort?asAt=2014-06-03');
      expect(past().add).toBeNull();
    });

    it('takes ages and dates that are reached on that day', () => {
      const { rows } = past({ items: [{ ...john, earliestExitOn: '2014-12-01' }] });
      expect(rows[0]).toMatchObject({ born: '3 Dec 1985, aged 28', isExitDue: false });
    });

    it('says that nobody was on the list then', () => {
      const { empty } = past({ items: [], total: 0, filter: { asAt: '2014-06-03' } });
      expect(empty?.text).toBe('Nobody was on the list on 3 June 2014, as far as is recorded.');
    });

    it('keeps of the filter what a past day has', () => {
      const filter = { rag: 'red', need: 'drugs', mine: 'true', cursor: 'c' };
      expect(page({ filter }).otherDayHref).toBe('/cohort/day?rag=red');
    });
  });

  describe('saved views', () => {
    const view = { id: 'v', name: 'Reds', filter: { rag: 'red' }, count: 1200 };

    it.each([
      [{ rag: 'red' }, true],
      [{ rag: 'red', sort: 'name', cursor: 'c', panel: '' }, true],
      [{ rag: 'red', sort: 'rag' }, false],
      [{ rag: 'red', mine: 'true' }, false],
      [{}, false],
    ])('under the filter %j the one it is: %s', (filter, isOpen) => {
      expect(page({ filter, savedViews: [view] }).saved.views).toEqual([
        { name: 'Reds', count: '1,200', href: '/cohort/views/v', isOpen },
      ]);
    });

    it('one that can no longer be used as it is says so', () => {
      const { saved } = page({ savedViews: [{ ...view, count: null }] });
      expect(saved.views[0]?.count).toBe('needs a look');
    });

    it('the present filter can be saved, and views managed once there are any', () => {
      const { saved } = page({ filter: { rag: 'red', cursor: 'c' } });
      expect(saved).toMatchObject({ saveHref: '/cohort/views/new?rag=red', manageHref: null });
      expect(page({ savedViews: [view] }).saved.manageHref).toBe('/cohort/views');
    });
  });
});
