import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, calendarDay } from '../../../shared/calendar-day.js';
import type { AgendaInputs, EditInput } from './agenda-inputs.js';
import { findMatters } from './agenda-matters.js';
import { placeOf } from './agenda-table.js';
import { buildAgenda, keyOf } from './build-agenda.js';

const TODAY = calendarDay('2014-06-03');
const people = fc.constantFrom('a', 'b', 'c', 'd', 'e');
const person = people.map((offenderId) => ({ offenderId, name: `Name, ${offenderId}` }));
const rag = fc.constantFrom('red' as const, 'amber-alert' as const, 'amber' as const, 'green' as const);
const instant = fc.integer({ min: -40, max: 0 }).map((days) => `${addDays(TODAY, days)}T10:00:00.000Z`);
const day = (min: number, max: number) => fc.integer({ min, max }).map((days) => addDays(TODAY, days));
const few = <Each>(one: fc.Arbitrary<Each>): fc.Arbitrary<Each[]> => fc.array(one, { maxLength: 6 });
const once = <Each extends object>(one: fc.Arbitrary<Each>, by: keyof Each): fc.Arbitrary<Each[]> =>
  fc.uniqueArray(one, { maxLength: 5, selector: (each) => each[by] });
const also = <One extends object, More extends object>(
  one: fc.Arbitrary<One>,
  more: fc.Arbitrary<More>,
): fc.Arbitrary<One & More> => fc.tuple(one, more).map(([first, second]) => ({ ...first, ...second }));

const referral = fc
  .record({
    referralId: fc.constantFrom('r1', 'r2', 'r3'),
    offenderId: fc.option(people, { nil: null }),
    submittedAt: instant,
  })
  .map((given) => ({
    ...{ name: 'Name, typed', agency: 'yos', agencyName: 'YOS', agendaItemId: null, score: null },
    ...{ outcome: 'referral', reasons: [], needs: [], riskToCommunity: false },
    ...given,
  }));
const change = also(
  person,
  fc.record({ from: fc.option(rag, { nil: null }), to: rag, at: instant }).map((given) => ({
    ...{ rule: 'RAG-RED', reason: 'Because' },
    ...given,
  })),
);
const member = also(
  person,
  fc.record({
    rag: fc.option(rag, { nil: null }),
    ragSince: instant,
    isRagStale: fc.boolean(),
    registeredOn: fc.option(day(-2000, 0), { nil: null }),
  }),
);
const spell = also(
  person,
  fc.record({
    to: fc.option(day(-40, 0), { nil: null }),
    releaseDue: fc.option(day(-40, 40), { nil: null }),
    establishment: fc.constantFrom('HMP One', 'HMP Two'),
  }),
);
const exit = also(
  person,
  fc.record({
    state: fc.constantFrom('due' as const, 'held' as const),
    since: day(-100, 100),
    heldBy: fc.constant([]),
  }),
);
const exclusion = also(
  person,
  fc.record({ agendaItemId: fc.constantFrom('x', 'y'), raisedAt: instant, reason: fc.constant(null) }),
);
const registration = also(
  person,
  fc.record({
    rule: fc.constant('TIER-1'),
    reason: fc.constant(null),
    recordedAt: instant,
    startedOn: fc.option(day(-40, 0), { nil: null }),
    agendaItemId: fc.option(fc.constantFrom('p', 'q'), { nil: null }),
  }),
);
const task = also(
  person,
  fc.record({
    taskId: fc.constantFrom('t1', 't2', 't3'),
    action: fc.constantFrom('Call', 'Write'),
    agency: fc.constant('yos'),
    agencyName: fc.constant('YOS'),
    dueOn: day(-5, 5),
  }),
);
const given = fc.record<AgendaInputs>({
  today: fc.constant(TODAY),
  meeting: fc.constantFrom('tasking' as const, 'panel' as const),
  since: fc.option(instant, { nil: null }),
  referrals: once(referral, 'referralId'),
  registrations: few(registration),
  statusChanges: few(change),
  members: once(member, 'offenderId'),
  spells: few(spell),
  exits: once(exit, 'offenderId'),
  exclusions: few(exclusion),
  tasks: once(task, 'taskId'),
  leftOver: fc.constant([]),
  edits: fc.constant([]),
});

