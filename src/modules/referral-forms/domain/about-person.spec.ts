import { describe, expect, it } from '@jest/globals';
import { calendarDay } from '../../../shared/calendar-day.js';
import { factsOf, fixedAnswers, personOf, searchTextOf, searchWordsOf } from './about-person.js';
import type { AgencyKind } from './question.js';

const TODAY = calendarDay('2014-06-03');
const lee = {
  surname: 'MOTTRAM ',
  forename: 'lee',
  dateOfBirth: '1985-03-27',
  pncId: '79/163001b',
  crn: 'x320741',
};

describe('whom a form is about (REF-7)', () => {
  it('is compared by tidy names and canonical identifiers', () => {
    expect(personOf(lee, TODAY)).toMatchObject({
      dateOfBirth: '1985-03-27',
      pncId: '1979/0163001B',
      crn: 'X320741',
    });
    expect(personOf({ ...lee, pncId: '', crn: null }, TODAY)).toMatchObject({ pncId: null, crn: null });
  });

  it.each([
    [{}, ['surname'], ['surname']],
    [{}, ['address', 'addedValue'], []],
    [{}, ['crn', 'pncId'], []],
    [{ crn: 'X320741' }, ['crn'], ['crn']],
    [{}, ['forename', 'dateOfBirth'], ['forename', 'dateOfBirth']],
  ])('stays as it was sent, but for an identifier that was not known: %j, %j', (before, changed, fixed) => {
    expect(fixedAnswers(before, changed)).toEqual(fixed);
  });
});

describe('what a form says that the rules ask about', () => {
  it.each<[string, AgencyKind, Record<string, unknown>, object]>([
    [
      'a score of the day of referral',
      'probation',
      { 'probation.ogrsScore': '84', referredOn: '2014-06-01' },
      { score: { value: 84, assessedOn: '2014-06-01' } },
    ],
    [
      'a score without a day',
      'probation',
      { 'probation.ogrsScore': 84 },
      { score: { value: 84, assessedOn: '2014-06-03' } },
    ],
    [
      'a day that has not come',
      'probation',
      { 'probation.ogrsScore': 84, referredOn: '2014-06-09' },
      { score: { value: 84, assessedOn: '2014-06-03' } },
    ],
    ['no score but probation’s', 'police', { 'probation.ogrsScore': 84 }, { score: null, partner: null }],
    ['nothing that is no score', 'probation', { 'probation.ogrsScore': '69.5' }, { score: null }],
    [
      'needs and grounds of a partner (REF-3)',
      'partner',
      { 'criteria.needs': ['drugs', 'x'], 'criteria.riskToCommunity': true, 'criteria.riskGrounds': ' ' },
      { partner: { riskToCommunity: true, riskGrounds: null, needs: ['drugs'] } },
    ],
    [
      'a birth date that is none',
      'partner',
      { dateOfBirth: { day: '1', month: '', year: '' } },
      { dateOfBirth: null },
    ],
  ])('%s', (_, kind, answers, expected) => {
    expect(factsOf(answers, kind, TODAY)).toMatchObject(expected);
  });
});

describe('a form is found', () => {
  const found = (typed: string): boolean =>
    searchWordsOf(typed).every((word) =>
      searchTextOf({ ...lee, surname: 'O’Hara-Smith' }).includes(` ${word}`),
    );

  it.each(['ohara', 'O’Hara', 'lee', 'smith lee', 'Lee, O', 'X320741', 'x3207', '79/163001B'])(
    'by %s',
    (typed) => {
      expect(found(typed)).toBe(true);
    },
  );

  it.each(['ara', 'lee jones', '163001', '%', '_'])('not by %s', (typed) => {
    expect(searchWordsOf(typed).length > 0 && found(typed)).toBe(false);
  });
});
