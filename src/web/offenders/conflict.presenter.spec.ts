import { describe, expect, it } from '@jest/globals';
import { calendarDay } from '../../shared/calendar-day.js';
import { presentConflict } from './conflict.presenter.js';
import type { KnownPerson } from '../../modules/offenders/index.js';
import { presentDuplicates } from './duplicates.presenter.js';
import { presentEditForm } from './edit.presenter.js';
import { presentNewPerson } from './new-person.presenter.js';
import type { OffenderRecord } from './offender-record.js';
import { personValues } from './person-fields.presenter.js';
import { readPersonForm } from './person.form.js';
import { presentRagForm } from '../rag-status/rag-form.presenter.js';
import { presentScoreForm } from './score.presenter.js';

const today = calendarDay('2014-12-02');
const panels = [
  { key: 'derby-city', name: 'Derby City' },
  { key: 'chesterfield', name: 'Chesterfield' },
];
const record: OffenderRecord = {
  id: '1',
  surname: 'Smith',
  forename: 'John',
  dateOfBirth: '1985-12-03',
  gender: 'male',
  pncId: null,
  crn: null,
  prisonNumber: null,
  panel: 'derby-city',
  aliases: ['Smithy'],
  address: '1 Old Road',
  contactNumber: '01246 1',
  primarySubstance: null,
  notes: null,
  status: 'registered',
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
  mappaLevel: null,
  registeredSexOffender: null,
  yosHighRisk: true,
  outOfAreaTransfer: null,
  version: 4,
};
const was = personValues(record);
const NOTHING_KNOWN = {
  ...{ proposed: null, proposedBecause: 'Engagement with supervision and treatment is not recorded' },
  facts: { wanted: null, intelligence: false, supervision: null, treatment: null },
};

describe('two people who edit one record', () => {
  const conflict = (mine: object, theirs: Partial<OffenderRecord>) =>
    presentConflict({
      offender: { ...record, ...theirs },
      values: { ...was, was: JSON.stringify(was), ...mine },
      changed: null,
      panels,
      today,
    });

  it.each([
    [{ address: '2 New Road' }, { address: '3 Far Road' }, 'yours', 'You both changed this.'],
    [{ address: '2 New Road' }, {}, 'yours', 'Only you changed this.'],
    [{}, { address: '3 Far Road' }, 'theirs', 'Only they changed this.'],
  ])('are shown what differs, with a proposal: %j against %j', (mine, theirs, side, note) => {
    const { questions } = conflict(mine, theirs);
    expect(questions.map(({ field }) => field)).toEqual(['address']);
    expect(questions[0]).toMatchObject({ note, yours: { checked: side === 'yours' } });
    expect(questions[0]?.theirs.checked).toBe(side === 'theirs');
  });

  it('lose nothing: what they agree on is carried along, the date of birth whole', () => {
    const { carried, questions, version } = conflict({ 'dateOfBirth-day': '4' }, {});
    expect(questions[0]).toMatchObject({
      field: 'dateOfBirth',
      yours: { value: '1985-12-04', words: '4 December 1985' },
      theirs: { value: '1985-12-03' },
    });
    expect(carried).toContainEqual({ name: 'surname', value: 'Smith' });
    expect(carried).toContainEqual({ name: 'aliases', value: 'Smithy' });
    expect(version).toBe(4);
  });

  it('see panels and empty boxes in words', () => {
    const { questions } = conflict({ panel: 'chesterfield', contactNumber: '' }, {});
    expect(questions.map(({ yours }) => yours.words)).toEqual(['Chesterfield', 'Not recorded']);
  });

  it('are asked about everything that differs when the form’s beginning did not come back', () => {
    const { questions } = conflict({ was: '{broken', address: '2 New Road' }, {});
    expect(questions[0]).toMatchObject({ note: null, yours: { checked: true } });
  });

  it('answer with a form that reads as a whole person', () => {
    const { carried, questions } = conflict({ address: '2 New Road\r\nBelper' }, {});
    const answer = Object.fromEntries([
      ...carried.map(({ name, value }) => [name, value]),
      ...questions.map(({ field, yours }) => [field, yours.value]),
    ]) as Record<string, string>;
    const { person, errors } = readPersonForm(answer, today);
    expect(errors).toEqual([]);
    expect(person).toMatchObject({
      dateOfBirth: '1985-12-03',
      address: '2 New Road\nBelper',
      aliases: ['Smithy'],
    });
  });
});

describe('the forms about a person', () => {
  it('begin with what is recorded, and keep what was typed', () => {
    const fresh = presentEditForm({ offender: record, panels, today });
    expect(fresh.fields.text.address).toBe('1 Old Road');
    expect(fresh.fields.dateOfBirth.items.map(({ value }) => value)).toEqual(['3', '12', '1985']);
    const again = presentEditForm({
      offender: { ...record, version: 5 },
      values: { surname: 'Smyth', was: 'kept' },
      version: 4,
      errors: [{ field: 'dateOfBirth', message: 'Enter the date of birth' }],
      panels,
      today,
    });
    expect([again.fields.text.surname, again.version, again.was]).toEqual(['Smyth', 4, 'kept']);
    expect(again.errors.summary[0]?.href).toBe('#dateOfBirth-day');
  });

  it('list what is wrong in the order of the boxes', () => {
    const errors = ['panel', 'dateOfBirth', 'surname'].map((field) => ({ field, message: field }));
    expect(presentNewPerson({ errors, panels }).errors.summary.map(({ text }) => text)).toEqual([
      'surname',
      'dateOfBirth',
      'panel',
    ]);
  });

  it.each([
    ['registered', /never removes anyone/],
    ['not-registered', /registers this person at once/],
  ])('say what a score does to somebody who is %s', (status, note) => {
    expect(presentScoreForm({ offender: { ...record, status }, today }).note).toMatch(note);
  });

  it('offer the four statuses with when each holds', () => {
    const { statuses } = presentRagForm({
      offender: record,
      rag: NOTHING_KNOWN,
      values: { status: 'amber' },
      today,
    });
    expect(statuses.map(({ text, checked }) => [text, checked])).toEqual([
      ['Red', false],
      ['Amber alert', false],
      ['Amber', true],
      ['Green', false],
    ]);
  });
});

describe('somebody who may be on the list already', () => {
  const match: KnownPerson = {
    id: '9',
    surname: 'Smith',
    forename: 'John',
    dateOfBirth: '1985-12-03',
    panel: 'chesterfield',
    status: 'registered',
    by: 'name-and-date-of-birth',
  };
  const values = personValues(record);
  const { person } = readPersonForm(values, today);

  it.each([
    ['name-and-date-of-birth' as const, true, 'This person may be on the list already'],
    ['pnc-id' as const, false, 'This person is on the list already'],
  ])('matched by %s', (by, canConfirm, title) => {
    const page = presentDuplicates({ values, person, matches: [{ ...match, by }], panels, today });
    expect([page.canConfirm, page.title]).toEqual([canConfirm, title]);
  });

  it('is shown beside what was entered, with what differs, and nothing typed is lost', () => {
    const page = presentDuplicates({ values, person, matches: [match], panels, today });
    expect(page.matches[0]?.facts.filter(({ isSame }) => !isSame).map(({ label }) => label)).toEqual([
      'Panel',
    ]);
    const carried = Object.fromEntries(page.carried.map(({ name, value }) => [name, value]));
    expect(readPersonForm(carried, today).person).toEqual(person);
  });
});
