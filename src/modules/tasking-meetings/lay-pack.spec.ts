import { describe, expect, it } from '@jest/globals';
import { carriedWords, layPack, packTitle } from './lay-pack.js';
import type { MeetingItemView } from './meeting-agenda.queries.js';
import type { AttendedMeeting } from './meetings.queries.js';

const item = (position: number, more: Partial<MeetingItemView> = {}): MeetingItemView => ({
  ...{ id: `i${position}`, key: `person:${position}`, meeting: 'tasking', kind: 'critical', position },
  ...{
    section: 'critical',
    sectionTitle: 'Critical cases',
    offenderId: 'o',
    referralId: null,
    name: 'Ash, Lee',
  },
  ...{ rag: 'red', summary: 'Red', rule: 'RAG-RED', reason: null, carried: 0, state: 'waiting' },
  reasons: [{ kind: 'critical', rule: 'RAG-RED', text: 'Red since 3 June 2014', detail: 'On warrant' }],
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
const meeting = (agenda: MeetingItemView[]): AttendedMeeting => ({
  ...{ id: 'm', panel: 'chesterfield', kind: 'operational', startsAt: '2014-06-04T09:30:00.000Z' },
  ...{ status: 'scheduled', openedAt: null, closedAt: null, chair: null, version: 1, agenda, settled: [] },
  ...{
    quorum: { agencies: [], present: 0, needed: 3, quorate: false },
    decisions: [],
    tasks: [],
    attendance: [],
  },
});

describe('the pack before a meeting (MEET-4)', () => {
  it('is called by its kind and panel', () => {
    expect(packTitle(meeting([]), 'Derby City')).toBe('Pack for the operational meeting of Derby City');
  });

  it.each([
    [0, null],
    [1, 'Carried over once'],
    [2, 'Carried over 2 times'],
  ])('says of what was left over %i times “%s”', (carried, words) => {
    expect(carriedWords(carried)).toBe(words);
  });

  it('says that nothing waits, and when it starts in London', () => {
    expect(layPack(meeting([]))).toEqual([
      { kind: 'paragraph', text: '4 June 2014 at 10:30. 0 items.' },
      { kind: 'paragraph', text: 'Nothing waits for this meeting.' },
    ]);
  });

  it('has each item once, section by section, with every reason and its rule', () => {
    const blocks = layPack(
      meeting([
        item(1),
        item(2, { carried: 2 }),
        item(3, {
          section: 'added',
          sectionTitle: 'Added by the chair',
          name: null,
          rag: null,
          addedBy: 'Pike',
        }),
      ]),
    );
    expect(blocks.filter(({ kind }) => kind === 'heading')).toMatchObject([
      { text: 'Critical cases' },
      { text: 'Added by the chair' },
    ]);
    const why = 'Red since 3 June 2014 (RAG-RED). On warrant';
    expect(blocks.filter(({ kind }) => kind === 'table')).toMatchObject([
      {
        rows: [
          ['1', 'Ash, Lee', 'Red', why],
          ['2', 'Ash, Lee', 'Red', `${why}\nCarried over 2 times`],
        ],
      },
      { rows: [['3', 'The whole meeting', '', `${why}\nAdded by Pike`]] },
    ]);
  });
});
