import { describe, expect, it } from '@jest/globals';
import { calendarDay } from '../../../shared/calendar-day.js';
import { listCandidate } from './listed-person.js';
import { PeopleIndex } from './match-person.js';
import type { PersonOnList } from './person-on-list.js';
import { RowPlanner, type PlanContext } from './plan-row.js';
import { noteSeen, type Resolution } from './resolution.js';
import type { PersonPlan } from './row-plan.js';
import type { Candidate } from './row-reading.js';

const march = calendarDay('2015-03-01');

const candidate = (values: Partial<Candidate> = {}): Candidate => ({
  surname: 'Smith',
  forename: 'Ann',
  dateOfBirth: calendarDay('1988-06-03'),
  gender: null,
  pncId: null,
  crn: null,
  prisonNumber: null,
  panel: 'chesterfield',
  score: null,
  assessedOn: null,
  rag: null,
  registeredOn: null,
  removedOn: null,
  ppo: null,
  address: null,
  contactNumber: null,
  primarySubstance: null,
  aliases: [],
  notes: null,
  ...values,
});

const listed = (id: string, values: Partial<PersonOnList> = {}): PersonOnList => ({
  ...listCandidate(candidate(), id, null),
  status: 'registered',
  endedOn: null,
  ...values,
});

const decided = (values: Partial<Resolution>): Resolution => ({
  row: 2,
  action: 'merge',
  target: null,
  take: {},
  seen: null,
  ...values,
});

function planAll(
  rows: readonly Candidate[],
  context: Partial<Omit<PlanContext, 'resolutions'>> & { resolutions?: Resolution[] } = {},
): PersonPlan[] {
  const { resolutions = [], ...rest } = context;
  const planner = new RowPlanner({
    listed: [],
    savedOn: null,
    elsewhere: null,
    ...rest,
    resolutions: new Map(resolutions.map((each) => [each.row, each])),
  });
  return rows.map((each, index) => {
    const row = index + 2;
    const plan = planner.plan({ kind: 'person', row, candidate: each, errors: [], warnings: [] });
    if (plan?.kind !== 'person') throw new Error('a row with a person has a plan');
    return plan;
  });
}

const plan = (row: Candidate, context: Parameters<typeof planAll>[1] = {}): PersonPlan =>
  planAll([row], context)[0] as PersonPlan;
const takes = ({ target }: PersonPlan): Record<string, string> =>
  Object.fromEntries((target?.differences ?? []).map(({ field, take }) => [field, take]));

