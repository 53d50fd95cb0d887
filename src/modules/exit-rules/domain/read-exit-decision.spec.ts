import { describe, expect, it } from '@jest/globals';
import { calendarDay } from '../../../shared/calendar-day.js';
import { DomainError, type FieldError } from '../../../shared/domain-error.js';
import { readEndingFact, readExitDecision, type TypedExitDecision } from './read-exit-decision.js';

const CONTEXT = { today: calendarDay('2014-08-31'), agencies: ['police', 'probation-nps'] };
const EXIT: TypedExitDecision = { offenderId: 'o', outcome: 'exit', reason: ' Doing well ' };
const RETAIN: TypedExitDecision = { ...EXIT, outcome: 'retain', nextReviewOn: '2014-10-01' };

function errorsOf(read: () => unknown): readonly FieldError[] {
  try {
    read();
  } catch (error) {
    if (error instanceof DomainError) return error.details.errors ?? [];
    throw error;
  }
  return [];
}
const fieldsOf = (typed: TypedExitDecision): string[] =>
  errorsOf(() => readExitDecision(typed, CONTEXT)).map(({ field }) => field);

describe('a decision over somebody’s exit (EXIT-4)', () => {
  it('to exit has a reason, ends by the six-month rule and closes the tasks unless something else is said', () => {
    expect(readExitDecision(EXIT, CONTEXT)).toEqual({
      ...{ offenderId: 'o', outcome: 'exit', reason: 'Doing well', nextReviewOn: null },
      ...{ ending: 'six-months', tasksTo: null },
    });
    const moved = { ...EXIT, ending: 'transferred-out', tasks: 'rehome', tasksTo: 'probation-nps' };
    expect(readExitDecision(moved, CONTEXT)).toMatchObject({
      ending: 'transferred-out',
      tasksTo: 'probation-nps',
    });
  });

  it.each([
    ['nobody', { offenderId: ' ' }, ['offenderId']],
    ['no outcome', { outcome: undefined }, ['outcome']],
    ['another outcome', { outcome: 'accept' }, ['outcome']],
    ['no reason', { reason: ' ' }, ['reason']],
    ['4,000 characters of reason', { reason: 'a'.repeat(4_000) }, []],
    ['4,001 characters of reason', { reason: 'a'.repeat(4_001) }, ['reason']],
    ['another ending', { ending: 'bored' }, ['ending']],
    ['something else for the tasks', { tasks: 'burn' }, ['tasks']],
    ['tasks that go on nowhere', { tasks: 'rehome' }, ['tasksTo']],
    ['tasks that go on with a partner', { tasks: 'rehome', tasksTo: 'housing' }, ['tasksTo']],
  ])('with %s', (_words, typed, fields) => {
    expect(fieldsOf({ ...EXIT, ...typed })).toEqual(fields);
  });

  it.each([
    ['not given', undefined, ['nextReviewOn']],
    ['empty', '', ['nextReviewOn']],
    ['no day', '2014-02-30', ['nextReviewOn']],
    ['yesterday', '2014-08-30', ['nextReviewOn']],
    ['today', '2014-08-31', ['nextReviewOn']],
    ['tomorrow', '2014-09-01', []],
    // Six months from 31 August: the end of February.
    ['six months ahead', '2015-02-28', []],
    ['six months and a day ahead', '2015-03-01', ['nextReviewOn']],
  ])('to keep somebody, the next review %s', (_words, nextReviewOn, fields) => {
    expect(fieldsOf({ ...RETAIN, nextReviewOn })).toEqual(fields);
  });

  it('to keep somebody names the last day there may be, and its rule', () => {
    const [error] = errorsOf(() => readExitDecision({ ...RETAIN, nextReviewOn: '2015-03-01' }, CONTEXT));
    expect(error).toMatchObject({ rule: 'EXIT-4', message: expect.stringContaining('28 February 2015') });
  });
});

describe('an ending that no meeting decides (EXIT-5)', () => {
  const facts = { today: calendarDay('2014-08-31'), registeredOn: calendarDay('2014-06-03') };
  const DIED = { ending: 'died', on: '2014-08-30', reason: 'Told by the coroner' };

  it.each([
    ['a death', DIED, []],
    ['a move out of the county', { ...DIED, ending: 'transferred-out' }, []],
    ['today', { ...DIED, on: '2014-08-31' }, []],
    ['tomorrow', { ...DIED, on: '2014-09-01' }, ['on']],
    ['the day of the registration', { ...DIED, on: '2014-06-03' }, []],
    ['the day before the registration', { ...DIED, on: '2014-06-02' }, ['on']],
    ['no day', { ...DIED, on: '' }, ['on']],
    ['no reason', { ...DIED, reason: '' }, ['reason']],
    ['the six-month rule', { ...DIED, ending: 'six-months' }, ['ending']],
    ['an exclusion', { ...DIED, ending: 'excluded' }, ['ending']],
  ])('%s', (_words, typed, fields) => {
    expect(errorsOf(() => readEndingFact(typed, facts)).map(({ field }) => field)).toEqual(fields);
  });
});
