import { describe, expect, it } from '@jest/globals';
import type {
  ComingOfAgeView,
  Eligibility,
  PpoNominationView,
  TransferInView,
} from '../../modules/ogrs-tiering/index.js';
import { calendarDay } from '../../shared/calendar-day.js';
import { presentComingIn, type ComingInInput } from './coming-in.presenter.js';
import { presentComingOfAge } from './coming-of-age.presenter.js';
import { presentPpoNomination } from './ppo-nomination.presenter.js';
import { presentTransferIn } from './transfer-in.presenter.js';

const panels = [
  { key: 'chesterfield', name: 'Chesterfield' },
  { key: 'derby-city', name: 'Derby City' },
];
const everything = { recordScore: true, setDesignations: true, recordFacts: true, recordIntelligence: true };
const nothing = { recordScore: false, setDesignations: false, recordFacts: false, recordIntelligence: false };
const context = { panels, can: everything, today: calendarDay('2015-05-22') };
const eligibility = (changes: Partial<Eligibility> = {}): Eligibility => ({
  ...{ outcome: 'automatic', tier: null, route: 'yos', missing: [], policyVersion: 2 },
  reasons: [{ rule: 'ROUTE-YOS', text: 'High risk: allocated on reaching adult age' }],
  on: calendarDay('2015-06-03'),
  ...changes,
});
const needing = (...missing: Eligibility['missing']): Eligibility =>
  eligibility({
    outcome: 'needs-information',
    route: null,
    missing,
    reasons: [{ rule: 'EXCL-3', text: 'Not recorded' }],
  });
const excludedBy = (rule: string): Eligibility =>
  eligibility({ outcome: 'excluded', route: null, reasons: [{ rule, text: `Because of ${rule}` }] });
const person = {
  id: '7',
  surname: 'Ashmore',
  forename: 'Kieran',
  dateOfBirth: '1997-06-03',
  panel: 'chesterfield',
  status: 'not-registered',
  registeredOn: null,
};

describe('a young person who comes of age (ROUTE-YOS, EXCL-AGE)', () => {
  const row = (changes: Partial<ComingOfAgeView> = {}, can = everything) =>
    presentComingOfAge(
      {
        ...person,
        ...{ adultAge: 18, turnsAdultOn: '2015-06-03', daysLeft: 12, waitsFor: 'birthday' },
        eligibility: eligibility(),
        ...changes,
      },
      { ...context, can },
    );
  const then = (changes: Partial<ComingOfAgeView>, can = everything) => row(changes, can).cells[2];

  it('is named with age, panel and birthday', () => {
    expect(row()).toMatchObject({
      name: 'Ashmore, Kieran',
      href: '/offenders/7',
      born: '3 Jun 1997, aged 17',
    });
    expect(row().cells.map(({ label, text }) => [label, text])).toEqual([
      ['Panel', 'Chesterfield'],
      ['Birthday', '18 on 3 June 2015, in 12 days'],
      ['What happens then', 'Registers automatically on that day'],
    ]);
  });

  it.each([
    [12, 'in 12 days'],
    [1, 'in 1 day'],
    [0, 'today'],
    [-1, '1 day ago'],
    [-30, '30 days ago'],
  ])('with %s days left: %s', (daysLeft, words) => {
    expect(row({ daysLeft }).cells[1]?.text).toBe(`18 on 3 June 2015, ${words}`);
  });

  it('is told what is needed, each with where to supply it (EXCL-3)', () => {
    const cell = then({ eligibility: needing('mappaLevel', 'lastConvictionOn') });
    expect(cell).toMatchObject({ text: 'Needs:', rule: 'EXCL-3' });
    expect(cell?.missing?.map(({ supply }) => supply?.href)).toEqual([
      '/offenders/7/designations',
      '/offenders/7/offences/new',
    ]);
    const read = then({ eligibility: needing('mappaLevel') }, nothing);
    expect(read?.missing).toEqual([{ text: 'The MAPPA level', supply: null }]);
  });

  it.each<[Partial<ComingOfAgeView>, string, string | null]>([
    [
      { waitsFor: 'information', daysLeft: -2, eligibility: needing('mappaLevel') },
      'Not registered for want of information. Needs:',
      'EXCL-3',
    ],
    [{ waitsFor: 'review', daysLeft: 0 }, 'Registers at the next nightly review', 'ROUTE-YOS'],
    [{ eligibility: excludedBy('EXCL-MAPPA') }, 'Stays out on that day', 'EXCL-MAPPA'],
    [{ eligibility: eligibility({ outcome: 'referral' }) }, 'Referral form needed', 'ROUTE-YOS'],
    [{ status: 'registered', eligibility: needing('mappaLevel') }, 'Registered already', null],
  ])('%j: %s', (changes, text, rule) => {
    expect(then(changes)).toMatchObject({ text, rule });
  });
});

