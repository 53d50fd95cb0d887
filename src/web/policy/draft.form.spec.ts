import { describe, expect, it } from '@jest/globals';
import type { PolicyContent } from '../../modules/partnership/index.js';
import { calendarDay } from '../../shared/calendar-day.js';
import type { TypedValues } from '../shell/form-errors.js';
import { draftValues } from './draft-values.presenter.js';
import { readDraftForm } from './draft.form.js';

const content: PolicyContent = {
  instruments: [{ name: 'ogrs3', months: 24, tier1From: 90, tier2From: 70 }],
  adultAge: 18,
  exclusions: { mappaLevels: [2, 3], registeredSexOffenders: true, monthsWithoutConviction: 6 },
  routes: { ppo: true, yos: false, outOfArea: true },
  suitableIntelligence: { sources: [1, 2], assessments: ['A', 'B'] },
  unrecordedStopsDecision: false,
  partnerNeeds: 2,
  comingOfAgeMonths: 6,
  exitMonths: 6,
  ragStaleAfterDays: { red: 14, 'amber-alert': 14, amber: 28, green: 91 },
  readings: [{ rule: 'TIER-6', text: 'A score that falls never removes anyone.' }],
};
const without: PolicyContent = {
  ...content,
  exclusions: { ...content.exclusions, monthsWithoutConviction: null },
  ...{ suitableIntelligence: null, partnerNeeds: null },
};
const TODAY = calendarDay('2014-06-03');
const known = { effectiveOn: '2014-07-01', sourceNote: 'Quarterly review' };
const read = (changes: TypedValues = {}, base = content): ReturnType<typeof readDraftForm> =>
  readDraftForm({ ...draftValues(base, known), ...changes }, base, TODAY);

describe('the form of a policy draft', () => {
  it.each([
    ['every value', content],
    ['a policy without gradings, needs and an exclusion by time', without],
  ])('brings back what it was filled with: %s', (_, base) => {
    const { adultAge: _adultAge, ...rest } = base;
    const instruments = [{ name: 'ogrs3', tier1From: 90, tier2From: 70 }];
    expect(read({}, base)).toEqual({ draft: { ...rest, instruments, ...known }, errors: [] });
  });

  it('passes on what is no number as it was typed, for the rules to refuse', () => {
    const { draft } = read({
      'instruments.ogrs3.tier1From': '69.5',
      'exclusions.monthsWithoutConviction': '',
      comingOfAgeMonths: ' 12 ',
      exitMonths: '-1',
      'ragStaleAfterDays.red': ' 7 ',
      'ragStaleAfterDays.amber-alert': '14',
      'ragStaleAfterDays.amber': 'a month',
      'ragStaleAfterDays.green': '',
    });
    expect(draft).toMatchObject({
      instruments: [{ tier1From: '69.5', tier2From: 70 }],
      exclusions: { monthsWithoutConviction: '' },
      ...{ comingOfAgeMonths: 12, exitMonths: '-1' },
      ragStaleAfterDays: { red: 7, 'amber-alert': 14, amber: 'a month', green: '' },
    });
  });

  it('reads boxes: one, several or none ticked, and a question left open', () => {
    const { draft } = read({
      'exclusions.mappaLevels': '3',
      routes: undefined,
      'suitableIntelligence.sources': undefined,
      'exclusions.registeredSexOffenders': undefined,
    });
    expect(draft).toMatchObject({
      exclusions: { mappaLevels: [3], registeredSexOffenders: null },
      routes: { ppo: false, yos: false, outOfArea: false },
      suitableIntelligence: { sources: [], assessments: ['A', 'B'] },
    });
  });

  it.each([
    [{ 'effectiveOn-day': '', 'effectiveOn-month': '', 'effectiveOn-year': '' }, 'Enter the effective date'],
    [{ 'effectiveOn-day': '31', 'effectiveOn-month': '6' }, 'Effective date must be a real date'],
    [{ 'effectiveOn-day': '3', 'effectiveOn-month': '6' }, 'Effective date must be 4 June 2014 or later'],
  ])('says what is wrong with the date %j', (changes, message) => {
    const { draft, errors } = read(changes);
    expect(errors).toEqual([{ field: 'effectiveOn', message }]);
    expect(draft.effectiveOn).toBe('');
  });
});
