import { describe, expect, it } from '@jest/globals';
import { calendarDay, type CalendarDay } from '../../../shared/calendar-day.js';
import type { RagStatus } from '../../../shared/rag.js';
import type { AgendaInputs, EditInput, LeftOverInput } from './agenda-inputs.js';
import type { AgendaReason } from './agenda-reason.js';
import { buildAgenda, type BuiltAgenda } from './build-agenda.js';

const TODAY = calendarDay('2014-06-03');
const SINCE = '2014-06-02T09:00:00.000Z';

const inputs = (more: Partial<AgendaInputs> = {}): AgendaInputs => ({
  ...{ today: TODAY, meeting: 'tasking', since: SINCE, referrals: [], registrations: [], statusChanges: [] },
  ...{ members: [], spells: [], exits: [], exclusions: [], tasks: [], leftOver: [], edits: [] },
  ...more,
});
const person = (offenderId: string) => ({ offenderId, name: `Name, ${offenderId}` });
const member = (id: string, rag: RagStatus | null, more: Partial<AgendaInputs['members'][number]> = {}) => ({
  ...person(id),
  ...{
    rag,
    ragSince: '2014-05-01T09:00:00.000Z',
    isRagStale: false,
    registeredOn: calendarDay('2014-01-01'),
  },
  ...more,
});
const referral = (id: string, offenderId: string | null = `of-${id}`) => ({
  ...{
    referralId: id,
    offenderId,
    name: `Name, ${id}`,
    agency: 'probation-nps',
    agencyName: 'Probation (NPS)',
  },
  ...{ submittedAt: '2014-06-01T09:00:00.000Z', agendaItemId: `a-${id}`, score: 84, outcome: 'referral' },
  ...{ reasons: [{ rule: 'TIER-2', text: 'Score 84 is 70 to 89' }], needs: ['drugs'] },
  riskToCommunity: false,
});
const change = (id: string, from: RagStatus | null, to: RagStatus, at = '2014-06-02T10:00:00.000Z') => ({
  ...person(id),
  ...{ from, to, at, rule: 'RAG-RED', reason: 'Circulated as wanted' },
});
const spell = (id: string, to: string | null, releaseDue: string | null) => ({
  ...person(id),
  ...{ establishment: 'HMP Nottingham', to: to as CalendarDay | null },
  releaseDue: releaseDue as CalendarDay | null,
});
const left = (
  key: string,
  reasons: Partial<AgendaReason>[],
  more: Partial<LeftOverInput> = {},
): LeftOverInput => ({
  ...{
    key,
    kind: 'critical',
    offenderId: key.split(':')[1] ?? '',
    referralId: null,
    carried: 0,
    addedBy: null,
  },
  name: 'Name, left',
  reasons: reasons.map((reason) => ({
    ...{ kind: 'critical', rule: 'RAG-RED', text: 'Red', detail: null, agency: null },
    ...reason,
  })),
  ...more,
});
const edit = (key: string, more: Partial<EditInput> = {}): EditInput => ({
  ...{
    id: `e-${key}`,
    key,
    kind: 'critical',
    offenderId: null,
    name: null,
    position: 0,
    carried: 0,
    state: 'waiting',
  },
  ...{ summary: '', reason: null, addedBy: null, addedAt: null, takenOffBy: null, takenOffAt: null },
  takenOffReason: null,
  ...more,
});
const keys = ({ items }: Pick<BuiltAgenda, 'items'>): string[] => items.map(({ key }) => key);

