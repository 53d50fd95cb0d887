import { describe, expect, it } from '@jest/globals';
import type { MeetingItemView } from '../../modules/tasking-meetings/index.js';
import { presentAgendaList } from './agenda-list.presenter.js';

const item = (position: number, more: Partial<MeetingItemView> = {}): MeetingItemView => ({
  ...{ id: `i${position}`, key: `person:${position}`, meeting: 'tasking', kind: 'critical', position },
  ...{
    section: 'critical',
    sectionTitle: 'Critical cases',
    offenderId: 'o',
    referralId: null,
    name: 'Ash, Lee',
  },
  ...{ rag: 'red', summary: 'Red', rule: 'RAG-RED', reason: null, reasons: [], carried: 0, state: 'waiting' },
  ...{
    isDecision: false,
    addedBy: null,
    takenOffBy: null,
    takenOffReason: null,
    raisedAt: null,
    raisedBy: null,
  },
  ...more,
});
const present = (agenda: MeetingItemView[], { status = 'scheduled', mayRun = true } = {}) =>
  presentAgendaList({ meeting: { id: 'm', status, agenda, settled: [] }, mayRun, from: 'room' });

describe('the agenda of a meeting, as it is shown (MEET-4)', () => {
  it('moves an item up but the first, and down but the last', () => {
    const lines = present([item(1), item(2), item(3)]).sections.flatMap((section) => section.lines);
    expect(lines.map(({ up, down }) => [up?.position ?? null, down?.position ?? null])).toEqual([
      [null, 2],
      [1, 3],
      [2, null],
    ]);
  });

  it.each([
    ['scheduled', true, true],
    ['open', true, true],
    ['closed', true, false],
    ['cancelled', true, false],
    ['scheduled', false, false],
  ])(
    'of a meeting that is %s, to somebody who runs meetings (%s), has controls: %s',
    (status, mayRun, has) => {
      const list = present([item(1), item(2)], { status, mayRun });
      const [line] = list.sections[0]?.lines ?? [];
      expect([line?.takeOff !== null, line?.down !== null, list.add !== null]).toEqual([has, has, has]);
    },
  );

  it('says that a section goes on, where the chair has put something else between', () => {
    const added = { section: 'added', sectionTitle: 'Added by the chair' } as const;
    const { sections } = present([item(1), item(2, added), item(3)]);
    expect(sections.map(({ title }) => title)).toEqual([
      'Critical cases',
      'Added by the chair',
      'Critical cases, continued',
    ]);
  });

  it.each([
    [0, []],
    [1, ['Carried over once']],
    [2, ['Carried over 2 times']],
  ])('says of what was left over %i times %j', (carried, notes) => {
    expect(present([item(1, { carried })]).sections[0]?.lines[0]?.notes).toEqual(notes);
  });

  it('leads to the referral, to the person, or nowhere', () => {
    const { sections } = present([
      item(1, { referralId: 'r' }),
      item(2),
      item(3, { offenderId: null, name: null }),
    ]);
    expect(sections[0]?.lines.map(({ href, name }) => [href, name])).toEqual([
      ['/referrals/r', 'Ash, Lee'],
      ['/offenders/o', 'Ash, Lee'],
      [null, 'The whole meeting'],
    ]);
  });

  it('that is empty says what would fill it', () => {
    expect(present([]).empty).toContain('come here by themselves');
  });
});
