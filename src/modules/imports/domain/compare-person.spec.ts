import { describe, expect, it } from '@jest/globals';
import { calendarDay, type CalendarDay } from '../../../shared/calendar-day.js';
import { applyDifferences, comparePerson } from './compare-person.js';
import {
  DIFFERENCE_FIELDS,
  listCandidate,
  type DifferenceField,
  type ListedPerson,
} from './listed-person.js';
import type { Candidate } from './row-reading.js';

const day = calendarDay;
const [EARLIER, DAY, LATER] = [day('2014-05-31'), day('2014-06-01'), day('2014-06-02')];
const person: Candidate = {
  surname: 'O’Brien',
  forename: 'Zoë',
  dateOfBirth: day('1988-06-03'),
  gender: 'female',
  pncId: '1990/0958501T',
  crn: 'X320741',
  prisonNumber: 'A1234BC',
  panel: 'chesterfield',
  score: 70,
  assessedOn: DAY,
  rag: 'amber',
  registeredOn: DAY,
  removedOn: null,
  ppo: false,
  address: '7 Park Avenue, Chesterfield',
  contactNumber: '07700 900123',
  primarySubstance: 'Heroin',
  aliases: ['Zoë Smith'],
  notes: null,
};
const EMPTY: Partial<ListedPerson> = {
  ...Object.fromEntries(DIFFERENCE_FIELDS.map((field) => [field, null])),
  surname: '',
  forename: '',
  aliases: [],
};
const compare = (
  file: Partial<Candidate>,
  list: Partial<ListedPerson> = {},
  savedOn: CalendarDay | null = null,
) => comparePerson({ ...person, ...file }, { ...listCandidate(person, 'a', null), ...list }, savedOn);

