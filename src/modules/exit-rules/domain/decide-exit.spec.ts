import { describe, expect, it } from '@jest/globals';
import { calendarDay } from '../../../shared/calendar-day.js';
import { decideExit, lastDayPast, type ExitDecision } from './decide-exit.js';
import {
  ROBUST,
  type DrugTestEvent,
  type ExitEvent,
  type IntelligenceEvent,
  type OffenceEvent,
} from './exit-event.js';

const POLICY = { version: 2, exitMonths: 6, robust: ROBUST };

const offence = (date: string, more: Partial<OffenceEvent> = {}): OffenceEvent => ({
  ...{ kind: 'offence', id: `offence of ${date}`, category: 'theft-non-motor', outcome: 'charge' },
  date: calendarDay(date),
  ...more,
});
const intelligence = (date: string, grading = '2B', closedOn: string | null = null): IntelligenceEvent => ({
  ...{ kind: 'intelligence', id: `intelligence of ${date}`, date: calendarDay(date) },
  ...{ source: Number(grading[0]), assessment: grading.slice(1) },
  closedOn: closedOn === null ? null : calendarDay(closedOn),
});
const test = (date: string, result: DrugTestEvent['result'] = 'positive'): DrugTestEvent => ({
  ...{ kind: 'drug-test', id: `test of ${date}`, date: calendarDay(date), result },
});

function decide(
  { registered, on, kept = null }: { registered: string | null; on: string; kept?: string | null },
  ...events: ExitEvent[]
): ExitDecision {
  const registeredOn = registered === null ? null : calendarDay(registered);
  const keptUntil = kept === null ? null : calendarDay(kept);
  return decideExit({ registeredOn, keptUntil }, events, POLICY, calendarDay(on));
}

describe('the six-month stage of somebody with no blocking event (EXIT-1, EXIT-2)', () => {
  it.each([
    ['2014-06-03', '2014-12-02', 'not-yet', '2014-12-03'],
    ['2014-06-03', '2014-12-03', 'due', '2014-12-03'],
    ['2014-06-03', '2014-12-04', 'due', '2014-12-03'],
    ['2014-06-03', '2014-06-03', 'not-yet', '2014-12-03'],
    // 31 August and six months: the end of February.
    ['2014-08-31', '2015-02-27', 'not-yet', '2015-02-28'],
    ['2014-08-31', '2015-02-28', 'due', '2015-02-28'],
    ['2015-08-31', '2016-02-28', 'not-yet', '2016-02-29'],
    ['2015-08-31', '2016-02-29', 'due', '2016-02-29'],
    ['2014-08-28', '2015-02-28', 'due', '2015-02-28'],
    // The leap day itself.
    ['2016-02-29', '2016-08-28', 'not-yet', '2016-08-29'],
    ['2016-02-29', '2016-08-29', 'due', '2016-08-29'],
    ['2014-03-31', '2014-09-30', 'due', '2014-09-30'],
    ['2014-12-31', '2015-06-29', 'not-yet', '2015-06-30'],
    // Years later they are still due: nobody stays because nobody looked.
    ['2014-06-03', '2019-01-01', 'due', '2014-12-03'],
  ])('registered on %s, asked on %s: %s, earliest %s', (registered, on, state, earliestExitOn) => {
    expect(decide({ registered, on })).toMatchObject({
      state,
      earliestExitOn,
      blockers: [],
      policyVersion: 2,
    });
  });

  it('follows the months of the policy', () => {
    const at = { registeredOn: calendarDay('2014-06-03'), keptUntil: null };
    const policy = { ...POLICY, version: 5, exitMonths: 9 };
    const decision = decideExit(at, [offence('2014-07-01')], policy, calendarDay('2015-03-15'));
    expect(decision).toMatchObject({
      state: 'held',
      sixMonthsOn: '2015-03-03',
      earliestExitOn: '2015-04-01',
    });
    expect(decision.policyVersion).toBe(5);
  });

  it('is not known while the date of registration is not recorded: nobody is guessed out (EXCL-3)', () => {
    expect(decide({ registered: null, on: '2019-01-01' }, offence('2014-07-01'))).toMatchObject({
      ...{ state: 'unknown', sixMonthsOn: null, earliestExitOn: null, blockers: [] },
    });
  });
});

