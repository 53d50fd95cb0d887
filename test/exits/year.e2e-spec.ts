import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { decideExit } from '../../src/modules/exit-rules/domain/decide-exit.js';
import { ROBUST, type ExitEvent } from '../../src/modules/exit-rules/domain/exit-event.js';
import { ExitRuns } from '../../src/modules/exit-rules/index.js';
import { sql } from '../../src/platform/database/sql.js';
import { addDays, calendarDay, type CalendarDay } from '../../src/shared/calendar-day.js';
import { holdClock, readRows, runPast } from '../support/app-inside.js';
import { buildTestApp, type TestApp } from '../support/build-test-app.js';
import type { FixedClock } from '../support/fixed-clock.js';

const FIRST = calendarDay('2015-06-01');
const DAYS = 366;
const PEOPLE = 36;
const POLICY = { version: 2, exitMonths: 6, robust: ROBUST };

/** The same numbers on every run (a linear congruential generator). */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return Math.floor((state / 4_294_967_296) * sides);
  };
}

interface Story {
  id: string;
  registeredOn: CalendarDay;
  /** Each event with the day from which it is recorded. */
  events: { recordedOn: CalendarDay; event: ExitEvent }[];
}

function inventStory(index: number, roll: (sides: number) => number): Story {
  const id = `year-${String(index).padStart(2, '0')}`;
  const registeredOn = addDays(FIRST, -roll(300));
  const events = Array.from({ length: roll(6) }, (_, number) => {
    const date = addDays(registeredOn, roll(500) - 60);
    const common = { id: `${id}-${number}`, date };
    const recordedOn = addDays(date, roll(40));
    const closedOn = roll(2) === 0 ? addDays(recordedOn, roll(60)) : null;
    const event: ExitEvent = [
      { kind: 'offence' as const, ...common, category: 'theft-non-motor', outcome: 'charge' as const },
      {
        kind: 'drug-test' as const,
        ...common,
        result: roll(2) ? ('positive' as const) : ('negative' as const),
      },
      {
        kind: 'intelligence' as const,
        ...common,
        source: 1 + roll(3),
        assessment: 'ABC'.charAt(roll(3)),
        closedOn,
      },
    ][roll(3)] as ExitEvent;
    return { recordedOn, event };
  });
  return { id, registeredOn, events };
}

const BY = `'Test', 'test', 'police'`;
const noon = (day: string): string => `'${day}T12:00:00.000Z'`;

function statementOf({ id }: Story, { event }: Story['events'][number]): string {
  const { date } = event;
  switch (event.kind) {
    case 'offence':
      return `insert into offences (id, offender_id, offence_date, category, outcome, outcome_date, is_void, recorded_at,
        recorded_by, recorded_by_id, agency) values ('${event.id}', '${id}', '${date}', '${event.category}',
        '${event.outcome}', '${date}', 0, ${noon(date)}, ${BY})`;
    case 'drug-test':
      return `insert into drug_tests (id, offender_id, sample_date, result, is_void, recorded_at, recorded_by,
        recorded_by_id, agency) values ('${event.id}', '${id}', '${date}', '${event.result}', 0, ${noon(date)}, ${BY})`;
    case 'intelligence':
      return `insert into intelligence (id, offender_id, dated_on, content, source, assessment, handling, shared_with,
        recorded_at, recorded_by, recorded_by_id, agency) values ('${event.id}', '${id}', '${date}', 'x',
        ${event.source}, '${event.assessment}', 'P', '[]', ${noon(date)}, ${BY})`;
  }
}

describe('a year of invented histories', () => {
  let test: TestApp;
  let clock: FixedClock;
  const roll = dice(20150601);
  const stories = Array.from({ length: PEOPLE }, (_, index) => inventStory(index, roll));

  beforeAll(async () => {
    test = await buildTestApp('sqlite');
    clock = holdClock(test, `${FIRST}T09:30:00.000Z`);
    await runPast(
      test,
      stories.flatMap(({ id, registeredOn }) => [
        `insert into offenders (id, surname, forename, sort_name, date_of_birth, panel, status, route, registered_on,
          in_custody, ppo, version, created_at, updated_at) values ('${id}', '${id}', 'Alex', '${id}', '1985-01-01',
          'chesterfield', 'registered', 'tier-1', '${registeredOn}', 0, 0, 1, ${noon(registeredOn)}, ${noon(registeredOn)})`,
        `insert into registrations (id, offender_id, route, rule, reason, started_on, recorded_at, recorded_by)
          values ('r-${id}', '${id}', 'tier-1', 'TIER-1', 'x', '${registeredOn}', ${noon(registeredOn)}, 'Test')`,
      ]),
    );
  });
  afterAll(() => test.close());

  /** What is recorded on a day, and what is closed. */
  async function recordOf(day: CalendarDay, isFirst: boolean): Promise<void> {
    const statements = stories.flatMap((story) =>
      story.events.flatMap((recorded) => {
        const { recordedOn, event } = recorded;
        const isNow = recordedOn === day || (isFirst && recordedOn < day);
        const closed = event.kind === 'intelligence' ? event.closedOn : null;
        const closing = closed !== null && (closed === day || (isFirst && closed < day));
        return [
          ...(isNow ? [statementOf(story, recorded)] : []),
          ...(closing
            ? [
                `insert into intelligence_closures (intelligence_id, reason, recorded_at, recorded_by, recorded_by_id,
                  agency) values ('${event.id}', 'x', ${noon(closed)}, ${BY})`,
              ]
            : []),
        ];
      }),
    );
    if (statements.length > 0) await runPast(test, statements);
  }

  it('on every day and for every person the daily review says what the rule says (EXIT-1, EXIT-2, EXIT-3)', async () => {
    const runs = test.app.get(ExitRuns);
    const wrong: unknown[] = [];
    const seen = new Map<string, number>();
    let rows = 0;
    for (let number = 0; number < DAYS; number += 1) {
      const day = addDays(FIRST, number);
      clock.set(day);
      await recordOf(day, number === 0);
      // Every seventh day the product is switched off: the day after catches up.
      if (number % 7 === 3) continue;
      const run = await runs.runNightly();
      rows += run?.changed ?? 0;
      const standing = await readRows<{
        id: string;
        state: string;
        earliest: string;
        shown: string;
        held: string;
      }>(
        test,
        sql`select s.offender_id as id, s.state, s.earliest_exit_on as earliest, o.earliest_exit_on as shown,
            v.blockers as held
          from exit_standings s join offenders o on o.id = s.offender_id join exit_reviews v on v.id = s.review_id`,
      );
      const byId = new Map(standing.map((row) => [row.id, row]));
      for (const { id, registeredOn, events } of stories) {
        const known = events.filter(({ recordedOn }) => recordedOn <= day).map(({ event }) => event);
        const meant = decideExit({ registeredOn, keptUntil: null }, known, POLICY, day);
        const row = byId.get(id);
        const held = JSON.stringify(meant.blockers);
        seen.set(meant.state, (seen.get(meant.state) ?? 0) + 1);
        const same = row?.state === meant.state && row.earliest === meant.earliestExitOn && row.held === held;
        if (!same || row.shown !== row.earliest) wrong.push({ day, id, meant, row });
      }
    }
    expect(wrong.slice(0, 3)).toEqual([]);
    for (const state of ['due', 'held', 'not-yet']) expect(seen.get(state)).toBeGreaterThan(500);
    // Of some eleven thousand reviews only those that differ are written.
    expect(rows).toBeLessThan(PEOPLE * 20);
  }, 60_000);
});