describe('a transfer from outside Derbyshire (ROUTE-OOA)', () => {
  const row = (changes: Partial<TransferInView> = {}, can = everything) =>
    presentTransferIn(
      {
        ...person,
        ...{
          fromArea: 'Leeds',
          managedAs: 'iom',
          transferredOn: calendarDay('2015-05-01'),
          recordedBy: 'Helen Marsh',
        },
        eligibility: eligibility(),
        ...changes,
      },
      { ...context, can },
    ).cells;

  it('is shown with from where, as what and when', () => {
    expect(row()[1]).toMatchObject({
      text: 'Leeds',
      notes: ['Managed there as IOM', 'Transferred on 1 May 2015'],
      link: null,
    });
  });

  it.each([
    [{ fromArea: null }, everything, true],
    [{ managedAs: null }, everything, true],
    [{ transferredOn: null }, everything, true],
    [{ fromArea: null }, nothing, false],
  ])('leads to where %j is recorded, for whoever may', (changes, can, isLinked) => {
    const link = row(changes, can)[1]?.link ?? null;
    expect(link?.href ?? null).toBe(isLinked ? '/offenders/7/designations#outOfAreaTransfer' : null);
  });

  it.each<[Partial<TransferInView>, string, string | undefined]>([
    [{ status: 'registered', registeredOn: '2015-05-02' }, 'Registered 2 May 2015', undefined],
    [{ status: 'registered' }, 'Registered, date not recorded', undefined],
    [
      { status: 'registered', registeredOn: '2015-05-02', eligibility: excludedBy('EXCL-SEX') },
      'Registered 2 May 2015',
      'An exclusion has fallen on them since: the panel decides (EXCL-4).',
    ],
    [
      { status: 'registered', registeredOn: '2015-05-02', eligibility: excludedBy('EXCL-NO-CONVICTION') },
      'Registered 2 May 2015',
      undefined,
    ],
    [{ eligibility: needing('mappaLevel') }, 'Not registered. Needs:', undefined],
    [{}, 'Registers at the next nightly review', undefined],
  ])('stands on the scheme as %j: %s', (changes, text, note) => {
    const cell = row(changes)[2];
    expect([cell?.text, cell?.notes?.[0]]).toEqual([text, note]);
  });
});

describe('a PPO (ROUTE-PPO, INT-4)', () => {
  const intelligence = {
    ...{ date: '2015-05-01', text: 'Seen', source: 2, assessment: 'B', handling: 'C' },
    ...{ conditions: 'Police only', isClosed: false },
  };
  const row = (changes: Partial<PpoNominationView> = {}, can = everything) =>
    presentPpoNomination(
      {
        ...person,
        ...{ nominatedOn: '2015-05-02', nominatedBy: 'Helen Marsh', isSuitablyGraded: true, intelligence },
        eligibility: eligibility(),
        ...changes,
      },
      { ...context, can },
    ).cells;

  it('is shown with who nominated them, when, and on what', () => {
    expect(row()[1]).toMatchObject({ text: '2 May 2015', notes: ['by Helen Marsh'] });
    expect(row()[2]).toMatchObject({
      text: '1 May 2015, graded 2B: untested source; known indirectly, but corroborated',
      notes: ['C: lawful sharing permitted with conditions (Police only)'],
      said: 'Seen',
      link: null,
    });
  });

  it.each<[Partial<PpoNominationView>, string, boolean]>([
    [{}, 'Suitably graded police intelligence is recorded', false],
    [{ isSuitablyGraded: null }, 'The policy in force asks for none', false],
    [{ isSuitablyGraded: false }, 'No suitably graded police intelligence stands now', true],
    [
      { isSuitablyGraded: false, nominatedOn: null, nominatedBy: null },
      'No suitably graded intelligence recorded yet',
      true,
    ],
  ])('says no more than that to whoever may not see it: %j: %s', (changes, text, isAsked) => {
    const hidden = { ...changes, intelligence: null };
    const cell = row(hidden)[2];
    expect(cell).toMatchObject({ text });
    expect(cell?.said ?? null).toBeNull();
    expect(cell?.link?.href ?? null).toBe(isAsked ? '/offenders/7/intelligence/new' : null);
    expect(row(hidden, nothing)[2]?.link).toBeNull();
  });

  it.each([
    [true, 'Closed since: other suitably graded intelligence stands'],
    [false, 'Closed since: no suitably graded intelligence stands now'],
  ])(
    'says that what they rest on is closed, and whether something else stands: %s',
    (isSuitablyGraded, note) => {
      const cell = row({ isSuitablyGraded, intelligence: { ...intelligence, isClosed: true } })[2];
      expect(cell?.notes).toContain(note);
    },
  );

  it('of a panel’s list is said to be', () => {
    expect(row({ nominatedOn: null, nominatedBy: null })[1]?.text).toBe('From the panel’s list');
  });
});