describe('a blocking event (EXIT-1)', () => {
  const registered = '2014-01-10';

  it.each([
    ['an offence', offence('2014-06-03')],
    ['robust intelligence', intelligence('2014-06-03')],
    ['a positive drug test', test('2014-06-03')],
  ])('%s alone holds the exit back until six months from it (EXIT-2)', (_what, event) => {
    const { kind, id } = event;
    const blockers = [{ kind, id, date: '2014-06-03', until: '2014-12-03', rule: 'EXIT-1' }];
    expect(decide({ registered, on: '2014-12-02' }, event)).toMatchObject({
      ...{ state: 'held', sixMonthsOn: '2014-07-10', earliestExitOn: '2014-12-03', blockers },
    });
    expect(decide({ registered, on: '2014-12-03' }, event)).toMatchObject({ state: 'due', blockers: [] });
  });

  it.each([
    // Registered on 10 January: the stage is 10 July.
    ['the day before the registration', '2014-01-09', '2014-07-10', 'due', '2014-07-10'],
    ['the day of the registration', '2014-01-10', '2014-07-10', 'due', '2014-07-10'],
    ['the day after the registration', '2014-01-11', '2014-07-10', 'held', '2014-07-11'],
    ['the day before the stage', '2014-07-09', '2014-07-10', 'held', '2015-01-09'],
    ['the day of the stage', '2014-07-10', '2014-07-10', 'held', '2015-01-10'],
    ['the day after the stage, asked on the stage', '2014-07-11', '2014-07-10', 'due', '2014-07-10'],
    ['the day after the stage, asked on that day', '2014-07-11', '2014-07-11', 'held', '2015-01-11'],
  ])('on %s', (_when, date, on, state, earliestExitOn) => {
    for (const event of [offence(date), intelligence(date), test(date)]) {
      expect(decide({ registered, on }, event)).toMatchObject({ state, earliestExitOn });
    }
  });

  it.each([
    ['2014-08-31', '2015-02-27', 'held', '2015-02-28'],
    ['2014-08-31', '2015-02-28', 'due', '2015-02-28'],
    ['2014-08-29', '2015-02-28', 'due', '2015-02-28'],
    ['2015-08-31', '2016-02-28', 'held', '2016-02-29'],
    ['2016-02-29', '2016-08-28', 'held', '2016-08-29'],
  ])(
    'of %s, in a short month or on a leap day, asked on %s: %s until %s',
    (date, on, state, earliestExitOn) => {
      expect(decide({ registered, on }, offence(date))).toMatchObject({ state, earliestExitOn });
    },
  );

  it('before six months from registration moves the earliest date, and the state is not yet', () => {
    expect(decide({ registered, on: '2014-03-01' }, test('2014-02-20'))).toMatchObject({
      ...{ state: 'not-yet', sixMonthsOn: '2014-07-10', earliestExitOn: '2014-08-20' },
      blockers: [{ kind: 'drug-test', until: '2014-08-20' }],
    });
  });

  it('of several, each says until when, and the last of them decides', () => {
    const decision = decide(
      { registered, on: '2014-08-01' },
      test('2014-02-20'),
      offence('2014-07-01'),
      intelligence('2014-04-30'),
      test('2014-01-31'),
    );
    expect(decision).toMatchObject({ state: 'held', earliestExitOn: '2015-01-01' });
    expect(decision.blockers.map(({ kind, until }) => [kind, until])).toEqual([
      ['offence', '2015-01-01'],
      ['intelligence', '2014-10-30'],
      ['drug-test', '2014-08-20'],
    ]);
  });
});

describe('re-offending counts on the day of the offence (EXIT-2)', () => {
  const registered = '2014-01-10';

  it('a conviction recorded today for an offence seven months ago holds nobody back', () => {
    const convicted = offence('2014-05-03', { outcome: 'conviction' });
    expect(decide({ registered, on: '2014-12-03' }, convicted)).toMatchObject({
      ...{ state: 'due', earliestExitOn: '2014-11-03', blockers: [] },
    });
  });

  it('a charge that became a conviction is one offence', () => {
    const charged = offence('2014-07-03', { id: 'charge' });
    const convicted = offence('2014-07-03', { id: 'conviction', outcome: 'conviction' });
    for (const events of [
      [charged, convicted],
      [convicted, charged],
    ]) {
      expect(decide({ registered, on: '2014-08-01' }, ...events).blockers).toMatchObject([
        { id: 'conviction' },
      ]);
    }
  });

  it('two offences of one day of different kinds are two', () => {
    const other = offence('2014-07-03', { id: 'other', category: 'violence' });
    expect(decide({ registered, on: '2014-08-01' }, offence('2014-07-03'), other).blockers).toHaveLength(2);
  });
});

