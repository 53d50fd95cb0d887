import { describe, expect, it } from '@jest/globals';
import { calendarDay } from '../../../shared/calendar-day.js';
import type { Answers } from './answers.js';
import { AREAS } from './appendix-a.js';
import { checkAnswers, scoreOf } from './check-answers.js';
import type { AgencyKind } from './question.js';
import { questionsFor } from './referral-form.js';

const TODAY = calendarDay('2014-06-03');
const everybody: Answers = {
  surname: 'Mottram',
  forename: 'Lee',
  dateOfBirth: '1985-03-27',
  address: 'No fixed abode',
  currentOffencesOrConcerns: 'Burglary dwelling, twice since April',
  'relevantFactors.substanceMisuse': 'Heroin daily',
  addedValue: 'Joint visits',
  referredOn: '2014-06-03',
  completedBy: 'Nadia Hussain',
  area: 'chesterfield',
};
const probation: Answers = {
  ...everybody,
  'probation.offenderManager': 'Nadia Hussain',
  'probation.contactNumber': '01246 000000',
  'probation.ogrsScore': 84,
  'probation.currentOrders': 'Community order, 12 months',
  'probation.previouslyOnScheme': false,
};
const partner: Answers = {
  ...everybody,
  'criteria.riskToCommunity': false,
  'criteria.needs': ['drugs', 'alcohol'],
};

const fields = (answers: Answers, kind: AgencyKind): [string, string | undefined][] =>
  checkAnswers(answers, { kind, today: TODAY, areas: AREAS }).map(({ field, rule }) => [field, rule]);

describe('a referral form (REF-1)', () => {
  it.each<[AgencyKind, Answers]>([
    ['police', everybody],
    ['probation', probation],
    ['partner', partner],
  ])('of %s is complete with the questions it is asked', (kind, answers) => {
    expect(checkAnswers(answers, { kind, today: TODAY, areas: AREAS })).toEqual([]);
  });

  it.each(['police', 'probation', 'partner'] as const)(
    'of %s names every empty question that it needs',
    (kind) => {
      const needed = questionsFor(kind).filter(({ whenEmpty }) => whenEmpty);
      expect(fields({}, kind)).toEqual([
        ...needed.map(({ name }) => [name, 'REF-1']),
        ['relevantFactors.substanceMisuse', 'REF-1'],
      ]);
    },
  );

  it.each<[string, string, unknown, string | undefined]>([
    ['a surname of nothing but blanks', 'surname', '   ', 'REF-1'],
    ['a surname of 101 characters', 'surname', 'x'.repeat(101), 'REF-1'],
    ['a date of birth that is none', 'dateOfBirth', '1985-02-30', 'REF-1'],
    ['a date of birth as typed', 'dateOfBirth', { day: '31', month: '2', year: '1985' }, 'REF-1'],
    ['a date of birth today', 'dateOfBirth', '2014-06-03', 'REF-1'],
    ['a date of birth 111 years ago', 'dateOfBirth', '1903-06-02', 'REF-1'],
    ['an unknown gender', 'gender', 'm', 'REF-1'],
    ['a wrong check letter', 'pncId', '2001/0171310S', 'ID-PNC'],
    ['a CRN with seven digits', 'crn', 'X1234567', 'ID-CRN'],
    ['a score over 100', 'probation.ogrsScore', 101, 'TIER-4'],
    ['a score under 0', 'probation.ogrsScore', -1, 'TIER-4'],
    ['half a score', 'probation.ogrsScore', 69.5, 'TIER-4'],
    ['a score in words', 'probation.ogrsScore', '84%', 'TIER-4'],
    ['neither yes nor no', 'probation.previouslyOnScheme', 'yes', 'REF-1'],
    ['a referral tomorrow', 'referredOn', '2014-06-04', 'REF-1'],
    ['a mailbox of nowhere', 'area', 'matlock', 'REF-1'],
    ['details of 4,001 characters', 'currentOffencesOrConcerns', 'x'.repeat(4001), 'REF-1'],
  ])('refuses %s', (_, field, value, rule) => {
    expect(fields({ ...probation, [field]: value }, 'probation')).toEqual([[field, rule]]);
  });

  it.each<[string, string, unknown]>([
    ['a surname of 100 characters', 'surname', 'x'.repeat(100)],
    ['a PNC ID in its short form', 'pncId', '79/163001B'],
    ['a CRN in lower case', 'crn', 'x320741'],
    ['a score typed in a box', 'probation.ogrsScore', '84'],
    ['a score of 0', 'probation.ogrsScore', 0],
    ['a score of 100', 'probation.ogrsScore', 100],
    ['a referral of yesterday', 'referredOn', '2014-06-02'],
  ])('takes %s', (_, field, value) => {
    expect(fields({ ...probation, [field]: value }, 'probation')).toEqual([]);
  });

  it('needs the grounds of a risk to the community (REF-3)', () => {
    const risky = { ...partner, 'criteria.riskToCommunity': true };
    expect(fields(risky, 'partner')).toEqual([['criteria.riskGrounds', 'REF-3']]);
    expect(fields({ ...risky, 'criteria.riskGrounds': 'Threats to neighbours' }, 'partner')).toEqual([]);
  });

  it.each([
    [84, 84],
    ['84', 84],
    [' 84 ', 84],
    [69.5, null],
    ['101', null],
    ['eighty', null],
    [undefined, null],
  ])('reads the score %j as %s while somebody types (TIER-4)', (typed, expected) => {
    expect(scoreOf({ 'probation.ogrsScore': typed })).toBe(expected);
  });
});
