import { describe, expect, it } from '@jest/globals';
import { calendarDay } from '../../shared/calendar-day.js';
import { findNextDate, presentNextDate, type DatedFacts } from './next-date.presenter.js';

const settings = {
  today: calendarDay('2014-06-03'),
  staleAfter: { red: 14, 'amber-alert': 14, amber: 28, green: 91 },
  adultAge: 18,
};
const nothing: DatedFacts = {
  dateOfBirth: '1980-01-01',
  sixMonthStage: null,
  rag: null,
  ragConfirmedAt: null,
  custody: [],
  intelligence: [],
  contacts: [],
  pathways: [],
};
const inside = (releaseDue: string | null, from = '2014-01-01') => ({
  custody: [{ establishment: 'HMP Ranby', from, releaseDue }],
});
const find = (facts: Partial<DatedFacts>) => findNextDate({ ...nothing, ...facts }, settings);

describe('the next date that matters', () => {
  it.each<[string, Partial<DatedFacts>, string | null, string | null, string | null]>([
    ['nothing is due', {}, null, null, null],
    ['release due', inside('2014-07-01'), '2014-07-01', 'release due from HMP Ranby', 'MEET-3'],
    ['release today', inside('2014-06-03'), '2014-06-03', 'release due from HMP Ranby', 'MEET-3'],
    ['custody without a day of release', inside(null), null, null, null],
    ['due in custody', inside(null, '2014-06-09'), '2014-06-09', 'due into HMP Ranby', null],
    [
      'a red status, confirmed on 30 May',
      { rag: 'red', ragConfirmedAt: '2014-05-30T09:00:00.000Z' },
      '2014-06-13',
      'RAG status to be confirmed',
      'LAW-5',
    ],
    [
      'a green status, confirmed just after midnight in London',
      { rag: 'green', ragConfirmedAt: '2014-05-29T23:30:00.000Z' },
      '2014-08-29',
      'RAG status to be confirmed',
      'LAW-5',
    ],
    ['a status that nobody has set', { ragConfirmedAt: '2014-05-30T09:00:00.000Z' }, null, null, null],
    [
      'intelligence to be reviewed',
      { intelligence: [{ reviewOn: null }, { reviewOn: '2014-06-20' }] },
      '2014-06-20',
      'review of intelligence',
      'INT-2',
    ],
    ['the six-month stage', { sixMonthStage: '2014-12-02' }, '2014-12-02', 'six-month stage', 'EXIT-2'],
    ['an 18th birthday', { dateOfBirth: '1996-06-04' }, '2014-06-04', '18th birthday', 'EXCL-AGE'],
    ['an 18th birthday today', { dateOfBirth: '1996-06-03' }, null, null, null],
    [
      'an 18th birthday on 29 February',
      { dateOfBirth: '2000-02-29' },
      '2018-03-01',
      '18th birthday',
      'EXCL-AGE',
    ],
    [
      'consent to a GPS tag that ends',
      { pathways: [{ pathway: 'gps-tag', to: '2014-06-30', dvpoTo: null }] },
      '2014-06-30',
      'consent to the GPS tag ends',
      null,
    ],
    [
      'a pathway that ends',
      { pathways: [{ pathway: 'ete', to: '2014-06-30', dvpoTo: null }] },
      '2014-06-30',
      'pathway ends: Education, training or employment',
      null,
    ],
    [
      'a protection order that ends before its pathway',
      { pathways: [{ pathway: 'domestic-abuse', to: '2014-07-30', dvpoTo: '2014-06-12' }] },
      '2014-06-12',
      'Domestic Violence Protection Order ends',
      null,
    ],
    [
      'a contact who leaves',
      { contacts: [{ name: 'Priya Shah', to: '2014-06-05' }] },
      '2014-06-05',
      'last day of Priya Shah as contact',
      null,
    ],
  ])('%s', (_case, facts, day, what, rule) => {
    const { next, overdue } = find(facts);
    expect([next?.day ?? null, next?.what ?? null, next?.rule ?? null]).toEqual([day, what, rule]);
    expect(overdue).toEqual([]);
  });

  it('is the earliest of all, and of two on one day the more pressing', () => {
    const sixMonthStage = '2014-06-10';
    const contacts = [{ name: 'Priya Shah', to: '2014-06-09' }];
    expect(find({ ...inside('2014-07-01'), sixMonthStage, contacts }).next?.day).toBe('2014-06-09');
    expect(find({ ...inside('2014-06-10'), sixMonthStage }).next?.rule).toBe('MEET-3');
  });

  it.each<[string, Partial<DatedFacts>, (string | null)[]]>([
    ['a release that nobody has recorded', inside('2014-06-02'), ['MEET-3']],
    ['a stale status', { rag: 'red', ragConfirmedAt: '2014-05-01T09:00:00.000Z' }, ['LAW-5']],
    ['a six-month stage that has come', { sixMonthStage: '2014-06-02' }, ['EXIT-2']],
    [
      'intelligence whose review has passed is current no more',
      { intelligence: [{ reviewOn: '2014-06-02' }] },
      [],
    ],
    ['a contact who has left', { contacts: [{ name: 'Priya Shah', to: '2014-06-02' }] }, []],
  ])('overdue: %s', (_case, facts, rules) => {
    const { next, overdue } = find(facts);
    expect(overdue.map(({ rule }) => rule)).toEqual(rules);
    expect(next).toBeNull();
  });

  it('does not hide what is next behind what is overdue', () => {
    const { next, overdue } = find({ ...inside('2014-06-04'), sixMonthStage: '2014-01-01' });
    expect([next?.day, overdue[0]?.day]).toEqual(['2014-06-04', '2014-01-01']);
  });

  it.each([
    ['2014-06-03', 'today'],
    ['2014-06-04', 'tomorrow'],
    ['2014-06-05', 'in 2 days'],
    ['2014-07-01', 'in 28 days'],
  ])('%s is %s', (day, when) => {
    expect(presentNextDate({ ...nothing, ...inside(day) }, settings).next?.when).toBe(when);
  });

  it('is said in words', () => {
    const facts = { ...nothing, ...inside('2014-07-01'), sixMonthStage: '2014-06-01' };
    expect(presentNextDate(facts, settings)).toEqual({
      next: {
        day: '1 July 2014',
        when: 'in 28 days',
        what: 'Release due from HMP Ranby',
        rule: 'MEET-3',
      },
      overdue: [{ text: 'Six-month stage since 1 June 2014', rule: 'EXIT-2' }],
    });
  });
});