describe('intelligence holds an exit back where it is robust and of current offending (EXIT-1, INT-3)', () => {
  const at = { registered: '2014-01-10', on: '2014-08-01' };
  const EVERY = ['1', '2', '3'].flatMap((source) =>
    ['A', 'B', 'C', 'D', 'E'].map((letter) => source + letter),
  );

  it.each(EVERY)('graded %s', (grading) => {
    const isRobust = ['1A', '1B', '2A', '2B'].includes(grading);
    expect(decide(at, intelligence('2014-06-03', grading)).state).toBe(isRobust ? 'held' : 'due');
  });

  it('of an early day that is found robust only later counts on its own date', () => {
    const early = intelligence('2014-03-03', '3D');
    const again = intelligence('2014-03-03', '1A');
    expect(decide(at, early).state).toBe('due');
    expect(decide(at, early, again)).toMatchObject({ state: 'held', earliestExitOn: '2014-09-03' });
  });

  it.each([
    ['2014-08-02', 'held'],
    ['2014-08-01', 'due'],
    ['2014-07-31', 'due'],
  ])('closed by the police on %s, asked on 1 August: %s', (closedOn, state) => {
    expect(decide(at, intelligence('2014-06-03', '1A', closedOn)).state).toBe(state);
  });

  it('that was closed leaves what else holds the exit back', () => {
    const closed = intelligence('2014-07-03', '1A', '2014-07-20');
    expect(decide(at, closed, test('2014-02-20'))).toMatchObject({
      state: 'held',
      earliestExitOn: '2014-08-20',
    });
  });
});

describe('drug tests', () => {
  it('only a positive one holds the exit back (EXIT-1)', () => {
    const at = { registered: '2014-01-10', on: '2014-08-01' };
    expect(decide(at, test('2014-07-01', 'negative'))).toMatchObject({ state: 'due', blockers: [] });
    expect(decide(at, test('2014-07-01', 'negative'), test('2014-06-30'))).toMatchObject({
      ...{ state: 'held', earliestExitOn: '2014-12-30' },
    });
  });
});

describe('re-entry after an exit (EXIT-5)', () => {
  it('begins anew: what happened before the new registration never holds longer than the registration', () => {
    const before = [offence('2015-01-31'), intelligence('2015-01-30'), test('2014-12-01')];
    const again = { registered: '2015-02-01', on: '2015-08-01' };
    expect(decide(again, ...before)).toMatchObject({
      state: 'due',
      earliestExitOn: '2015-08-01',
      blockers: [],
    });
  });
});

describe('somebody whom the panel has kept (EXIT-4)', () => {
  it.each([
    ['2015-02-28', 'kept'],
    ['2015-03-01', 'due'],
    ['2015-03-02', 'due'],
  ])('until its next review on 1 March, asked on %s: %s', (on, state) => {
    expect(decide({ registered: '2014-06-03', on, kept: '2015-03-01' }).state).toBe(state);
  });

  it('is held like everybody by a new event', () => {
    const at = { registered: '2014-06-03', on: '2015-02-01', kept: '2015-03-01' };
    expect(decide(at, offence('2015-01-20'))).toMatchObject({ state: 'held', earliestExitOn: '2015-07-20' });
  });
});

describe('the last day whose events hold nobody back any more (EXIT-2)', () => {
  it.each([
    ['2014-12-03', '2014-06-03'],
    ['2015-02-28', '2014-08-31'],
    ['2016-02-28', '2015-08-28'],
    ['2016-02-29', '2015-08-31'],
    ['2014-09-30', '2014-03-31'],
    ['2014-12-31', '2014-06-30'],
  ])('on %s is %s', (on, day) => {
    expect(lastDayPast(calendarDay(on), 6)).toBe(day);
  });
});

describe('the rules are in force from 1 June 2014, and make nobody due before (EXIT-7)', () => {
  const inForce = { ...POLICY, inForceOn: calendarDay('2014-06-01') };
  it.each([
    ['2010-01-01', '2014-05-31', 'not-yet', '2014-06-01'],
    ['2010-01-01', '2014-06-01', 'due', '2010-07-01'],
    ['2013-12-01', '2014-05-31', 'not-yet', '2014-06-01'],
    ['2013-12-01', '2014-06-01', 'due', '2014-06-01'],
    ['2013-12-02', '2014-06-01', 'not-yet', '2014-06-02'],
    ['2014-01-15', '2014-05-31', 'not-yet', '2014-07-15'],
  ])('registered on %s, asked on %s: %s, earliest %s', (registered, on, state, earliestExitOn) => {
    const registration = { registeredOn: calendarDay(registered), keptUntil: null };
    expect(decideExit(registration, [], inForce, calendarDay(on))).toMatchObject({ state, earliestExitOn });
  });
});
