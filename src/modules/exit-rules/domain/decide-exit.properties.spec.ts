import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, addMonths, calendarDay, type CalendarDay } from '../../../shared/calendar-day.js';
import { decideExit, lastDayPast } from './decide-exit.js';
import { isBlocking, ROBUST, type ExitEvent } from './exit-event.js';

const day = fc.integer({ min: 0, max: 1_500 }).map((days) => addDays(calendarDay('2013-06-01'), days));
const id = fc.stringMatching(/^[a-z0-9]{6}$/);
const event: fc.Arbitrary<ExitEvent> = fc.oneof(
  fc.record({
    kind: fc.constant('offence' as const),
    ...{ id, date: day, category: fc.constantFrom('violence', 'theft-non-motor') },
    outcome: fc.constantFrom('charge' as const, 'conviction' as const),
  }),
  fc.record({
    kind: fc.constant('intelligence' as const),
    ...{ id, date: day, source: fc.constantFrom(1, 2, 3), assessment: fc.constantFrom('A', 'B', 'C') },
    closedOn: fc.option(day, { nil: null }),
  }),
  fc.record({
    kind: fc.constant('drug-test' as const),
    ...{ id, date: day, result: fc.constantFrom('positive' as const, 'negative' as const) },
  }),
);
const events = fc.uniqueArray(event, { maxLength: 12, selector: (each) => each.id });
const registration = fc.record({ registeredOn: day, keptUntil: fc.option(day, { nil: null }) });
const policy = fc
  .integer({ min: 1, max: 12 })
  .map((exitMonths) => ({ version: 3, exitMonths, robust: ROBUST }));
const RUNS = { numRuns: 2_000 };
const earliest = (date: CalendarDay | null): string => date ?? '';

describe('whatever is recorded', () => {
  it('adding a blocking event never brings the exit nearer (EXIT-2)', () => {
    fc.assert(
      fc.property(registration, events, event, policy, day, (of, known, more, rules, on) => {
        const before = decideExit(of, known, rules, on);
        const after = decideExit(of, [...known, more], rules, on);
        expect(earliest(after.earliestExitOn) >= earliest(before.earliestExitOn)).toBe(true);
        if (before.state === 'held') expect(after.state).toBe('held');
      }),
      RUNS,
    );
  });

  it('nobody leaves before six months from registration, or six months from a blocking event (EXIT-1, EXIT-2)', () => {
    fc.assert(
      fc.property(registration, events, policy, day, (of, known, rules, on) => {
        const { state, earliestExitOn } = decideExit(of, known, rules, on);
        expect(earliest(earliestExitOn) >= addMonths(of.registeredOn, rules.exitMonths)).toBe(true);
        for (const each of known.filter((one) => isBlocking(one, rules, on))) {
          expect(earliest(earliestExitOn) >= addMonths(each.date, rules.exitMonths)).toBe(true);
        }
        expect(state === 'due' || state === 'kept').toBe(on >= earliest(earliestExitOn));
      }),
      RUNS,
    );
  });

  it('the order of the events does not matter (EXIT-1)', () => {
    const shuffled = events.chain((known) =>
      fc.tuple(fc.constant(known), fc.shuffledSubarray(known, { minLength: known.length })),
    );
    fc.assert(
      fc.property(registration, shuffled, policy, day, (of, [known, again], rules, on) => {
        expect(decideExit(of, again, rules, on)).toEqual(decideExit(of, known, rules, on));
      }),
      RUNS,
    );
  });

  it('each blocker holds on the day and beyond registration, and the last of them is the earliest exit (EXIT-2)', () => {
    fc.assert(
      fc.property(registration, events, policy, day, (of, known, rules, on) => {
        const { blockers, earliestExitOn, sixMonthsOn } = decideExit(of, known, rules, on);
        for (const { until } of blockers) expect(until > on && until > earliest(sixMonthsOn)).toBe(true);
        if (blockers.length > 0) expect(blockers[0]?.until).toBe(earliestExitOn);
      }),
      RUNS,
    );
  });

  it('events that hold nobody back any more matter by the latest of them only (EXIT-2)', () => {
    fc.assert(
      fc.property(registration, events, policy, day, (of, known, rules, on) => {
        const past = lastDayPast(on, rules.exitMonths);
        const counting = known.filter((each) => isBlocking(each, rules, on));
        const old = counting.filter(({ date }) => date <= past).sort((a, b) => (a.date < b.date ? 1 : -1));
        const recent = counting.filter(({ date }) => date > past);
        const shorter = { ...of, blockedOn: old[0]?.date ?? null };
        expect(decideExit(shorter, recent, rules, on)).toEqual(decideExit(of, known, rules, on));
      }),
      RUNS,
    );
  });
});