describe('the agenda of a meeting', () => {
  it('takes critical cases by severity: red, amber alert, then amber; green is none (MEET-3)', () => {
    const members = [
      member('a', 'amber'),
      member('b', 'green'),
      member('c', 'red'),
      member('d', 'amber-alert'),
    ];
    expect(keys(buildAgenda(inputs({ members })))).toEqual(['person:c', 'person:d', 'person:a']);
  });

  it('has a referral in a tasking meeting only, with what is needed to decide over it (REF-6)', () => {
    const [item] = buildAgenda(inputs({ referrals: [referral('r')] })).items;
    expect(item).toMatchObject({
      key: 'referral:r',
      kind: 'referral',
      section: 'referrals',
      agendaItemId: 'a-r',
    });
    expect(item?.reasons).toEqual([
      {
        ...{ kind: 'referral', rule: 'REF-6', agency: 'probation-nps' },
        text: 'Referred by Probation (NPS) on 1 June 2014: accept, decline or defer',
        detail: 'Score 84. For the panel to decide. Score 84 is 70 to 89 (TIER-2). Needs: drugs (REF-3)',
      },
    ]);
    expect(keys(buildAgenda(inputs({ meeting: 'panel', referrals: [referral('r')] })))).toEqual([]);
  });

  it('counts how often a referral was left over: “carried over 2 times” (MEET-4)', () => {
    const leftOver = [left('referral:r', [], { carried: 1, referralId: 'r' })];
    expect(buildAgenda(inputs({ referrals: [referral('r')], leftOver })).items).toMatchObject([
      { carried: 2 },
    ]);
  });

  it('drops a referral that was left over and has been settled since', () => {
    const leftOver = [left('referral:r', [{ kind: 'referral' }], { referralId: 'r' })];
    expect(keys(buildAgenda(inputs({ leftOver })))).toEqual([]);
  });

  it('has a person with several matters once, under the first of them, with every reason', () => {
    const built = buildAgenda(
      inputs({
        members: [member('a', 'red')],
        statusChanges: [change('a', 'amber', 'red')],
        spells: [spell('a', null, '2014-06-10')],
      }),
    );
    expect(built.items).toHaveLength(1);
    expect(built.items[0]).toMatchObject({ key: 'person:a', section: 'critical' });
    expect(built.items[0]?.reasons.map(({ kind, text }) => [kind, text])).toEqual([
      ['critical', 'Red since 1 May 2014'],
      ['status-change', 'Changed on 2 June 2014: Amber, then Red'],
      ['release', 'Release from HMP Nottingham is due on 10 June 2014'],
    ]);
  });

  it.each([
    ['2014-05-05', null, false],
    ['2014-05-06', null, true],
    ['2014-05-07', null, true],
    ['2014-06-03', null, true],
    [null, '2014-06-30', true],
    [null, '2014-07-01', true],
    [null, '2014-07-02', false],
    [null, null, false],
  ])('released %s, due %s: is there, 28 days back and ahead: %s (MEET-3)', (to, due, isThere) => {
    expect(keys(buildAgenda(inputs({ spells: [spell('a', to, due)] }))).length).toBe(isThere ? 1 : 0);
  });

  it.each([
    ['2014-06-02T08:59:59.999Z', false],
    ['2014-06-02T09:00:00.000Z', false],
    ['2014-06-02T09:00:00.001Z', true],
  ])('a status changed at %s is new since the meeting that closed at 9:00: %s (MEET-4)', (at, isThere) => {
    const statusChanges = [change('a', 'red', 'green', at)];
    expect(keys(buildAgenda(inputs({ statusChanges }))).length).toBe(isThere ? 1 : 0);
  });

  it.each([
    ['2014-05-05T12:00:00.000Z', false],
    ['2014-05-06T12:00:00.000Z', true],
  ])('before any meeting has closed, 28 days are looked back: changed at %s is new: %s', (at, isThere) => {
    const statusChanges = [change('a', 'red', 'green', at)];
    expect(keys(buildAgenda(inputs({ since: null, statusChanges }))).length).toBe(isThere ? 1 : 0);
  });

  it.each([
    ['2014-06-03', '2010-06-04', false],
    ['2014-06-03', '2010-06-03', true],
    ['2014-06-03', '2010-06-02', true],
    ['2016-02-28', '2012-02-29', false],
    ['2016-02-29', '2012-02-29', true],
    // 2100 is no leap year: four years are clamped to the end of the month.
    ['2100-02-27', '2096-02-29', false],
    ['2100-02-28', '2096-02-29', true],
  ])(
    'on %s somebody registered on %s is reviewed as a member of four years: %s (COH-5)',
    (today, on, isThere) => {
      const members = [member('a', null, { registeredOn: calendarDay(on) })];
      const built = buildAgenda(inputs({ today: calendarDay(today), meeting: 'panel', members }));
      expect(keys(built).length).toBe(isThere ? 1 : 0);
    },
  );

  it('keeps what happened and was not reached, and drops what is no longer so', () => {
    const leftOver = [
      left('person:a', [
        { kind: 'status-change', text: 'Changed' },
        { kind: 'critical', text: 'Red' },
      ]),
      left('person:b', [{ kind: 'critical', text: 'Red' }]),
    ];
    const { items } = buildAgenda(inputs({ leftOver }));
    expect(items).toMatchObject([
      { key: 'person:a', section: 'status-changes', carried: 1, reasons: [{ kind: 'status-change' }] },
    ]);
  });

  it('obeys the chair: takes off, adds, and reorders; what comes after stands in its section', () => {
    const members = [member('a', 'red'), member('b', 'red'), member('c', 'amber'), member('d', 'red')];
    const edits = [
      edit('person:c', { position: 1 }),
      edit('person:b', { position: 2 }),
      edit('person:a', { state: 'taken-off', takenOffReason: 'In hospital' }),
      edit('added:x', { kind: 'added', summary: 'The new hostel', addedBy: 'Alan Pike', position: 3 }),
    ];
    const built = buildAgenda(inputs({ members, edits }));
    expect(keys(built)).toEqual(['person:c', 'person:b', 'person:d', 'added:x']);
    expect(keys({ items: built.takenOff })).toEqual(['person:a']);
  });
});
