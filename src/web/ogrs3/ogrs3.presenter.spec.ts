import { describe, expect, it } from '@jest/globals';
import type { CalculatedScore, KnownOgrs3 } from '../../modules/ogrs-tiering/index.js';
import { calendarDay } from '../../shared/calendar-day.js';
import { OFFENCE_CATEGORIES } from '../../shared/offence-category.js';
import { presentAnswer, signedWords } from './ogrs3-answer.presenter.js';
import { mergeErrors, readAssessmentForm, readOgrs3Form } from './ogrs3.form.js';
import { presentOgrs3 } from './ogrs3.presenter.js';

const today = calendarDay('2014-06-03');
const known: KnownOgrs3 = {
  factors: {
    gender: { value: 'female', from: { kind: 'record' } },
    dateOfBirth: { value: calendarDay('1991-07-17'), from: { kind: 'record' } },
    dateOfCurrentConviction: {
      value: calendarDay('2014-05-01'),
      from: { kind: 'conviction', on: calendarDay('2014-05-01') },
    },
    ageAtFirstSanction: { value: 14, from: { kind: 'score', assessedOn: calendarDay('2013-02-03') } },
    offenceCategory: { value: 'robbery', from: { kind: 'conviction', on: calendarDay('2014-05-01') } },
  },
  convictionDays: 3,
  sanctionsBefore: { total: 5, assessedOn: calendarDay('2013-02-03') },
};
const offender = {
  id: '42',
  surname: 'Smith',
  forename: 'Jo',
  dateOfBirth: '1991-07-17',
  pncId: null,
  crn: 'X320741',
  panel: 'chesterfield',
  status: 'not-registered',
  route: null,
  tier: null,
  ogrsScore: null,
  rag: null,
  ragSince: null,
  ragConfirmedAt: null,
  registeredOn: null,
  earliestExitOn: null,
  inCustody: false,
  ppo: false,
  version: 1,
};
const calculated = {
  instrument: { name: 'ogrs3', version: '3.0', title: 'OGRS 3', months: 24 },
  result: {
    score: 17,
    oneYear: 9,
    band: 'low',
    startsFrom: 2,
    contributions: [
      { factor: 'ageAndGender', words: 'Age and gender', value: 'Male aged 30 to 34', adds: -4 },
      { factor: 'offence', words: 'Current offence', value: 'Violence', adds: 0 },
      { factor: 'sanctionStatus', words: 'First or not', value: 'One of 2', adds: 0.46306 },
    ],
  },
  tier: null,
  rule: 'TIER-N',
  reason: 'Score 17 is under 70: not eligible by score',
  policy: { version: 2, effectiveOn: '2014-06-01' },
} as unknown as CalculatedScore;

describe('the calculator’s form', () => {
  it('from scratch is empty, keeps no typing for the next one, and records nothing', () => {
    const page = presentOgrs3({ offender: null, known: null, today });
    expect(page).toMatchObject({ action: '/ogrs3', strip: null, answer: null, record: null, noDraft: true });
    expect(page.fields.gender.items.some(({ checked }) => checked)).toBe(false);
    expect(page.fields.dateOfBirth.items.map(({ value }) => value)).toEqual(['', '', '']);
  });

  it('offers each of the 20 categories once', () => {
    const { groups } = presentOgrs3({ offender: null, known: null, today }).fields.offenceCategory;
    const offered = groups.flatMap(({ items }) => items.map(({ value }) => value));
    expect(offered.sort()).toEqual([...OFFENCE_CATEGORIES].sort());
  });

  it('from a profile is filled in with what is known, and says where from', () => {
    const { fields, action, noDraft } = presentOgrs3({ offender, known, today });
    expect([action, noDraft]).toEqual(['/offenders/42/ogrs3', false]);
    expect(fields.gender.items.find(({ checked }) => checked)?.value).toBe('female');
    expect(fields.gender.hint).toBe('Filled in from the record.');
    expect(fields.dateOfBirth.items.map(({ value }) => value)).toEqual(['17', '7', '1991']);
    expect(fields.dateOfBirth.hint).toContain('Filled in from the record.');
    expect(fields.dateOfCurrentConviction.hint).toBe(
      'Of the current offence. Filled in from the conviction recorded for 1 May 2014.',
    );
    expect(fields.dateAtStartOfFollowUp.hint).not.toContain('Filled in');
    expect(fields.ageAtFirstSanction).toMatchObject({
      value: '14',
      hint: expect.stringContaining('Filled in from the score assessed on 3 February 2013.'),
    });
    expect(fields.offenceCategory.groups[0]?.items.filter(({ selected }) => selected)).toEqual([
      { value: 'robbery', text: 'Robbery', selected: true },
    ]);
    expect(fields.totalNumberOfSanctions).toMatchObject({
      value: '',
      hint: 'Convictions and cautions, the current one included. It was 5 at the score assessed on 3 February 2013, before the latest conviction. Recorded here: convictions on 3 days; there may be others.',
    });
  });

  it('says no longer where a value came from that was typed over', () => {
    const values = { gender: 'male', ageAtFirstSanction: '14' };
    const { fields } = presentOgrs3({ offender, known, values, today });
    expect(fields.gender.hint).toBe('');
    expect(fields.ageAtFirstSanction.hint).toContain('Filled in');
    expect(fields.dateOfBirth.hint).not.toContain('Filled in');
  });

  it('leads from each error to its field, a date’s to its first box', () => {
    const errors = [
      { field: 'dateOfBirth', message: 'Enter the date of birth' },
      { field: 'offenceCategory', message: 'Choose one' },
    ];
    expect(presentOgrs3({ offender: null, known: null, values: {}, errors, today }).errors.summary).toEqual([
      { text: 'Enter the date of birth', href: '#dateOfBirth-day' },
      { text: 'Choose one', href: '#offenceCategory' },
    ]);
  });
});