const move = (key: string, position: number): EditInput => ({
  ...{ id: key, key, kind: 'critical', offenderId: null, name: null, position, carried: 0, state: 'waiting' },
  ...{ summary: '', reason: null, addedBy: null, addedAt: null, takenOffBy: null, takenOffAt: null },
  takenOffReason: null,
});

describe('whatever the cohort is, its agenda (MEET-4)', () => {
  it('holds every matter that belongs to the meeting exactly once, under what it is about', () => {
    fc.assert(
      fc.property(given, (inputs) => {
        const { items } = buildAgenda(inputs);
        const belongs = findMatters(inputs).filter(({ kind }) => placeOf(kind, inputs.meeting) !== null);
        const expected = new Set(
          belongs.map((matter) => `${keyOf(matter, inputs.meeting)} ${matter.kind} ${matter.reason.text}`),
        );
        const found = items.flatMap(({ key, reasons }) =>
          reasons.map(({ kind, text }) => `${key} ${kind} ${text}`),
        );
        expect(found.sort()).toEqual([...expected].sort());
        expect(new Set(items.map(({ key }) => key)).size).toBe(items.length);
      }),
    );
  });

  it('stands in one order, however the facts were read', () => {
    fc.assert(
      fc.property(given, fc.func(fc.integer()), (inputs, weight) => {
        const shuffle = <Each>(all: readonly Each[]): Each[] =>
          [...all].sort((one, other) => weight(one) - weight(other));
        const turned = {
          ...inputs,
          referrals: shuffle(inputs.referrals),
          members: shuffle(inputs.members),
          spells: shuffle(inputs.spells),
          exits: shuffle(inputs.exits),
          tasks: shuffle(inputs.tasks),
        };
        const keys = (of: AgendaInputs): string[] => buildAgenda(of).items.map(({ key }) => key);
        expect(keys(turned)).toEqual(keys(inputs));
      }),
    );
  });

  it('takes the sections in the order of the meeting, and critical cases by severity (MEET-3)', () => {
    fc.assert(
      fc.property(given, (inputs) => {
        const { items } = buildAgenda(inputs);
        const orders = items.map(({ kind }) => placeOf(kind, inputs.meeting)?.order ?? -1);
        expect(orders).toEqual([...orders].sort((one, other) => one - other));
        const ragOf = new Map(inputs.members.map((each) => [each.offenderId, each.rag]));
        const severity = ['red', 'amber-alert', 'amber'];
        const critical = items.filter(({ kind }) => kind === 'critical');
        const ranks = critical.map(({ offenderId }) => severity.indexOf(ragOf.get(offenderId ?? '') ?? ''));
        expect(ranks).toEqual([...ranks].sort((one, other) => one - other));
      }),
    );
  });

  it('keeps the chair’s order of everything the chair has placed, and loses nothing by it', () => {
    fc.assert(
      fc.property(given, fc.func(fc.nat()), fc.func(fc.boolean()), (inputs, weight, isPlaced) => {
        const before = buildAgenda(inputs).items.map(({ key }) => key);
        const placed = before
          .filter((key) => isPlaced(key))
          .sort((one, other) => weight(one) - weight(other));
        const edits = placed.map((key, at) => move(key, at + 1));
        const after = buildAgenda({ ...inputs, edits }).items.map(({ key }) => key);
        expect(after.filter((key) => placed.includes(key))).toEqual(placed);
        expect([...after].sort()).toEqual([...before].sort());
      }),
    );
  });

  it('counts what was left over once more, and never loses a decision that still waits', () => {
    fc.assert(
      fc.property(given, fc.nat({ max: 9 }), (inputs, carried) => {
        const first = buildAgenda(inputs).items;
        const leftOver = first.map(({ key, kind, offenderId, referralId, name, reasons }) => ({
          ...{ key, kind, offenderId, referralId, name, reasons, carried, addedBy: null },
        }));
        const again = buildAgenda({ ...inputs, leftOver }).items;
        expect(again.map(({ key }) => key).sort()).toEqual(first.map(({ key }) => key).sort());
        expect(again.every((item) => item.carried === carried + 1)).toBe(true);
      }),
    );
  });
});