describe('what differs between a row and the list', () => {
  it('is nothing when both say the same', () => {
    expect(compare({})).toEqual([]);
  });

  it.each<[string, Partial<Candidate>]>([
    ['letters and commas of an address', { address: '7 PARK AVENUE Chesterfield' }],
    ['spaces of a telephone number', { contactNumber: '07700900123' }],
    ['an alias already known', { aliases: ['SMITH, Zoe', 'OBrien, Zoe'] }],
  ])('is not %s', (_, file) => {
    expect(compare(file)).toEqual([]);
  });

  it('is never a blank in the file: it overwrites nothing', () => {
    const blanks = Object.fromEntries(DIFFERENCE_FIELDS.map((field) => [field, null]));
    const { surname, forename, dateOfBirth, panel, aliases } = { ...person, aliases: [] };
    expect(compare({ ...blanks, surname, forename, dateOfBirth, panel, aliases }, {}, LATER)).toEqual([]);
  });

  it('is taken from the file wherever the list has nothing', () => {
    const differences = compare({}, EMPTY);
    expect(differences.map(({ field, take }) => [field, take])).toEqual(
      DIFFERENCE_FIELDS.filter((field) => field !== 'assessedOn').map((field) => [field, 'file']),
    );
  });

  it.each<
    [string, DifferenceField, Partial<Candidate>, Partial<ListedPerson>, CalendarDay | null, string, string]
  >([
    [
      'a later assessment',
      'score',
      { score: 92, assessedOn: LATER },
      { assessedOn: DAY },
      null,
      'file',
      'file',
    ],
    [
      'an earlier assessment',
      'score',
      { score: 92, assessedOn: EARLIER },
      { assessedOn: DAY },
      LATER,
      'list',
      'list',
    ],
    [
      'an assessment of the same day',
      'score',
      { score: 92, assessedOn: DAY },
      { assessedOn: DAY },
      LATER,
      'unknown',
      'list',
    ],
    [
      'a score without a date in a later file',
      'score',
      { score: 92, assessedOn: null },
      { assessedOn: DAY },
      LATER,
      'file',
      'file',
    ],
    [
      'a score without a date in an earlier file',
      'score',
      { score: 92, assessedOn: null },
      { assessedOn: DAY },
      EARLIER,
      'list',
      'list',
    ],
    [
      'a score without any date',
      'score',
      { score: 92, assessedOn: null },
      { assessedOn: DAY },
      null,
      'unknown',
      'list',
    ],
    ['a later assessment of the same score', 'assessedOn', { assessedOn: LATER }, {}, null, 'file', 'file'],
    ['a status from a later file', 'rag', { rag: 'red' }, { ragSince: DAY }, LATER, 'file', 'file'],
    ['a status from an earlier file', 'rag', { rag: 'red' }, { ragSince: DAY }, EARLIER, 'list', 'list'],
    ['a status in a file of no date', 'rag', { rag: 'red' }, { ragSince: DAY }, null, 'unknown', 'list'],
    [
      'a panel from a later file',
      'panel',
      { panel: 'derby-city' },
      { setOn: { panel: DAY } },
      LATER,
      'file',
      'file',
    ],
    [
      'a panel from the same day',
      'panel',
      { panel: 'derby-city' },
      { setOn: { panel: DAY } },
      DAY,
      'unknown',
      'list',
    ],
    ['a panel the list has no date for', 'panel', { panel: 'derby-city' }, {}, LATER, 'unknown', 'list'],
    [
      'a PPO designation from a later file',
      'ppo',
      { ppo: true },
      { setOn: { ppo: DAY } },
      LATER,
      'file',
      'file',
    ],
    [
      'another flat of the same street',
      'address',
      { address: 'Flat 1, 2 High St' },
      { address: 'Flat 12 High St' },
      null,
      'unknown',
      'list',
    ],
    [
      'a surname changed later',
      'surname',
      { surname: 'Hill' },
      { setOn: { surname: DAY } },
      LATER,
      'file',
      'file',
    ],
    [
      'a surname spelt otherwise later',
      'surname',
      { surname: 'OBrien' },
      { setOn: { surname: DAY } },
      LATER,
      'file',
      'list',
    ],
    [
      'a date of birth, which time does not change',
      'dateOfBirth',
      { dateOfBirth: day('1988-03-06') },
      { setOn: { dateOfBirth: DAY } },
      LATER,
      'file',
      'list',
    ],
    [
      'a PNC ID, which time does not change',
      'pncId',
      { pncId: '2002/0497485Z' },
      { setOn: { pncId: DAY } },
      LATER,
      'file',
      'list',
    ],
  ])('%s', (_, field, file, list, savedOn, newer, take) => {
    expect(compare(file, list, savedOn)).toEqual([expect.objectContaining({ field, newer, take })]);
  });

  it('is shown with both values', () => {
    expect(compare({ surname: 'OBrien' })).toEqual([
      { field: 'surname', file: 'OBrien', list: 'O’Brien', newer: 'unknown', take: 'list' },
    ]);
  });

  it('adds an alias the list does not have', () => {
    expect(compare({ aliases: ['Zed', 'Zoe Smith'] })).toEqual([
      { field: 'aliases', file: ['Zed'], list: ['Zoë Smith'], newer: 'unknown', take: 'file' },
    ]);
  });
});

describe('the list after the proposals are taken', () => {
  it('says what the row says where it had nothing, and has no difference left', () => {
    const list = { ...listCandidate(person, 'a', null), ...EMPTY };
    const after = applyDifferences(list, person, comparePerson(person, list, null));
    expect(comparePerson(person, after, null)).toEqual([]);
    expect(after.assessedOn).toBe(DAY);
  });

  it('keeps what the list’s own value stood against', () => {
    const file = { ...person, rag: 'red' as const, aliases: ['Zed'] };
    const list = { ...listCandidate(person, 'a', null), ragSince: DAY };
    const after = applyDifferences(list, file, comparePerson(file, list, null));
    expect(after).toMatchObject({ rag: 'amber', ragSince: DAY, aliases: ['Zoë Smith', 'Zed'] });
  });
});