describe('the calculator’s answer', () => {
  it('is the percentages with band, tier, rule and what it means under which policy', () => {
    expect(presentAnswer(calculated)).toMatchObject({
      figures: [
        { label: 'Within 2 years', value: '17%' },
        { label: 'Within 1 year', value: '9%' },
      ],
      band: 'Low band (0 to 49)',
      tier: 'No tier',
      rule: 'TIER-N',
      meaning: 'Score 17 is under 70: not eligible by score',
      basis: 'Under policy version 2, in force from 1 June 2014',
      instrument: 'OGRS 3, version 3.0',
    });
  });

  it('draws what raises to the right and what lowers to the left, the largest as far as there is room', () => {
    const { rows, sum } = presentAnswer(calculated);
    expect(rows.map(({ words, number, bar }) => [words, number, bar.kind, bar.x, bar.width])).toEqual([
      ['Starting point', '+2.00', 'raises', 0, 24],
      ['Age and gender', '−4.00', 'lowers', -48, 48],
      ['Current offence', '0.00', 'none', 0, 0],
      ['First or not', '+0.46', 'raises', 0, 5.56],
    ]);
    expect([sum.number, sum.value, sum.bar.kind]).toEqual(['−1.54', 'Which is 17 in 100', 'lowers']);
  });

  it.each([
    [0.004, '0.00'],
    [-0.004, '0.00'],
    [-1.1667, '−1.17'],
    [0.46306, '+0.46'],
  ])('writes %d as %s', (value, words) => {
    expect(signedWords(value)).toBe(words);
  });

  it('can be recorded from a profile, as of today unless another day was typed', () => {
    const values = { gender: 'female', 'dateOfBirth-day': '17' };
    const { record } = presentOgrs3({ offender, known, values, calculated, today });
    expect(record?.assessedOn.items.map(({ value }) => value)).toEqual(['3', '6', '2014']);
    expect(record?.hidden).toContainEqual({ name: 'dateOfBirth-day', value: '17' });
    const typed = { ...values, 'assessedOn-day': '', 'assessedOn-month': '5', 'assessedOn-year': '2014' };
    const again = presentOgrs3({ offender, known, values: typed, calculated, today });
    expect(again.record?.assessedOn.items.map(({ value }) => value)).toEqual(['', '5', '2014']);
    expect(presentOgrs3({ offender: null, known: null, values, calculated, today }).record).toBeNull();
  });
});

describe('what was typed', () => {
  const values = {
    gender: 'male',
    ...{ 'dateOfBirth-day': '17', 'dateOfBirth-month': 'July', 'dateOfBirth-year': '1991' },
    ...{ 'dateOfCurrentConviction-day': '5', 'dateOfCurrentConviction-year': '2021' },
    offenceCategory: '',
    totalNumberOfSanctions: ' 2 ',
    ageAtFirstSanction: '21.5',
  };

  it('is read as the model is sent it, and nothing is rounded', () => {
    expect(readOgrs3Form(values)).toEqual({
      factors: {
        gender: 'male',
        dateOfBirth: '1991-07-17',
        dateOfCurrentConviction: undefined,
        dateAtStartOfFollowUp: undefined,
        offenceCategory: undefined,
        totalNumberOfSanctions: 2,
        ageAtFirstSanction: '21.5',
      },
      errors: [
        {
          field: 'dateOfCurrentConviction',
          message: 'Date of current conviction must include a month',
          rule: 'OGRS3',
        },
        {
          field: 'dateAtStartOfFollowUp',
          message: 'Enter the date at the start of follow-up',
          rule: 'OGRS3',
        },
      ],
    });
  });

  it('is refused once for each field, in the order of the form', () => {
    const { errors } = readOgrs3Form(values);
    const refused = [
      { field: 'factors.ageAtFirstSanction', message: 'whole' },
      { field: 'dateOfCurrentConviction', message: 'real date' },
      { field: 'gender', message: 'choose' },
    ];
    expect(mergeErrors(errors, refused).map(({ field }) => field)).toEqual([
      'gender',
      'dateOfCurrentConviction',
      'dateAtStartOfFollowUp',
      'ageAtFirstSanction',
    ]);
  });

  it.each([
    ['3', '2014-06-03', 0],
    ['4', null, 1],
  ])('as the date of assessment is no later than today: %s June', (day, assessedOn, errors) => {
    const boxes = { 'assessedOn-day': day, 'assessedOn-month': '6', 'assessedOn-year': '2014' };
    const read = readAssessmentForm(boxes, today);
    expect([read.assessedOn, read.errors.length]).toEqual([assessedOn, errors]);
  });
});