describe('the plan of a row', () => {
  it('adds whoever nobody knows, and merges whoever is known', () => {
    expect(plan(candidate())).toMatchObject({ action: 'new', scheme: { effect: 'register' } });
    expect(plan(candidate(), { listed: [listed('a')] })).toMatchObject({
      action: 'merge',
      target: { id: 'a', by: 'name-and-date-of-birth' },
      scheme: { effect: 'none' },
    });
  });

  it('meets the list as the rows before leave it: the same person twice is one', () => {
    const rows = planAll([
      candidate({ crn: 'X000001' }),
      candidate({ pncId: '1988/0000001A' }),
      candidate({ surname: 'Other', crn: 'X000001', pncId: '1988/0000001A' }),
    ]);
    expect(rows.map(({ action, target }) => [action, target?.id])).toEqual([
      ['new', undefined],
      ['merge', 'row:2'],
      ['merge', 'row:2'],
    ]);
  });

  it('lets an undecided or skipped row bring nobody', () => {
    const skipped = planAll([candidate(), candidate()], { resolutions: [decided({ action: 'skip' })] });
    expect(skipped.map(({ action }) => action)).toEqual(['skip', 'new']);
  });

  it.each<[string, Partial<Candidate>, Partial<PersonOnList>, Record<string, string>]>([
    ['takes what the list lacks', { crn: 'X000001' }, {}, { crn: 'file' }],
    ['takes PPO status where the list says nothing', { ppo: true }, { ppo: null }, { ppo: 'file' }],
    ['sees no difference between No and nothing', { ppo: false }, { ppo: null }, {}],
    ['never takes PPO status away (EXIT-6)', { ppo: false }, { ppo: true }, { ppo: 'list' }],
    [
      'does not compare the dates of a membership that has ended',
      { registeredOn: march },
      { status: 'exited', endedOn: calendarDay('2014-01-01') },
      {},
    ],
    ['nor those of an archive', { registeredOn: march, removedOn: march }, {}, {}],
    ['takes a date of registration', { registeredOn: march }, {}, { registeredOn: 'file' }],
  ])('%s', (_, row, person, expected) => {
    expect(takes(plan(candidate(row), { listed: [listed('a', person)] }))).toEqual(expected);
  });

  it('takes the newer of two dated values once, and not again for the next row of the same file', () => {
    const setOn = { panel: calendarDay('2014-01-01') };
    const rows = planAll([candidate({ panel: 'derby-city' }), candidate({ panel: 'erewash' })], {
      listed: [listed('a', { setOn })],
      savedOn: march,
    });
    expect(rows.map(takes)).toEqual([{ panel: 'file' }, { panel: 'list' }]);
  });

  it('gives nobody a number that somebody else has (ID-CRN)', () => {
    const people = [listed('a'), listed('b', { surname: 'Jones', crn: 'X000001' })];
    const merged = plan(candidate({ crn: 'X000001' }), {
      listed: people,
      resolutions: [decided({ target: 'a', take: { crn: 'file' } })],
    });
    expect(takes(merged)).toEqual({ crn: 'list' });
    expect(merged.target?.differences[0]?.locked).toBe('Somebody else on the list has this number');
    const asNew = plan(candidate({ crn: 'X000001', surname: 'Third' }), {
      listed: people,
      resolutions: [decided({ action: 'new' })],
    });
    expect(asNew).toMatchObject({ action: 'decide', stale: false });
  });

  const changed: [string, Partial<PersonOnList>, boolean][] = [
    ['stands while the list says the same', {}, false],
    ['is stale once a value in question is another', { score: 60 }, true],
    ['stands when a value nobody asked about is another', { address: 'Elsewhere' }, false],
    ['stands once the list agrees with the file', { score: 80 }, false],
  ];
  it.each(changed)('a decision to merge %s', (_, now, stale) => {
    const before = listed('a', { score: 70 });
    const seen = noteSeen([before], before);
    const row = plan(candidate({ score: 80 }), {
      listed: [{ ...before, ...now }],
      resolutions: [decided({ target: 'a', seen })],
    });
    expect(row).toMatchObject({ stale, action: stale ? 'decide' : 'merge' });
  });

  it('a decision to add somebody new is stale once a further match is found', () => {
    const seen = noteSeen([listed('a')], null);
    const people = [listed('a')];
    const asNew = decided({ action: 'new', seen });
    expect(plan(candidate(), { listed: people, resolutions: [asNew] })).toMatchObject({ action: 'new' });
    people.push(listed('b'));
    expect(plan(candidate(), { listed: people, resolutions: [asNew] })).toMatchObject({ stale: true });
  });

  it('follows a row that has turned out to be somebody on the list', () => {
    const rows = planAll([candidate(), candidate({ forename: 'Anne' })], {
      listed: [listed('a')],
      resolutions: [decided({ row: 3, target: 'row:2' })],
    });
    expect(rows[1]).toMatchObject({ action: 'merge', target: { id: 'a', by: 'chosen' } });
  });

  it('names the same person in another file that waits, with what differs there', () => {
    const other = listCandidate(candidate({ score: 70 }), 'other 5', calendarDay('2014-01-01'));
    const elsewhere = {
      index: new PeopleIndex([other]),
      places: new Map([['other 5', { importId: 'i', filename: 'other.csv', row: 5 }]]),
    };
    const { alsoIn } = plan(candidate({ score: 80 }), { elsewhere, savedOn: march });
    expect(alsoIn).toMatchObject([
      {
        importId: 'i',
        filename: 'other.csv',
        row: 5,
        differences: [{ field: 'score', file: 80, list: 70, newer: 'file' }],
      },
    ]);
  });
});