describe('the page of who is coming in', () => {
  const page = (changes: Partial<ComingInInput> = {}) =>
    presentComingIn({
      list: 'transfers',
      rows: [],
      totals: { 'coming-of-age': 3, transfers: 1200, 'ppo-nominations': 0 },
      totalAll: 1300,
      panel: null,
      panels,
      policy: {
        adultAge: 18,
        comingOfAgeMonths: 6,
        suitableIntelligence: { sources: [1], assessments: ['A', 'B'] },
      },
      ...changes,
    });
  const rows = [{ id: '7', name: 'Ashmore, Kieran', href: '/offenders/7', born: '', cells: [] }];

  it('says how many each list holds, and leads there under the same panel', () => {
    const { tabs } = page({ panel: 'derby-city' });
    expect(tabs.map(({ text, count, href, active }) => [text, count, href, active])).toEqual([
      ['Coming of age', '3', '/coming-in?list=coming-of-age&panel=derby-city', false],
      ['Transfers in', '1,200', '/coming-in?list=transfers&panel=derby-city', true],
      ['PPO nominations', '0', '/coming-in?list=ppo-nominations&panel=derby-city', false],
    ]);
  });

  it('says how many, out of how many, and of which panel', () => {
    expect(page({ rows }).summary).toBe('Showing the first 1 of 1,200 transfers, in every panel');
    const one = { 'coming-of-age': 0, transfers: 1, 'ppo-nominations': 0 };
    expect(page({ rows, totals: one, totalAll: 1 }).summary).toBe('1 transfer, in every panel');
    expect(page({ rows, totals: one, totalAll: 9, panel: 'derby-city' }).summary).toBe(
      '1 of 9 transfers: Derby City only',
    );
  });

  it.each([
    [{ list: 'coming-of-age' as const }, 'Nobody of the high-risk group turns 18 within 6 months.'],
    [{ panel: 'derby-city' }, 'Nobody is recorded as transferred from outside Derbyshire in Derby City.'],
    [{ list: 'ppo-nominations' as const }, 'Nobody is recorded as a PPO.'],
  ])('says what would fill it when it is empty: %j', (changes, text) => {
    const { empty } = page(changes);
    expect(empty?.text).toBe(text);
    expect(empty?.advice.length).toBeGreaterThan(20);
    expect(page({ ...changes, rows }).empty).toBeNull();
  });

  it('goes by the policy’s months and gradings', () => {
    const policy = { adultAge: 18, comingOfAgeMonths: 1, suitableIntelligence: null };
    expect(page({ list: 'coming-of-age', policy }).intro).toContain('turn 18 within 1 month,');
    const rules = (changes: Partial<ComingInInput>) => page({ list: 'ppo-nominations', ...changes }).reasons;
    expect(rules({}).find(({ rule }) => rule === 'INT-3')?.text).toContain(
      'source is 1 and the assessment A or B',
    );
    expect(rules({ policy }).some(({ rule }) => rule === 'INT-3')).toBe(false);
  });
});
