import { describe, expect, it } from '@jest/globals';
import { calendarDay } from '../../../shared/calendar-day.js';
import { DomainError, type FieldError } from '../../../shared/domain-error.js';
import {
  readNote,
  readOptionalNote,
  readTask,
  readTaskChange,
  type TaskContext,
  type TypedTask,
} from './read-task.js';

const CONTEXT: TaskContext = {
  today: calendarDay('2014-06-03'),
  agencies: ['housing', 'police'],
  owners: [
    { id: 'k', username: 'housing.worker', name: 'Kevin Frost', agency: 'housing' },
    { id: 'p1', username: 'pat.one', name: 'Pat Lee', agency: 'police' },
    { id: 'p2', username: 'pat.two', name: 'Pat Lee', agency: 'police' },
  ],
};
const GOOD: TypedTask = { action: 'Call the landlord', ownerAgency: 'housing', dueOn: '2014-06-06' };

function errorsOf(read: () => unknown): readonly FieldError[] {
  try {
    read();
  } catch (error) {
    if (error instanceof DomainError) return error.details.errors ?? [];
    throw error;
  }
  return [];
}
const fieldsOf = (read: () => unknown): string[] => errorsOf(read).map(({ field }) => field);

describe('a task has an action, an owner and a due date (MEET-6)', () => {
  it('is read with white space squashed, and with the agency as its owner where no person is known', () => {
    expect(readTask({ ...GOOD, action: '  Call   the\nlandlord ' }, CONTEXT)).toEqual({
      ...{ action: 'Call the landlord', ownerAgency: 'housing', owner: null, dueOn: '2014-06-06' },
    });
  });

  it.each([
    ['no action', { action: '' }, ['action']],
    ['an action of white space', { action: ' \n ' }, ['action']],
    ['an action of 500 characters', { action: 'a'.repeat(500) }, []],
    ['an action of 501 characters', { action: 'a'.repeat(501) }, ['action']],
    ['an action that is no text', { action: 7 }, ['action']],
    ['no agency', { ownerAgency: undefined }, ['ownerAgency']],
    ['an agency that is none', { ownerAgency: 'scouts' }, ['ownerAgency']],
    ['no due date', { dueOn: undefined }, ['dueOn']],
    ['a due date that is none', { dueOn: '2014-06-31' }, ['dueOn']],
    ['a due date yesterday', { dueOn: '2014-06-02' }, ['dueOn']],
    ['a due date today', { dueOn: '2014-06-03' }, []],
    ['a due date in a year', { dueOn: '2015-06-03' }, []],
    ['a due date in a year and a day', { dueOn: '2015-06-04' }, ['dueOn']],
    ['an owner by id', { owner: 'k' }, []],
    ['an owner by user name', { owner: 'Housing.Worker' }, []],
    ['an owner by name', { owner: 'kevin frost' }, []],
    ['an owner of another agency', { owner: 'p1' }, ['owner']],
    ['an owner whom nobody knows', { owner: 'nobody' }, ['owner']],
    ['an owner that is no text', { owner: 7 }, ['owner']],
    ['an owner of whose name there are two', { ownerAgency: 'police', owner: 'Pat Lee' }, ['owner']],
    [
      'everything missing',
      { action: null, ownerAgency: null, dueOn: null },
      ['action', 'ownerAgency', 'dueOn'],
    ],
  ])('%s: refused are %j %j', (_words, typed, fields) => {
    const errors = errorsOf(() => readTask({ ...GOOD, ...typed }, CONTEXT));
    expect(errors.map(({ field }) => field)).toEqual(fields);
    expect(new Set(errors.map(({ rule }) => rule))).toEqual(new Set(fields.length > 0 ? ['MEET-6'] : []));
  });

  it('says of somebody who works elsewhere what it says of somebody who is not there', () => {
    const messages = ['p1', 'nobody'].map(
      (owner) => errorsOf(() => readTask({ ...GOOD, owner }, CONTEXT))[0]?.message,
    );
    expect(messages[0]).toBe(messages[1]);
  });
});

describe('a change of a task (MEET-6)', () => {
  const NOW = { ownerAgency: 'housing', dueOn: '2014-05-20' };

  it.each([
    ['nothing', {}, {}],
    ['a due date that has passed and stays', { dueOn: '2014-05-20' }, {}],
    ['a new due date', { dueOn: '2014-06-10' }, { dueOn: '2014-06-10' }],
    ['the same agency', { ownerAgency: 'housing' }, {}],
    ['a person of the agency', { owner: 'k' }, { owner: { id: 'k', name: 'Kevin Frost' } }],
    ['nobody in particular', { owner: null }, { owner: null }],
    [
      'another agency, and so nobody in particular',
      { ownerAgency: 'police' },
      { ownerAgency: 'police', owner: null },
    ],
    [
      'another agency and a person of it',
      { ownerAgency: 'police', owner: 'p1' },
      { ownerAgency: 'police', owner: { id: 'p1', name: 'Pat Lee' } },
    ],
  ])('reads %s', (_words, typed, read) => {
    expect(readTaskChange(typed, NOW, CONTEXT)).toEqual(read);
  });

  it.each([
    ['another due date that has passed', { dueOn: '2014-05-21' }, ['dueOn']],
    ['a person of the agency that had it', { ownerAgency: 'police', owner: 'k' }, ['owner']],
    ['an agency that is none', { ownerAgency: 'scouts' }, ['ownerAgency']],
    ['an empty action', { action: ' ' }, ['action']],
  ])('refuses %s', (_words, typed, fields) => {
    expect(fieldsOf(() => readTaskChange(typed, NOW, CONTEXT))).toEqual(fields);
  });
});

describe('what is noted of a task', () => {
  it('must be there where something is done or decided, and may be missing elsewhere', () => {
    expect(readNote(' Rang twice ', 'Say so')).toBe('Rang twice');
    expect(errorsOf(() => readNote('  ', 'Say so'))).toEqual([
      { field: 'note', message: 'Say so', rule: 'MEET-6' },
    ]);
    expect(readOptionalNote(undefined)).toBeNull();
  });

  it.each([[7], [['Done']], [{}], [true]])(
    'is a text, and %p is not lost as if nothing had been said',
    (typed) => {
      expect(fieldsOf(() => readOptionalNote(typed))).toEqual(['note']);
      expect(fieldsOf(() => readNote(typed, 'Say so'))).toEqual(['note']);
    },
  );

  it.each([
    [2_000, []],
    [2_001, ['note']],
  ])('has at most 2,000 characters: %d', (length, fields) => {
    expect(fieldsOf(() => readOptionalNote('a'.repeat(length)))).toEqual(fields);
  });
});
